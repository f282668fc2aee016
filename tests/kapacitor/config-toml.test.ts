import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readToml } from '../../src/kapacitor/config/toml';
import { type TomlNode, tomlMessage } from '../../src/kapacitor/config/toml-tree';

/** Texts and what Kapacitor's TOML reader said to them. */
const RECORDED: readonly (readonly [text: string, error: string])[] = JSON.parse(
  readFileSync(new URL('toml-recorded.json', import.meta.url), 'utf8'),
);

describe('recorded errors', () => {
  test.each(RECORDED)('%j', (text, error) => {
    const read = readToml(text);
    expect(read.ok ? '' : read.error.message).toBe(error);
  });
});

function plain(node: TomlNode): unknown {
  switch (node.type) {
    case 'table':
      return Object.fromEntries([...node.entries].map(([key, value]) => [key, plain(value)]));
    case 'array':
    case 'tables':
      return node.items.map(plain);
    default:
      return node.value;
  }
}

function valuesOf(text: string): unknown {
  const read = readToml(text);
  return read.ok ? plain(read.table) : read.error.message;
}

test('values of every kind', () => {
  const text = [
    '\ufeffs = "a\\u00fc\\"\\n" # comment',
    "l = 'a\\b'",
    'm = """\n x \\\n   y"""',
    "n = '''\nq'''",
    'i = -1_000',
    'h = 0x1F',
    'f = 1.5e3',
    'b = true',
    'd = 1979-05-27 07:32:00Z',
    'a = [1, [2],\n # c\n "x",]',
    't = { a.b = 1, c = { d = 2 } }',
    '[x.y]',
    'z = 1',
    '[x]',
    'w = 2',
    '[[q]]',
    'r = 1',
    '[[q]]',
  ].join('\n');
  expect(valuesOf(text)).toEqual({
    s: 'aü"\n',
    l: 'a\\b',
    m: ' x y',
    n: 'q',
    i: -1000n,
    h: 31n,
    f: 1500,
    b: true,
    d: '1979-05-27T07:32:00Z',
    a: [1n, [2n], 'x'],
    t: { a: { b: 1n }, c: { d: 2n } },
    x: { y: { z: 1n }, w: 2n },
    q: [{ r: 1n }, {}],
  });
});

test('values know their line and place', () => {
  const text = '[hipchat]\n  room = "ops" # the room\n';
  const read = readToml(text);
  const section = read.ok ? read.table.entries.get('hipchat') : undefined;
  const room = section?.type === 'table' ? section.entries.get('room') : undefined;
  expect(room).toMatchObject({ line: 2 });
  expect(text.slice(room?.range.start, room?.range.end)).toBe('"ops"');
});

test('messages name the last key only where there is one', () => {
  expect(tomlMessage(3, '', 'x')).toBe('toml: line 3: x');
  expect(tomlMessage(3, 'a.b', 'x')).toBe('toml: line 3 (last key "a.b"): x');
});

test('no text breaks the reader', () => {
  const pieces = fc.constantFrom('[', ']', '=', '"', "'", '\n', '.', ',', '{', '}', '#', 'a', '1', ' ', '\\', '"""');
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 25 }), (parts) => {
      const read = readToml(parts.join(''));
      if (read.ok) return;
      expect(read.error.message).toMatch(/^toml: line -?\d+/);
      expect(read.error.range.start).toBeLessThanOrEqual(read.error.range.end);
    }),
    { numRuns: 500 },
  );
});
