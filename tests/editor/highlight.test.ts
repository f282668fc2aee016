import { expect, test } from 'vitest';
import { highlightLine, type LineState } from '../../src/editor/highlight';
import { applyEdits, differenceEdit } from '../../src/text/edit';
import { lineAround, positionAt } from '../../src/text/position';
import { type Language, languageOf } from '../../src/workspace/kinds';

/** The pieces of each line of a text. */
function highlight(language: Language, text: string) {
  let before: LineState = 'start';
  return text.split('\n').map((line) => {
    const { tokens, state } = highlightLine(language, line, before);
    before = state;
    return tokens.map(({ start, kind }, index) => ({ text: line.slice(start, tokens[index + 1]?.start), kind }));
  });
}

const kinds = (language: Language, text: string) =>
  highlight(language, text).map((line) =>
    line.filter(({ text: piece }) => piece.trim() !== '').map(({ text: piece, kind }) => `${piece.trim()}:${kind}`),
  );

test('TICKscript tells a reference from a string', () => {
  expect(kinds('tickscript', '    .crit(lambda: "usage_idle" < 10 AND "host" == \'a\') // why')[0]).toEqual([
    '.:operator',
    'crit:property',
    '(:text',
    'lambda::keyword',
    '"usage_idle":reference',
    '<:operator',
    '10:number',
    'AND:keyword',
    '"host":reference',
    '==:operator',
    "'a':string",
    '):text',
    '// why:comment',
  ]);
});

test('triple quotes go over lines', () => {
  expect(kinds('tickscript', ".message('''one\n'two' three''') |alert()")).toEqual([
    ['.:operator', 'message:property', '(:text', "'''one:string"],
    ["'two' three''':string", '):text', '|:operator', 'alert:node', '():text'],
  ]);
});

test.each([
  ['x //comment', 'x:text //comment:comment'],
  ['"a" =~ /^web\\d+/', '"a":reference =~:operator /^web\\d+/:regex'],
  ['a / b', 'a:text /:operator b:text'],
  ['10m', '10m:number'],
])('TICKscript %j', (line, expected) => {
  expect(kinds('tickscript', line)[0]?.join(' ')).toBe(expected);
});

test('line protocol', () => {
  expect(kinds('line-protocol', 'cpu,host=a\\ b,dc=x v=1.5,s="a, b=c" 123')[0]).toEqual([
    'cpu:node',
    ',:operator',
    'host:key',
    '=:operator',
    'a\\ b:tag',
    ',:operator',
    'dc:key',
    '=:operator',
    'x:tag',
    'v:reference',
    '=:operator',
    '1.5:number',
    ',:operator',
    's:reference',
    '=:operator',
    '"a, b=c":string',
    '123:time',
  ]);
  expect(kinds('line-protocol', '# db=a rp=b')[0]).toEqual(['# db=a rp=b:comment']);
});

test('nothing is lost of any text', () => {
  for (const text of ['', '\n', "'''", '"', 'a\\', '🚨 漢字 = "x', '/', "lambda: 'a''b'"]) {
    for (const language of ['tickscript', 'line-protocol', 'toml', 'yaml', 'json', 'plain'] as const) {
      expect(
        highlight(language, text)
          .map((line) => line.map((piece) => piece.text).join(''))
          .join('\n'),
      ).toBe(text);
    }
  }
});

test.each([
  ['a.tick', 'tickscript'],
  ['data.lp', 'line-protocol'],
  ['kapacitor.conf', 'toml'],
  ['handlers/a.yaml', 'yaml'],
  ['case.json', 'json'],
  ['notes', 'plain'],
])('language of %s', (path, language) => {
  expect(languageOf(path)).toBe(language);
});

test.each([
  ['abc', 'abc', undefined],
  ['abc', 'abXc', { range: { start: 2, end: 2 }, text: 'X' }],
  ['aaa', 'aa', { range: { start: 2, end: 3 }, text: '' }],
  ['', 'x', { range: { start: 0, end: 0 }, text: 'x' }],
  ['one two', 'one 2', { range: { start: 4, end: 7 }, text: '2' }],
])('one edit from %j to %j', (before, after, edit) => {
  expect(differenceEdit(before, after)).toEqual(edit);
  if (edit !== undefined) expect(applyEdits(before, [edit])).toBe(after);
});

test('positions and lines', () => {
  expect(positionAt('ab\ncd\n', 4)).toEqual({ line: 2, column: 2 });
  expect(positionAt('ab', 99)).toEqual({ line: 1, column: 3 });
  expect(lineAround('ab\ncd\nef', 4)).toEqual({ start: 3, end: 5 });
  expect(lineAround('ab\ncd', 5)).toEqual({ start: 3, end: 5 });
});

test.each<[Language, string]>([
  ['tickscript', ' '],
  ['tickscript', '( '],
  ['toml', '.'],
  ['yaml', '-.'],
])('a long line of %s %j is coloured while one types, a longer one not at all', (language, piece) => {
  const line = piece.repeat(20_000 / piece.length);
  const { user, system } = process.cpuUsage();
  highlightLine(language, line, 'start');
  const { user: userAfter, system: systemAfter } = process.cpuUsage();
  expect((userAfter + systemAfter - user - system) / 1000).toBeLessThan(500);
  expect(highlightLine(language, `${line}${piece}`, 'start')).toEqual({
    tokens: [{ start: 0, kind: 'text' }],
    state: 'start',
  });
});
