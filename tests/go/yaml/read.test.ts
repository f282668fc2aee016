import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonString } from '../../../src/go/json/encode';
import { type PlacedJson, plainJson } from '../../../src/go/json/placed';
import { readYaml, type Shape } from '../../../src/go/yaml/read';
import { TOO_DEEP } from '../../../src/text/depth';

/** The answers are ghodss/yaml v1.0.0's over go-yaml v2.4.0. */
const HANDLER: Shape = { fields: { topic: 'text', id: 'text', kind: 'text', options: 'any', match: 'text' } };
const TASK: Shape = {
  fields: { id: 'text', 'template-id': 'text', dbrps: { list: { fields: { db: 'text', rp: 'text' } } }, vars: 'any' },
};

const ERRORS: readonly (readonly [string, string])[] = [
  ['a: b\n c: d', 'yaml: line 2: mapping values are not allowed in this context'],
  ['a: b\nc', "yaml: line 3: could not find expected ':'"],
  ['a: b\nc d\ne: f', "yaml: line 3: could not find expected ':'"],
  ['a:\n  b: c\n d: e', 'yaml: line 2: did not find expected key'],
  ['a: b: c', 'yaml: mapping values are not allowed in this context'],
  ['a: }', 'yaml: did not find expected node content'],
  ['a: ]', 'yaml: did not find expected node content'],
  ['a: {b: c', "yaml: line 1: did not find expected ',' or '}'"],
  ['a: [b, c', "yaml: line 1: did not find expected ',' or ']'"],
  ['a: {b c: d e: f}', "yaml: did not find expected ',' or '}'"],
  ['a: {b: c d: e}', "yaml: did not find expected ',' or '}'"],
  ['[a: b: c]', "yaml: did not find expected ',' or ']'"],
  ['a: "b', 'yaml: found unexpected end of stream'],
  ["a: 'b\nc: d", 'yaml: line 2: found unexpected end of stream'],
  ['a: "b" c', 'yaml: did not find expected key'],
  ["a: 'b' c\nd: e", 'yaml: did not find expected key'],
  ['a: "\\q"', 'yaml: found unknown escape character'],
  ['a: "\\xZZ"', 'yaml: did not find expected hexdecimal number'],
  ['a: "\\ud800"', 'yaml: found invalid Unicode character escape code'],
  ['a:\n\tb: c', 'yaml: line 2: found character that cannot start any token'],
  ['a: b\n\tc', 'yaml: line 2: found a tab character that violates indentation'],
  ['a: |\n\tb', 'yaml: line 2: found a tab character where an indentation space is expected'],
  ['a: |x\n b', 'yaml: did not find expected comment or line break'],
  ['a: |0\n b', 'yaml: found an indentation indicator equal to 0'],
  ['- a\nb: c', "yaml: line 1: did not find expected '-' indicator"],
  ['a: b\n- c', 'yaml: line 1: did not find expected key'],
  ['a: - b', 'yaml: block sequence entries are not allowed in this context'],
  ['? a\n? b: c\n d', 'yaml: line 2: did not find expected key'],
  ['a: ? b', 'yaml: mapping keys are not allowed in this context'],
  ['a: *b', "yaml: unknown anchor 'b' referenced"],
  ['a: & b', 'yaml: did not find expected alphabetic or numeric character'],
  ['a: * b', 'yaml: did not find expected alphabetic or numeric character'],
  ['a: %b', 'yaml: found character that cannot start any token'],
  ['a: @b', 'yaml: found character that cannot start any token'],
  ['a: `b`', 'yaml: found character that cannot start any token'],
  ['a: !x!y b', 'yaml: found undefined tag handle'],
  ['a: !<x b', "yaml: did not find the expected '>'"],
  ['%YAML 1.2\n---\na', 'yaml: found incompatible YAML document'],
  ['%YAML 1.1\n%YAML 1.1\n---\na', 'yaml: line 1: found duplicate %YAML directive'],
  ['%TAG ! x\n%TAG ! y\n---\na', 'yaml: line 1: found duplicate %TAG directive'],
  ['%FOO\n---\na', 'yaml: found unknown directive name'],
  ['%YAML 1.1\na: b', 'yaml: line 1: did not find expected <document start>'],
  ['%YAML 111.1\n---\n', 'yaml: found extremely long version number'],
  ['%YAML 1\n---\n', "yaml: did not find expected digit or '.' character"],
  ['%\n', 'yaml: could not find expected directive name'],
  ['a: "b\n---\nc"', 'yaml: line 2: found unexpected document indicator'],
  ['a: \u0001', 'yaml: control characters are not allowed'],
  ['a: b\u007f', 'yaml: control characters are not allowed'],
  ['a: "b\\', 'yaml: found unknown escape character'],
  ['...\n', 'yaml: did not find expected node content'],
  ['a: [b]]', 'yaml: did not find expected key'],
  ['[a]: b\n[c', "yaml: line 3: could not find expected ':'"],
  ['{? a', "yaml: line 1: did not find expected ',' or '}'"],
  ['[? ]', "yaml: line 1: did not find expected ',' or ']'"],
  ['- - a\n - b', "yaml: line 1: did not find expected '-' indicator"],
  ['a: {b: }\n  c', 'yaml: line 1: did not find expected key'],
  ['"a\nb": c', 'yaml: line 2: mapping values are not allowed in this context'],
  ['#\n\ta: b', 'yaml: line 2: found character that cannot start any token'],
  ['a: [\n- b]', 'yaml: line 1: did not find expected node content'],
  ['a:\r\n  b: c\r\n d: e', 'yaml: line 2: did not find expected key'],
  ['a: b\r c: d', 'yaml: line 2: mapping values are not allowed in this context'],
  ['a: b\u2028 c: d', 'yaml: line 2: mapping values are not allowed in this context'],
  ['a: &a [*a]', "yaml: anchor 'a' value contains itself"],
  ['a: &a {<<: *a}', "yaml: anchor 'a' value contains itself"],
  ['<<: a', 'yaml: map merge requires map or sequence of maps as the value'],
  ['<<: [a]', 'yaml: map merge requires map or sequence of maps as the value'],
  ['a: &a b\n<<: *a', 'yaml: map merge requires map or sequence of maps as the value'],
  ['? [a]\n: b', 'yaml: invalid map key: []interface {}{"a"}'],
  [
    '? {a: 1, b: [null, true, 1.5, x]}\n: c',
    'yaml: invalid map key: map[interface {}]interface {}{"a":1, "b":[]interface {}{interface {}(nil), true, 1.5, "x"}}',
  ],
  ['~: a', 'Unsupported map key of type: %!s(<nil>), key: <nil>, value: "a"'],
  [
    '? ~\n: {type: float, value: 80}',
    'Unsupported map key of type: %!s(<nil>), key: <nil>, value: map[interface {}]interface {}{"type":"float", "value":80}',
  ],
  ['18446744073709551615: a', 'Unsupported map key of type: uint64, key: 0xffffffffffffffff, value: "a"'],
  ['a: !!int b', 'yaml: cannot decode !!str `b` as a !!int'],
  ['a: !!int 1.5', 'yaml: cannot decode !!float `1.5` as a !!int'],
  ['a: !!float b', 'yaml: cannot decode !!str `b` as a !!float'],
  ['a: !!bool 1', 'yaml: cannot decode !!int `1` as a !!bool'],
  ['a: !!null b', 'yaml: cannot decode !!str `b` as a !!null'],
  ['a: !!timestamp b', 'yaml: cannot decode !!str `b` as a !!timestamp'],
  ['a: !!binary "~"', 'yaml: !!binary value contains invalid base64 data'],
  ['a: .inf', 'json: unsupported value: +Inf'],
  ['b: .nan\na: -.inf', 'json: unsupported value: -Inf'],
  ['a: !!float 18446744073709551615', 'yaml: cannot decode !!int `18446744073709551615` as a !!float'],
  ['a: -\n', 'yaml: block sequence entries are not allowed in this context'],
  ['a: b:', 'yaml: mapping values are not allowed in this context'],
];

