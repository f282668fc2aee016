import { describe, expect, test } from 'vitest';
import { four, none, one, rest, type Signature, three, two, withRest } from '../../src/definition/signature';
import type { ScriptValue } from '../../src/definition/value';

const SITE = { name: 'f', goType: '*pipeline.XNode' };
const HEAD = 'error calling func "f" on obj *pipeline.XNode: reflect: ';
const FEW = `${HEAD}Call with too few input arguments`;
const MANY = `${HEAD}Call with too many input arguments`;
const INT: ScriptValue = { type: 'int', value: 1n };
const TEXT: ScriptValue = { type: 'string', value: 'a' };

const a = { name: 'a', type: 'int' } as const;
const SIGNATURES: readonly [string, Signature<readonly unknown[]>, number][] = [
  ['none', none, 0],
  ['one', one('a', 'int'), 1],
  ['two', two(a, a), 2],
  ['three', three(a, a, a), 3],
  ['four', four(a, a, a, a), 4],
];

function ints(count: number): ScriptValue[] {
  return Array.from({ length: count }, () => INT);
}

describe.each(SIGNATURES)('%s', (_, signature, count) => {
  test('takes so many arguments, no fewer and no more', () => {
    expect(signature.read(ints(count), SITE)).toEqual({ ok: true, args: ints(count).map(() => 1n) });
    expect(signature.read(ints(count + 1), SITE)).toEqual({ ok: false, error: MANY });
    if (count > 0) expect(signature.read(ints(count - 1), SITE)).toEqual({ ok: false, error: FEW });
  });

  test('says which argument is of the wrong type, wherever it stands', () => {
    for (let wrong = 0; wrong < count; wrong++) {
      expect(signature.read(ints(count).with(wrong, TEXT), SITE)).toEqual({
        ok: false,
        error: `${HEAD}Call using string as type int64`,
      });
    }
  });
});

test('any number of one type, after fixed ones too', () => {
  expect(rest('a', 'int').read([], SITE)).toEqual({ ok: true, args: [[]] });
  expect(rest('a', 'int').read(ints(3), SITE)).toEqual({ ok: true, args: [[1n, 1n, 1n]] });
  expect(rest('a', 'int').read([INT, TEXT], SITE)).toEqual({
    ok: false,
    error: `${HEAD}cannot use string as type int64 in Call`,
  });
  const mixed = withRest(one('a', 'string'), 'b', 'int');
  expect(mixed.read([TEXT, INT, INT], SITE)).toEqual({ ok: true, args: ['a', [1n, 1n]] });
  expect(mixed.read([], SITE)).toEqual({ ok: false, error: FEW });
});

test('a name in double quotes where text was wanted gets Kapacitor’s hint', () => {
  const range = { start: 0, end: 3 };
  const reference: ScriptValue = {
    type: 'reference',
    node: { kind: 'reference', name: 'a', range, position: 0 },
  };
  expect(one('a', 'string').read([reference], SITE)).toEqual({
    ok: false,
    error: 'cannot assign *ast.ReferenceNode to type string, did you use double quotes instead of single quotes?',
  });
});
