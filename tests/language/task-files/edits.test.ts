import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTaskFile } from '../../../src/kapacitor/templates/task-file';
import { analyseTaskFile, type TaskFileAnalysis } from '../../../src/language/task-files/analysis';
import { removeVar, setVar } from '../../../src/language/task-files/edits';
import { shownGiven, writtenValue } from '../../../src/language/task-files/values';
import { applyEdits } from '../../../src/text/edit';

function analysed(text: string, path = 'tasks/a.yaml'): TaskFileAnalysis {
  const analysis = analyseTaskFile([{ path, content: text }], path);
  if (analysis === undefined) throw new Error('there is such a file');
  return analysis;
}

function set(text: string, name: string, type: string, value: string, path?: string): string {
  return applyEdits(text, setVar(analysed(text, path), name, { type, value }));
}

function without(text: string, name: string, path?: string): string {
  return applyEdits(text, removeVar(analysed(text, path), name));
}

const LIMIT = 'vars:\n  limit:\n    type: float\n    value: 90.0\n';

describe('a var is set', () => {
  test.each([
    ['over the old value', LIMIT, 'vars:\n  limit:\n    type: float\n    value: 5.5\n'],
    [
      'with its comments',
      `# a\n${LIMIT.replace('90.0', '90.0 # b')}`,
      '# a\nvars:\n  limit:\n    type: float\n    value: 5.5 # b\n',
    ],
    ['with its type', 'vars:\n  limit: {value: 1, type: int}\n', 'vars:\n  limit: {value: 5.5, type: float}\n'],
    [
      'over a block text',
      'vars:\n  limit:\n    value: |\n      a\n      b\n    type: x\n',
      'vars:\n  limit:\n    value: 5.5\n    type: float\n',
    ],
    ['where a bare value stood', 'vars:\n  limit: 90\n', 'vars:\n  limit: {type: float, value: 5.5}\n'],
    ['where nothing stood', 'vars:\n  limit:\n', 'vars:\n  limit: {type: float, value: 5.5}\n'],
    [
      'behind the others',
      'vars:\n    a:\n      type: int\n      value: 1\n# end\n',
      'vars:\n    a:\n      type: int\n      value: 1\n    limit:\n      type: float\n      value: 5.5\n# end\n',
    ],
    [
      'among others in braces',
      'vars: {a: {type: int, value: 1}}\n',
      'vars: {a: {type: int, value: 1}, limit: {type: float, value: 5.5}}\n',
    ],
    ['in empty braces', 'vars: {}\n', 'vars: {limit: {type: float, value: 5.5}}\n'],
    ['where vars is empty', 'vars:\nid: a\n', 'vars:\n  limit:\n    type: float\n    value: 5.5\nid: a\n'],
    ['where there are none', 'id: a', 'id: a\nvars:\n  limit:\n    type: float\n    value: 5.5\n'],
  ])('%s', (_, before, after) => {
    expect(set(before, 'limit', 'float', '5.5')).toBe(after);
  });

  test.each([
    ['{"vars": {"limit": {"type": "float", "value": 90}}}', '{"vars": {"limit": {"type": "float", "value": 5.5}}}'],
    ['{"vars": {"limit": {"type": "int", "value": 90}}}', '{"vars": {"limit": {"type": "float", "value": 5.5}}}'],
    [
      '{\n  "vars": {\n    "a": {"type": "int", "value": 1}\n  }\n}\n',
      '{\n  "vars": {\n    "a": {"type": "int", "value": 1},\n    "limit": {"type": "float", "value": 5.5}\n  }\n}\n',
    ],
    ['{\n  "id": "a"\n}\n', '{\n  "id": "a",\n  "vars": {"limit": {"type": "float", "value": 5.5}}\n}\n'],
    ['{}', '{"vars": {"limit": {"type": "float", "value": 5.5}}}'],
  ])('in JSON: %s', (before, after) => {
    expect(set(before, 'limit', 'float', '5.5', 'tasks/a.json')).toBe(after);
  });

  test('that YAML takes for a truth value, in quotes', () => {
    expect(set('id: a\n', 'n', 'float', '5')).toBe("id: a\nvars:\n  'n':\n    type: float\n    value: 5\n");
  });
});

