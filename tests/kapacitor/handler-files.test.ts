import { describe, expect, test } from 'vitest';
import { strictAnswer } from '../../src/conformance/strict-answer';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { TopicHandlers } from '../../src/kapacitor/handler-files/define';
import { readHandlerFile } from '../../src/kapacitor/handler-files/handler-files';
import { RecordingHost } from '../handlers/recording-host';

function spec(text: string, file = 'handlers/h.yaml') {
  const read = readHandlerFile(file, text);
  if (!read.ok) return read.error;
  const { topic, id, kind, match, options } = read.spec;
  return { topic, id, kind, match, options };
}

describe('YAML', () => {
  test('is YAML 1.1, whose scalars become text where the client wants text', () => {
    const text =
      'topic: 123\nid: 1.50\nKIND: on\noptions: {a: 0777, b: 1:30, c: 2018-01-01, d: ~, e: yes, 5: x, f: "1", g: 1_000, h: 0x1f}\n';
    expect(spec(text)).toEqual({
      topic: '123',
      id: '1.5',
      kind: 'true',
      match: '',
      options: { a: 511, b: '1:30', c: '2018-01-01', d: null, e: true, 5: 'x', f: '1', g: 1000, h: 31 },
    });
  });

  test('has blocks, anchors and merged maps; of two alike keys the later one counts', () => {
    const text =
      'topic: &t tp\nid: a\nkind: hipchat\noptions:\n  <<: {room: one, token: x}\n  room: >-\n    folded\n    room\n  token: *t\n  token: ""\nmore: {x: 1}\n';
    expect(spec(text)).toMatchObject({ options: { room: 'folded room', token: '' } });
  });

  test('of several documents the first one counts', () => {
    expect(spec('topic: a\n---\ntopic: b\n')).toMatchObject({ topic: 'a' });
  });

  test('an empty file says nothing', () => {
    expect(spec('# nothing\n')).toEqual({ topic: '', id: '', kind: '', match: '', options: null });
  });

  // What the real client said.
  test.each([
    ['topic: tp\noptions:\n\troom: r\n', 'line 3: found character that cannot start any token'],
    ['topic: tp\n\tid: r\n', 'line 2: found a tab character that violates indentation'],
    ['topic: tp\nid b\nkind: hipchat\n', "line 3: could not find expected ':'"],
    ['topic: tp\nid: b\nkind\n', "line 4: could not find expected ':'"],
    ["topic: tp\nid: 'c\nkind: hipchat\n", 'line 4: found unexpected end of stream'],
    ['topic: tp\nid: d\nkind: hipchat\noptions: [\n', 'line 4: did not find expected node content'],
    ['topic: a: b\n', 'mapping values are not allowed in this context'],
    ['topic: tp\n id: x\n', 'line 2: mapping values are not allowed in this context'],
    ['topic: tp\noptions:\n  room: x\n token: y\n', 'line 3: did not find expected key'],
    ['topic: @x\n', 'found character that cannot start any token'],
    ['topic: *x\n', "unknown anchor 'x' referenced"],
    ['topic: "a\\q"\n', 'found unknown escape character'],
    ['options: {a: b\nkind: x\n', "line 1: did not find expected ',' or '}'"],
    ['a: [1, 2\nb: 3\n', "line 1: did not find expected ',' or ']'"],
    ['a: - b\n', 'block sequence entries are not allowed in this context'],
    ['a: \u0001\n', 'control characters are not allowed'],
  ])('%j', (text, error) => {
    const whole = `failed to unmarshal yaml handler file "handlers/h.yaml": error converting YAML to JSON: yaml: ${error}`;
    expect(spec(text)).toBe(whole);
  });

  test.each([
    ['- a\n', 'json: cannot unmarshal array into Go value of type client.TopicHandlerOptions'],
    ['just text\n', 'json: cannot unmarshal string into Go value of type client.TopicHandlerOptions'],
    ['kind: [a]\n', 'json: cannot unmarshal array into Go struct field TopicHandlerOptions.kind of type string'],
    [
      'options: x\n',
      'json: cannot unmarshal string into Go struct field TopicHandlerOptions.options of type map[string]interface {}',
    ],
  ])('%j', (text, error) => {
    expect(spec(text)).toBe(
      `failed to unmarshal yaml handler file "handlers/h.yaml": error unmarshaling JSON: ${error}`,
    );
  });
});