const VALUES: readonly (readonly [string, string])[] = [
  ['a: &b', '{"a":null}'],
  ['a: !!str, b', '{"a":"b"}'],
  ['k\n  : v\n- x', '"k"'],
  ['{a: b}}', '{"a":"b"}'],
  ['a: [b, -]', '{"a":["b","-"]}'],
  ['', 'null'],
  ['# x', 'null'],
  ['---', 'null'],
  ['--- \n...\na: b', 'null'],
  ['a: b\n---\nc: d', '{"a":"b"}'],
  ['a', '"a"'],
  ['"a"', '"a"'],
  ['- a\n- b', '["a","b"]'],
  ['a:\n- b\n- c', '{"a":["b","c"]}'],
  ['a:\n  - b\n  -\n', '{"a":["b",null]}'],
  ['a:\nb:', '{"a":null,"b":null}'],
  ['a: 1\na: 2', '{"a":2}'],
  ['a: ~', '{"a":null}'],
  ['a: null', '{"a":null}'],
  ['a: Null', '{"a":null}'],
  ['a: NULL', '{"a":null}'],
  ['a: nULL', '{"a":"nULL"}'],
  ['y: n', '{"true":false}'],
  ['on: off', '{"true":false}'],
  ['Yes: NO', '{"true":false}'],
  ['true: False', '{"true":false}'],
  ['yES: a', '{"yES":"a"}'],
  ['1: a\n1.5: b\n1e300: c\n.inf: d\n-.inf: e\n.nan: f', '{"-.inf":"e",".inf":"d",".nan":"f","1":"a","1.5":"b"}'],
  ['a: 0x1F', '{"a":31}'],
  ['a: 0b110', '{"a":6}'],
  ['a: 0b-1', '{"a":-1}'],
  ['a: 0o17', '{"a":15}'],
  ['a: 06', '{"a":6}'],
  ['a: 08', '{"a":8}'],
  ['a: 0_6', '{"a":6}'],
  ['a: 1_000', '{"a":1000}'],
  ['a: +6', '{"a":6}'],
  ['a: -0', '{"a":0}'],
  ['a: -0.0', '{"a":-0}'],
  ['a: 6.0', '{"a":6}'],
  ['a: 6e0', '{"a":6}'],
  ['a: .5', '{"a":0.5}'],
  ['a: 8_5.5', '{"a":85.5}'],
  ['a: 5.', '{"a":5}'],
  ['a: 1e999', '{"a":"1e999"}'],
  ['a: 1e21', '{"a":1e+21}'],
  ['a: 1e-7', '{"a":1e-7}'],
  ['a: 9223372036854775807', '{"a":9223372036854775807}'],
  ['a: 9223372036854775808', '{"a":9223372036854775808}'],
  ['a: 18446744073709551616', '{"a":18446744073709552000}'],
  ['a: -9223372036854775809', '{"a":-9223372036854776000}'],
  ['a: 1:30', '{"a":"1:30"}'],
  ['a: 2001-12-14', '{"a":"2001-12-14"}'],
  ['a: 2001-12-14 21:59:43.10', '{"a":"2001-12-14 21:59:43.10"}'],
  ['a: !!timestamp 2001-1-1T1:2:3Z', '{"a":"2001-1-1T1:2:3Z"}'],
  ['a: !!str 1', '{"a":"1"}'],
  ['a: ! 1', '{"a":"1"}'],
  ['a: !!float 1', '{"a":1}'],
  ['a: !!int "1"', '{"a":1}'],
  ['a: !x 1', '{"a":"1"}'],
  ['a: !!binary aGk=', '{"a":"hi"}'],
  ['a: !!str', '{"a":""}'],
  ['a: "1"', '{"a":"1"}'],
  ["a: '1'", '{"a":"1"}'],
  ["a: 'it''s'", '{"a":"it\'s"}'],
  ['a: "\\t\\x41\\u00e9\\U0001F600\\N\\_\\ex"', '{"a":"\\tAé😀\u0085 \\u001bx"}'],
  ['a: "b\n  c\n\n  d\\\n  e"', '{"a":"b c\\nde"}'],
  ["a: 'b\n\n  c'", '{"a":"b\\nc"}'],
  ['a: b\n  c\n\n  d', '{"a":"b c\\nd"}'],
  ['a: b #c', '{"a":"b"}'],
  ['a: b#c', '{"a":"b#c"}'],
  ['a: |\n  b\n   c\n\n  d\n\n', '{"a":"b\\n c\\n\\nd\\n"}'],
  ['a: >\n  b\n  c\n\n  d\n   e\n  f\n', '{"a":"b c\\nd\\n e\\nf\\n"}'],
  ['a: |-\n  b\n', '{"a":"b"}'],
  ['a: |+\n  b\n\n', '{"a":"b\\n\\n"}'],
  ['a: |2\n    b\n', '{"a":"  b\\n"}'],
  ['a: >-\n\n  b\n', '{"a":"\\nb"}'],
  ['a: {b: c, d: [e, f], g, "h": i, ? j : k}', '{"a":{"b":"c","d":["e","f"],"g":null,"h":"i","j":"k"}}'],
  ['a: [b: c, ? d : e, {f: g}]', '{"a":[{"b":"c"},{"d":"e"},{"f":"g"}]}'],
  ['a: {b:c, d:}', '{"a":{"b:c":null,"d:":null}}'],
  ['a: [http://x:80/y]', '{"a":["http://x:80/y"]}'],
  ['? a\n: b\n? c', '{"a":"b","c":null}'],
  ['a: &x {b: c}\nd: *x', '{"a":{"b":"c"},"d":{"b":"c"}}'],
  ['a: &x {b: c, d: e}\nf:\n  <<: *x\n  b: g', '{"a":{"b":"c","d":"e"},"f":{"b":"g","d":"e"}}'],
  ['a: &x {b: c}\nf: {b: d, <<: *x}', '{"a":{"b":"c"},"f":{"b":"c"}}'],
  ['x: [&x {a: 1}, &y {a: 2, b: 3}]\nz:\n  <<: [*x, *y]', '{"x":[{"a":1},{"a":2,"b":3}],"z":{"a":1,"b":3}}'],
  ['"<<": a', '{"\\u003c\\u003c":"a"}'],
  ['a: &x\nb: *x', '{"a":null,"b":null}'],
  ['%YAML 1.1\n%TAG !e! tag:yaml.org,2002:\n---\na: !e!str 1', '{"a":"1"}'],
  ['\ufeffa: b', '{"a":"b"}'],
  ['a:\r\n  b: c\r\n', '{"a":{"b":"c"}}'],
  ['a:\rb: c', '{"a":null,"b":"c"}'],
  ['b: 1\na: 2\n"😀": 3\n"\uffee": 4', '{"a":2,"b":1,"\uffee":4,"😀":3}'],
  ['{"a": "b", "c": [1, 2.50, true, null]}', '{"a":"b","c":[1,2.5,true,null]}'],
  ['[]: x', '[]'],
  ['a: -b', '{"a":"-b"}'],
  ['a: ?b', '{"a":"?b"}'],
  ['a: :b', '{"a":":b"}'],
  ['a: b\n # c\nd: e', '{"a":"b","d":"e"}'],
  ['a: \tb', '{"a":"b"}'],
  ['a: b\t', '{"a":"b"}'],
];

