import { expect, test } from 'vitest';
import { hover } from '../../src/language/hover/hover';
import { signatureAt } from '../../src/language/hover/signature';
import { definitionOf, referencesOf, rename } from '../../src/language/references';
import { semanticTokens } from '../../src/language/semantic-tokens';
import { documentSymbols, foldingRanges } from '../../src/language/symbols';
import { applied, workspaceOf } from './workspace';

function at(marked: string) {
  const offset = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  return { text, offset, workspace: workspaceOf(text) };
}

function hovered(marked: string): readonly [at: string, text: string] | undefined {
  const { text, offset, workspace } = at(marked);
  const answer = hover(workspace, 't.tick', offset);
  return answer && [text.slice(answer.range.start, answer.range.end), answer.text];
}

const SCHEMA = `| name | | |
|---|---|---|
| n | field | int |
| ok | field | boolean |
| usage\\_idle | field | float |
| dc | tag | x |
| host | tag | a, b |`;

const HOVERS: readonly (readonly [marked: string, at: string, text: string])[] = [
  [
    "stream|fr‸om().measurement('cpu').groupBy('host')",
    'from',
    `\`\`\`tickscript
|from()
\`\`\`

Chooses points of the stream by database, retention policy, measurement and an expression, and groups them.

Reads stream, gives stream.

[Kapacitor’s documentation](https://docs.influxdata.com/kapacitor/v1/reference/nodes/from_node/)

**Points after it**, grouped by host

${SCHEMA}`,
  ],
  [
    "stream|from().meas‸urement('cpu')",
    'measurement',
    '```tickscript\n.measurement(value string)\n```\n\nOnly points of this measurement. By default all.',
  ],
  [
    'stream|from()|alert().hip‸Chat()',
    'hipChat',
    '```tickscript\n.hipChat()\n```\n\nSends the alert to a HipChat room: the message, coloured by level.\n\n[Kapacitor’s documentation](https://docs.influxdata.com/kapacitor/v1/reference/event_handlers/hipchat/)',
  ],
  [
    'stream|from().measurement(\'cpu\')|where(lambda: "usa‸ge_idle" > 1)',
    '"usage_idle"',
    '**"usage_idle"** – field of the point, float',
  ],
  [
    "stream|from().measurement('cpu')|where(lambda: \"ho‸st\" == 'a')",
    '"host"',
    '**"host"** – tag of the point: `a`, `b`',
  ],
  [
    "stream|from().measurement('cpu')|where(lambda: \"ho‸pe\" == 'a')",
    '"hope"',
    '**"hope"** – no point here has a field or tag of that name',
  ],
  [
    '// How much.\nvar limit = 10\nstream|from()|alert().crit(lambda: "n" > li‸mit)',
    'limit',
    '```tickscript\nvar limit = 10\n```\n\nHow much.',
  ],
  [
    'stream|from()|where(lambda: str‸Length("host") > 1)',
    'strLength',
    '```tickscript\nstrLength(text string) int\n```\n\nNumber of bytes, not of characters.',
  ],
  [
    'stream|from().measurement(\'cpu\')|alert().message(\'{{ .ID }}: {{ index .Tags "host" }} {{ index .Fields "usage_idle" }}‸\')',
    '\'{{ .ID }}: {{ index .Tags "host" }} {{ index .Fields "usage_idle" }}\'',
    'For example:\n\n```text\nid: a 1\n```',
  ],
  ["stream|from()|alert().message('it\\'s {{ .Le‸vel }}')", '.Level', '**.Level** OK, INFO, WARNING or CRITICAL.'],
];

test.each(HOVERS)('hover: %s', (marked, place, text) => {
  expect(hovered(marked)).toEqual([place, text]);
});

test('nothing to say about blanks and comments', () => {
  expect(hovered('stream  ‸  |from()')).toBeUndefined();
  expect(hovered('// stre‸am\nstream|from()')).toBeUndefined();
});