describe('a var is taken out', () => {
  test.each([
    ['with vars when it is the only one', `id: a\n${LIMIT}`, 'id: a\n'],
    ['with its lines', `${LIMIT}  b:\n    type: int\n    value: 1\n`, 'vars:\n  b:\n    type: int\n    value: 1\n'],
    [
      'with its block text',
      'vars:\n  a: {type: int, value: 1}\n  limit:\n    value: |\n      x\n      y\n',
      'vars:\n  a: {type: int, value: 1}\n',
    ],
    [
      'with its comma',
      'vars: {limit: {type: int, value: 1}, b: {type: int, value: 2}}\n',
      'vars: {b: {type: int, value: 2}}\n',
    ],
    [
      'with the comma before it',
      'vars: {b: {type: int, value: 2}, limit: {type: int, value: 1}}\n',
      'vars: {b: {type: int, value: 2}}\n',
    ],
    ['when it is there', 'vars:\n  b: {type: int, value: 2}\n', 'vars:\n  b: {type: int, value: 2}\n'],
  ])('%s', (_, before, after) => {
    expect(without(before, 'limit')).toBe(after);
  });
});

describe('what is typed', () => {
  test.each([
    ['int', '6.5', 'Give a whole number, such as 5.'],
    ['float', '70,5', 'Give a number, such as 85.5.'],
    ['bool', 'yes', 'Give true or false.'],
    ['duration', '10 seconds', 'Give whole numbers with units, such as 90s or 1h30m. Units: ns, u, ms, s, m, h, d, w.'],
  ] as const)('%s %s is none', (type, typed, error) => {
    expect(writtenValue(type, typed, false)).toEqual({ ok: false, error });
  });

  const texts = fc.string({ unit: 'grapheme', maxLength: 12 });
  const typed = fc.oneof(
    texts.map((value) => ['string', value] as const),
    texts.map((value) => ['regex', value] as const),
    fc
      .constantFrom(
        'yes',
        'no',
        'on',
        'n',
        'null',
        '~',
        '1',
        '1.5',
        '2018-01-01',
        '- a',
        '# b',
        'a: b',
        '"x"',
        "it's",
        '',
      )
      .map((value) => ['string', value] as const),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((value) => ['int', String(value)] as const),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => ['float', String(value)] as const),
    fc.boolean().map((value) => ['bool', String(value)] as const),
    fc.constantFrom('1m', '90s', '100ms', '2w').map((value) => ['duration', value] as const),
    fc.constantFrom('host', 'host, dc', '*', '', 'a b, yes, 5').map((value) => ['list', value] as const),
  );
  const start = fc.constantFrom(
    ['tasks/a.yaml', `id: a\n${LIMIT}`],
    ['tasks/a.yaml', 'id: a'],
    ['tasks/a.yaml', 'vars: {z: {type: star, value: x}}\n'],
    ['tasks/a.json', '{"id": "a"}'],
    ['tasks/a.json', '{\n  "vars": {\n    "x": {"type": "int", "value": 3}\n  }\n}'],
  );

  test('is what the task gets, and leaves the other vars alone', () => {
    fc.assert(
      fc.property(start, typed, fc.constantFrom('x', 'n', 'größe'), ([path = '', text = ''], [type, value], name) => {
        const read = (of: string) => {
          const file = readTaskFile(path, of);
          if (!file.ok) throw new Error(`${file.error}\n${of}`);
          return new Map(file.taskVars.vars.map((given) => [given.name, given]));
        };
        const written = writtenValue(type, value, path.endsWith('.json'));
        if (!written.ok) throw new Error(written.error);
        const after = set(text, name, type, written.text, path);
        const before = read(text);
        const now = read(after);
        expect([...now.keys()].sort()).toEqual([...new Set([...before.keys(), name])].sort());
        expect(now.get(name)?.type).toBe(type);
        const member = analysed(after, path);
        const given = member.root?.members.find(({ name: key }) => key === 'vars')?.value;
        const object = given?.kind === 'object' ? given.members.find((each) => each.name === name)?.value : undefined;
        const json =
          object?.kind === 'object' ? object.members.find((each) => each.name === 'value')?.value : undefined;
        const shown = shownGiven(type, json);
        if (type === 'float') expect(Number(shown)).toBe(Number(value));
        else
          expect(shown).toBe(
            type === 'list'
              ? value
                  .split(',')
                  .map((item) => item.trim())
                  .join(', ')
              : value,
          );
        expect([...read(without(after, name, path)).keys()].sort()).toEqual(
          [...before.keys()].filter((key) => key !== name).sort(),
        );
      }),
    );
  });
});