const SHAPED: readonly (readonly [Shape, string, string])[] = [
  [
    HANDLER,
    'topic: 12\nID: yes\nkind: 1.50\nmatch: ~\noptions: {topic: 1, a: yes}',
    '{"ID":"true","kind":"1.5","match":null,"options":{"a":true,"topic":1},"topic":"12"}',
  ],
  [HANDLER, 'topic: [1]\nid: {a: 1}', '{"id":{"a":1},"topic":[1]}'],
  [
    HANDLER,
    'topic: 1e300\nid: .inf\nkind: 0x10\nmatch: 16777217.5',
    '{"id":"+Inf","kind":"16","match":"1.6777218e+07","topic":"+Inf"}',
  ],
  [HANDLER, 'topic: 18446744073709551615', '{"topic":"18446744073709551615"}'],
  [HANDLER, '- 1', '[1]'],
  [HANDLER, '1', '1'],
  [
    TASK,
    'template-id: 12\nDBRPS: [{db: 1, RP: no, x: 2}, 3]\nvars: {n: {type: int, value: 06}}',
    '{"DBRPS":[{"RP":"false","db":"1","x":2},3],"template-id":"12","vars":{"false":{"type":"int","value":6}}}',
  ],
  [TASK, 'dbrps: {db: 1}\nid: 007', '{"dbrps":{"db":1},"id":"7"}'],
];