test.each([
  [
    'kapacitor.conf',
    '[hip‸chat]',
    '**[hipchat]** HipChat: where events go, and the room and token they go to by default.',
  ],
  ['kapacitor.conf', '[hipchat]\n  ro‸om = "a"', '**room** string\n\nDefault room.'],
  [
    'handlers/a.yaml',
    'ki‸nd: hipchat',
    '**kind** What the handler does with an event.\n\n**hipchat** Sends the alert to a HipChat room: the message, coloured by level.\n\n[Kapacitor’s documentation](https://docs.influxdata.com/kapacitor/v1/reference/event_handlers/hipchat/)',
  ],
  [
    'handlers/a.yaml',
    'kind: hipchat\noptions:\n  ro‸om: a',
    '**room** string\n\nHipChat room in which to post messages. If empty, the room of the configuration is used.',
  ],
])('hover in %s: %s', (file, marked, text) => {
  const { text: content, offset } = at(marked);
  expect(hover(workspaceOf('', '', { [file]: content }), file, offset)?.text).toBe(text);
});

const SIGNATURES: readonly (readonly [marked: string, label: string, active: string])[] = [
  ['stream|from()|deadman(‸', 'deadman(threshold float, interval duration, expressions ...lambda)', 'threshold float'],
  [
    'stream|from()|deadman(0.0, ‸',
    'deadman(threshold float, interval duration, expressions ...lambda)',
    'interval duration',
  ],
  [
    'stream|from()|deadman(0.0, 10s, lambda: TRUE, lambda: ‸)',
    'deadman(threshold float, interval duration, expressions ...lambda)',
    'expressions ...lambda',
  ],
  ["stream|from().groupBy('a', '‸')", 'groupBy(tags ...any)', 'tags ...any'],
  ['stream|from()|where(lambda: pow("a", ‸))', 'pow(x float, y float) float', 'y float'],
  ['stream|from()|alert().flapping(0.1, ‸)', 'flapping(low float, high float)', 'high float'],
];

test.each(SIGNATURES)('signature: %s', (marked, label, active) => {
  const { offset, workspace } = at(marked);
  const answer = signatureAt(workspace, 't.tick', offset);
  const signature = answer?.signatures[answer.activeSignature];
  expect([signature?.label, signature?.parameters[answer?.activeParameter ?? 0]]).toEqual([label, active]);
});

test('a function with several signatures shows the one that takes so many arguments', () => {
  const { offset, workspace } = at('stream|from()|where(lambda: if("a", 1, ‸))');
  const answer = signatureAt(workspace, 't.tick', offset);
  expect(answer?.signatures.map(({ label }) => label.replace(/.*\) /, ''))).toContain('string');
  expect(answer?.activeParameter).toBe(2);
});

const VARS = `var low = 10
var crit = lambda: "low" < low
var data = stream|from()
data|alert().crit(crit).warn(lambda: "x" < low).low()
`;

test('a var is found where it is declared and named, and nothing else of its name', () => {
  const workspace = workspaceOf(VARS);
  const texts = (offset: number) => referencesOf(workspace, 't.tick', offset).map(({ range }) => range.start);
  expect(texts(5)).toEqual([4, 40, 112]);
  expect(definitionOf(workspace, 't.tick', 112)).toEqual({ file: 't.tick', range: { start: 4, end: 7 } });
  expect(texts(VARS.indexOf('.low()') + 2)).toEqual([]);
  expect(texts(VARS.indexOf('"low"') + 2)).toEqual([]);
});