describe('JSON', () => {
  test.each([
    ['{"topic":"t","Id":"i","kind":"k","options":{"a":1}} rest', { topic: 't', id: 'i', kind: 'k' }],
    ['', 'failed to unmarshal json handler file "handlers/h.json": EOF'],
    ['{"topic"', 'failed to unmarshal json handler file "handlers/h.json": unexpected EOF'],
    [
      "{'a'}",
      "failed to unmarshal json handler file \"handlers/h.json\": invalid character '\\'' looking for beginning of object key string",
    ],
    [
      '{"a":1,}',
      'failed to unmarshal json handler file "handlers/h.json": invalid character \'}\' looking for beginning of object key string',
    ],
    ['[1 2]', 'failed to unmarshal json handler file "handlers/h.json": invalid character \'2\' after array element'],
    ['tru', 'failed to unmarshal json handler file "handlers/h.json": unexpected EOF'],
    [
      '{"options":{"a":[1,{"b":1e999}]}}',
      'failed to unmarshal json handler file "handlers/h.json": json: cannot unmarshal number 1e999 into Go struct field TopicHandlerOptions.options of type float64',
    ],
    [
      '{"kind":2,"id":5}',
      'failed to unmarshal json handler file "handlers/h.json": json: cannot unmarshal number into Go struct field TopicHandlerOptions.kind of type string',
    ],
    ['{"options":{"a":1},"OPTIONS":{"b":2}}', { options: { a: 1, b: 2 } }],
    [
      '{"id":5}',
      'failed to unmarshal json handler file "handlers/h.json": json: cannot unmarshal number into Go struct field TopicHandlerOptions.id of type string',
    ],
  ])('%s', (text, result) => {
    if (typeof result === 'string') expect(spec(text, 'handlers/h.json')).toBe(result);
    else expect(spec(text, 'handlers/h.json')).toMatchObject(result);
  });

  test('files with other names are not looked into', () => {
    expect(spec('topic: x', 'handlers/h.txt')).toEqual({ topic: '', id: '', kind: '', match: '', options: null });
  });
});

function define(...texts: readonly string[]): readonly (string | undefined)[] {
  const handlers = new TopicHandlers(new RecordingHost());
  for (const [i, text] of texts.entries()) handlers.define({ path: `handlers/${i}.yaml`, text });
  return handlers.reports.map(({ error }) => error);
}

const HEAD = 'topic: tp\nid: a\nkind: hipchat\n';

describe('defining', () => {
  test.each([
    [HEAD, undefined],
    [HEAD.replace('hipchat', 'hipChat'), 'Error: failed to create handler: unsupported action kind "hipChat"'],
    ['topic: tp\nid: a\n', 'Error: invalid handler spec: handler Kind must not be empty'],
    [
      'topic: tp\nkind: hipchat\n',
      `Error: invalid handler spec: handler ID must contain only letters, numbers, '-', '.' and '_'. ""`,
    ],
    [
      'topic: a b\nid: é\nkind: hipchat\n',
      `Error: invalid handler spec: handler topic must contain only letters, numbers, '-', '.' and '_'. "é"`,
    ],
    ['id: a\nkind: hipchat\n', undefined],
    [
      `${HEAD}options: {room: 42, tokn: x}\n`,
      "Error: failed to create handler: failed to decode options into *hipchat.HandlerConfig: 2 error(s) decoding:\n\n* '' has invalid keys: tokn\n* 'room' expected type 'string', got unconvertible type 'float64', value: '42'",
    ],
    [`${HEAD}match: level() == critical\n`, 'Error: failed to create handler: unknown identifier "critical"'],
    [
      `${HEAD}match: level() >=\n`,
      'Error: failed to create handler: invalid match expression: parser: unexpected EOF line 1 char 11 in "level() >=". expected: "number","string","duration","identifier","TRUE","FALSE","==","(","-","!"',
    ],
  ])('%j', (text, error) => {
    expect(define(text)).toEqual([error]);
  });

  test('again replaces, and a wrong replacement changes nothing', () => {
    expect(define(HEAD, `${HEAD}options: {rooom: x}\n`, HEAD)).toEqual([
      undefined,
      "Error: failed to update handler: failed to decode options into *hipchat.HandlerConfig: 1 error(s) decoding:\n\n* '' has invalid keys: rooom",
      undefined,
    ]);
  });

  test('without a topic makes one called handlers, but only once', () => {
    expect(define('id: a\nkind: hipchat\n', "topic: ''\nid: b\nkind: hipchat\n")).toEqual([
      undefined,
      'Error: unknown handler: "b"',
    ]);
  });

  test('tells where the wrong part stands', () => {
    const handlers = new TopicHandlers(new RecordingHost());
    const text = `${HEAD}options:\n  rooom: x\n`;
    handlers.define({ path: 'handlers/h.yaml', text });
    const [problem] = handlers.problems;
    expect(text.slice(problem?.range.start, problem?.range.end)).toBe('rooom');
  });
});

// A recording looks at a server for some 300 ms after the last point.
test.each([
  ['20000000', true],
  ['300000000', true],
  ['60000000000', false],
])('under Strict events gathered for %s ns come out: %s', (interval, comesOut) => {
  const handler = `topic: in\nid: a\nkind: aggregate\noptions: {interval: ${interval}, topic: out, id: s}\n`;
  const { events } = strictAnswer(WHOLE, [
    { path: 'handlers/a.yaml', content: handler },
    { path: 't.tick', content: `stream|from()|alert().crit(lambda: TRUE).topic('in')` },
    { path: 'data.lp', content: 'm v=1 1\nm v=2 2\n' },
  ]);
  expect(Object.keys(events)).toEqual(comesOut ? ['in', 'out'] : ['in']);
});