const NESTED_MAPS = (depth: number) => Array.from({ length: depth }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
const BRACKETS = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const BOMB = Array.from({ length: 9 }, (_, i) => {
  return `a${i}: &a${i} [${Array(9)
    .fill(i === 0 ? 'x' : `*a${i - 1}`)
    .join(', ')}]`;
}).join('\n');

const LIMITS: readonly (readonly [string, string, string])[] = [
  ['250 brackets', BRACKETS(250), 'ok'],
  ['250 mappings', NESTED_MAPS(250), 'ok'],
  ['250 dashes', `${'- '.repeat(250)}x`, 'ok'],
  ['500 brackets', BRACKETS(500), 'ok'],
  ['501 brackets', BRACKETS(501), TOO_DEEP],
  ['501 mappings', NESTED_MAPS(501), TOO_DEEP],
  ['10,001 brackets', BRACKETS(10_001), 'yaml: exceeded max depth of 10000'],
  ['10,001 dashes', `${'- '.repeat(10_001)}x`, 'yaml: exceeded max depth of 10000'],
  ['9,000 open brackets', `a:\n ${'['.repeat(9000)}`, 'yaml: line 2: did not find expected node content'],
  ['aliases of aliases', BOMB, 'yaml: document contains excessive aliasing'],
  ['one alias often', `a: &a {b: c}\nl:\n${'- *a\n'.repeat(50_000)}`, 'ok'],
  ['a key of 1,025 characters', `${'k'.repeat(1025)}: a`, 'yaml: mapping values are not allowed in this context'],
  ['a key of 1,024 characters', `${'k'.repeat(1024)}: a`, 'ok'],
  [
    'a forbidden character in the block that is read',
    `]\n${'a: b\n'.repeat(100)}\u0001`,
    'yaml: control characters are not allowed',
  ],
  [
    'a forbidden character in a later block',
    `]\n${'a: b\n'.repeat(103)}\u0001`,
    'yaml: did not find expected node content',
  ],
];

describe('YAML', () => {
  it.each(ERRORS)('refuses %j', (text, error) => {
    expect(readYaml(text)).toMatchObject({ ok: false, error });
  });

  it.each(VALUES)('reads %j', (text, json) => {
    expect(printed(readYaml(text))).toBe(json);
  });

  it.each(SHAPED)('reads %j %j', (shape, text, json) => {
    expect(printed(readYaml(text, shape))).toBe(json);
  });

  it.each(LIMITS)('keeps the limit of %s', (_name, text, expected) => {
    const read = readYaml(text);
    expect(read.ok ? 'ok' : read.error).toBe(expected);
  });

  it.each([
    ['a: b\nc d\ne: f', 'c d'],
    ['a: [b, c', 'c'],
    ['a: *b', '*b'],
    ['a: &a [*a]', '*a'],
    ['a: b: c', ':'],
    ['a:\n  b: c\n d: e', 'd'],
    ['a: !!int b', 'b'],
    ['<<: a', 'a'],
    ['~: a', '~'],
    ['a: .inf', '.inf'],
    ['a: \u0001', '\u0001'],
    ['? [a]\n: b', '[a]'],
  ])('says where %j is wrong', (text, expected) => {
    const read = readYaml(text);
    if (read.ok) throw new Error('not refused');
    expect(text.slice(read.range.start, read.range.end)).toBe(expected);
  });

  it('knows where keys and values stand', () => {
    const text = '# c\na: &x "b" # d\nl:\n  - {e: 1, f: [g]}\n  - |\n   h\n   i\nj: *x\nk: m\n  n\n';
    const read = readYaml(text);
    if (!read.ok) throw new Error(read.error);
    const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    const places: string[] = [];
    const walk = (json: PlacedJson) => {
      places.push(slice(json.range));
      if (json.kind === 'array') json.items.forEach(walk);
      if (json.kind !== 'object') return;
      for (const { key, value } of json.members) {
        places.push(slice(key));
        walk(value);
      }
    };
    walk(read.json);
    expect(places).toEqual([
      'a: &x "b" # d\nl:\n  - {e: 1, f: [g]}\n  - |\n   h\n   i\nj: *x\nk: m\n  n',
      ...['a', '"b"', 'j', '"b"', 'k', 'm\n  n', 'l'],
      '- {e: 1, f: [g]}\n  - |\n   h\n   i\n',
      ...['{e: 1, f: [g]}', 'e', '1', 'f', '[g]', 'g', '|\n   h\n   i\n'],
    ]);
  });

  it('reads back what JSON writes', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'grapheme-ascii' }), (json) => {
        const read = readYaml(json);
        expect(read.ok && plainJson(read.json)).toEqual(JSON.parse(json));
      }),
    );
  });

  it('answers every text, with a place in it', () => {
    const piece = fc.constantFrom(...'\n:-?,[]{}#&*!|>\'"%@`\t ab1', '\n  ', ': ', '- ', '---\n', '<<: ', '&a ', '*a ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const read = readYaml(text);
        if (read.ok) return;
        expect(read.range.start).toBeGreaterThanOrEqual(0);
        expect(read.range.end).toBeLessThanOrEqual(text.length);
        expect(read.range.end).toBeGreaterThanOrEqual(read.range.start);
      }),
      { numRuns: 1000 },
    );
  });
});

/** As json.Marshal prints it. */
function printed(read: ReturnType<typeof readYaml>): string {
  return read.ok ? print(read.json) : read.error;
}

function print(json: PlacedJson): string {
  switch (json.kind) {
    case 'null':
      return 'null';
    case 'number':
      return json.text;
    case 'string':
      return jsonString(json.value);
    case 'array':
      return `[${json.items.map(print).join(',')}]`;
    case 'object':
      return `{${json.members.map(({ name, value }) => `${jsonString(name)}:${print(value)}`).join(',')}}`;
    default:
      return String(json.value);
  }
}
