import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ColouredLine, type Colouring, colouredLines, type LineLook } from '../../src/editor/plain/coloured-lines';

interface Made {
  readonly look: LineLook;
}

const make = (look: LineLook): Made => ({ look });
const show = (colouring: Colouring, old: readonly ColouredLine<Made>[] = []) => colouredLines(colouring, old, make);
const script = (text: string, more: Partial<Colouring> = {}): Colouring => ({
  language: 'tickscript',
  text,
  problems: [],
  marked: undefined,
  lit: undefined,
  ...more,
});
const problemAt = (start: number, end: number) => ({
  range: { start, end },
  severity: 'error' as const,
  message: '',
  code: 'syntax' as const,
});
/** Of the lines, those that were made for this text. */
const made = (lines: readonly ColouredLine<Made>[], old: readonly ColouredLine<Made>[]) => {
  const known = new Set(old.map(({ node }) => node));
  return lines.flatMap(({ node, text }) => (known.has(node) ? [] : [text]));
};

test.each([
  ['the same text', 'a\nb\nc', {}, []],
  ['a letter in the middle', 'a\nbb\nc', {}, ['bb']],
  ['a line more before', 'x\na\nb\nc', {}, ['x']],
  ['a line less', 'a\nc', {}, []],
  ['a line twice', 'a\na\nb\nc', {}, ['a']],
  ['the moment came to a line', 'a\nb\nc', { marked: 2 }, ['b']],
  ['a line is lit', 'a\nb\nc', { lit: { start: 4, end: 5 } }, ['c']],
  ['a problem over two lines', 'a\nb\nc', { problems: [problemAt(2, 5)] }, ['b', 'c']],
  ['a string that opens', "a\n'''\nc", {}, ["'''", 'c']],
] as const)('Makes only what differs: %s', (_, text, more, expected) => {
  const old = show(script('a\nb\nc'));
  expect(made(show(script(text, more), old), old)).toEqual(expected);
});

test('A problem is drawn from the start of each of its lines', () => {
  const lines = show(script('ab\ncd', { problems: [problemAt(1, 4)] }));
  expect(lines.map(({ node }) => node.look.strokes)).toEqual([
    [{ start: 1, end: 2, severity: 'error' }],
    [{ start: 0, end: 1, severity: 'error' }],
  ]);
});

test('However the text came to be, its lines look as if it had been there at once, and keep their order', () => {
  const text = fc
    .array(fc.constantFrom('', 'a', 'b', "'''", '// c', '|x()'), { maxLength: 8 })
    .map((lines) => lines.join('\n'));
  const colouring = fc.record({
    text,
    marked: fc.option(fc.nat(12), { nil: undefined }),
    problems: fc.array(
      fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 6 })).map(([start, length]) => problemAt(start, start + length)),
      { maxLength: 2 },
    ),
  });
  fc.assert(
    fc.property(fc.array(colouring, { minLength: 2, maxLength: 5 }), (steps) => {
      let lines: readonly ColouredLine<Made>[] = [];
      for (const step of steps) {
        const before = lines.map(({ node }) => node);
        lines = show(script(step.text, step), lines);
        expect(lines.map(({ node }) => node.look)).toEqual(show(script(step.text, step)).map(({ node }) => node.look));
        const places = lines.map(({ node }) => before.indexOf(node)).filter((place) => place !== -1);
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
      }
    }),
  );
});