test('rename', () => {
  const workspace = workspaceOf(VARS);
  const renamed = rename(workspace, 't.tick', 5, 'limit');
  expect(renamed.ok && applied(VARS, renamed.edits)).toBe(`var limit = 10
var crit = lambda: "low" < limit
var data = stream|from()
data|alert().crit(crit).warn(lambda: "x" < limit).low()
`);
  expect(rename(workspace, 't.tick', 5, 'data')).toEqual({ ok: false, error: 'There is a var data already.' });
  expect(rename(workspace, 't.tick', 5, 'stream')).toEqual({ ok: false, error: 'stream has a meaning of its own.' });
  expect(rename(workspace, 't.tick', 5, 'my-var')).toEqual({
    ok: false,
    error: 'Names are made of letters, digits and _, and begin with a letter or _.',
  });
  expect(rename(workspace, 't.tick', VARS.indexOf('from'), 'x')).toEqual({
    ok: false,
    error: 'Only vars can be renamed.',
  });
});

const OUTLINED = `// One
// two.
var data = stream
    |from()
        .measurement('cpu')
    |alert()
        .crit(lambda: TRUE)
        .hipChat()
`;

test('the outline has vars, their nodes and handlers', () => {
  const shape = (symbols: ReturnType<typeof documentSymbols>): unknown[] =>
    symbols.map(({ name, kind, children }) => [name, kind, ...shape(children)]);
  expect(shape(documentSymbols(workspaceOf(OUTLINED), 't.tick'))).toEqual([
    ['data', 'variable', ['from', 'node'], ['alert', 'node', ['hipChat', 'handler']]],
  ]);
  const conf = workspaceOf('', '', { 'kapacitor.conf': 'hostname = "a"\n[hipchat]\n  room = "a"\n[[slack]]\n' });
  expect(shape(documentSymbols(conf, 'kapacitor.conf'))).toEqual([
    ['hipchat', 'section'],
    ['slack', 'section'],
  ]);
});

test('statements, nodes and comments of several lines fold', () => {
  const folds = foldingRanges(workspaceOf(OUTLINED), 't.tick').map(({ range, kind }) => {
    const lines = OUTLINED.slice(range.start, range.end).split('\n');
    return [kind, lines[0]?.trim(), lines.length];
  });
  expect(folds).toEqual([
    ['region', 'var data = stream', 6],
    ['region', 'from()', 2],
    ['region', 'alert()', 3],
    ['comment', '// One', 2],
  ]);
});

test('colours tell a reference from a text, and the parts of a template', () => {
  const script =
    "var x = 5\nstream|from().where(lambda: \"host\" == 'a' AND count() > x)|alert().message('it\\'s {{ .ID | printf \"%v\" }}')";
  const tokens = semanticTokens(workspaceOf(script), 't.tick');
  expect(tokens.map(({ range, kind }) => `${kind} ${script.slice(range.start, range.end)}`)).toEqual(
    [
      'keyword var',
      'variable x',
      'number 5',
      'keyword stream',
      'node from',
      'property where',
      'keyword lambda:',
      'reference "host"',
      "string 'a'",
      'keyword AND',
      'function count',
      'variable x',
      'node alert',
      'property message',
      "string 'it\\'s ",
      'delimiter {{',
      'string  ',
      'field .ID',
      'string  ',
      'delimiter |',
      'string  ',
      'function printf',
      'string  ',
      'reference "%v"',
      'string  ',
      'delimiter }}',
      "string '",
      'number 1',
    ].slice(0, -1),
  );
});

test('hover over a template renders the event that the page shows', () => {
  const { text, offset, workspace } = at(
    'stream|from()|alert().message(\'{{ .ID }} {{ .Level }} {{ index .Fields "n" }}‸\')',
  );
  const event = {
    node: text.indexOf('alert'),
    id: 'cpu:nil',
    message: '',
    name: 'cpu',
    task: 't',
    group: '',
    level: 2 as const,
    time: 1_000_000_000n,
    duration: 0n,
    tags: [],
    fields: [['n', 7n] as const],
  };
  expect(hover(workspace, 't.tick', offset, [event])?.text).toBe(
    'For the event of 1970-01-01T00:00:01Z:\n\n```text\ncpu:nil WARNING 7\n```',
  );
});
