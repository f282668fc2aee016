import { expect, test } from 'vitest';
import { problemsOf } from '../../../src/explain/explain-run';
import { WHOLE } from '../../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../../src/kapacitor/run/run';
import type { ProblemCode } from '../../../src/problems/catalogue';
import { applied } from '../workspace';

const SCRIPT =
  "var limit int\nstream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > limit)\n        .topic('ops')\n";
const CASE = '{"tasks": {"t.tick": {"vars": {"limit": {"type": "int", "value": 1}}}}}';
const DATA = 'cpu,host=a n=3i 1700000001000000000\ncpu,host=b n=4i 1700000002000000000\n';

function told(path: string, content: string) {
  const files = new Map([
    ['t.tick', SCRIPT],
    ['data.lp', DATA],
    ['case.json', CASE],
    ['handlers/x.yaml', 'topic: ops\nid: x\nkind: log\noptions:\n  path: /tmp/x.log\n'],
  ]);
  files.set(path, content);
  const workspace = [...files].map(([each, text]) => ({ path: each, content: text }));
  return problemsOf(workspace, runWorkspace(WHOLE, workspace, {})).filter(({ file }) => file === path);
}

const HANDLER = 'topic: ops\nid: a\nkind: hipchat\noptions:\n  room: ops\n';

/** A file, what is said of it and where, and the file after the fix. */
const ROWS: readonly (readonly [
  path: string,
  text: string,
  code: ProblemCode,
  at: string,
  plain: string,
  mended: string,
])[] = [
  [
    'case.json',
    CASE.replace('"tasks"', '“tasks”'),
    'typographic',
    '“',
    '“ is a typographic quote, as web pages and word processors make them: write ".',
    CASE,
  ],
  [
    'case.json',
    CASE.replace('1}}}}}', '1}}}},}'),
    'json-comma',
    ',',
    'No comma stands behind the last part of a list or an object.',
    CASE,
  ],
  [
    'case.json',
    CASE.replace('"tasks"', "'tasks'"),
    'case-json',
    "'tasks'",
    'JSON has its texts in double quotes.',
    CASE,
  ],
  ['case.json', `// vars\n${CASE}`, 'case-json', '// vars', 'JSON has no comments: delete it.', CASE],
  [
    'case.json',
    CASE.replace('t.tick', 't'),
    'case-key',
    '"t"',
    'tasks are named after their files, and there is no t, so this counts for nothing. Did you mean t.tick?',
    CASE,
  ],
  [
    'case.json',
    CASE.replace('"vars"', '"var"'),
    'case-key',
    '"var"',
    'Nothing reads var of the task t.tick. Did you mean vars?',
    CASE,
  ],
  [
    'handlers/a.yaml',
    `${HANDLER}match: "“host” == ‘a’"\n`,
    'typographic',
    '“',
    `“ is a typographic quote, as web pages and word processors make them: a text stands in ' and a tag in ".`,
    `${HANDLER}match: "\\"host\\" == 'a'"\n`,
  ],
  [
    'handlers/a.yaml',
    `${HANDLER}match: level() >= WARNING and changed() == TRUE\n`,
    'lower-case-operator',
    'and',
    'Words of an expression are in capitals: write AND.',
    `${HANDLER}match: level() >= WARNING AND changed() == TRUE\n`,
  ],
  [
    'handlers/a.yaml',
    `${HANDLER}match: 'level() >= WARNING && "host" == ''a'''\n`,
    'symbol-operator',
    '&&',
    'Use AND instead of &&.',
    `${HANDLER}match: 'level() >= WARNING AND "host" == ''a'''\n`,
  ],
  [
    'handlers/a.yaml',
    `${HANDLER}match: host == 'a'\n`,
    'match-word',
    'host',
    'A match expression knows the levels OK, INFO, WARNING and CRITICAL, not host. A tag stands in double quotes: "host".',
    // A YAML value that began with a quote would end at the next one.
    `${HANDLER}match: '"host" == ''a'''\n`,
  ],
  [
    'handlers/a.yaml',
    `${HANDLER}match: lambda: level() == CRITICAL OR level() == OK\n`,
    'yaml-quotes',
    'lambda: level() == CRITICAL OR level() == OK',
    "A match expression stands without lambda:, and in quotes: match: 'level() == CRITICAL OR level() == OK'.",
    `${HANDLER}match: 'level() == CRITICAL OR level() == OK'\n`,
  ],
  [
    'handlers/a.yaml',
    'topic: ops\nid: a\nkind: hipchat\nroom: ops\n',
    'handler-key',
    'room',
    'Nothing reads room here. room is an option: it stands under options:, indented.',
    HANDLER,
  ],
  [
    'handlers/a.yaml',
    HANDLER.replace('  room', '  - room'),
    'handler-file',
    '- room: ops',
    'options has names with values, room: ops, each on a line of its own and without a - in front of it.',
    HANDLER,
  ],
  [
    'handlers/a.yaml',
    HANDLER.replace('topic: ops', 'topic: [ops, dev]'),
    'handler-file',
    '[ops, dev]',
    'topic is one text, not a list: a handler file is of one topic, so each topic has a file of its own.',
    HANDLER,
  ],
  [
    'handlers/a.yaml',
    'topic: ops\nid: a\nkind: aggregate\noptions:\n  interval: 300\n  topic: x\n',
    'handler-duration',
    '300',
    'interval is a number of nanoseconds, and 300 of them are no time at all: 300000000000 is 300s.',
    'topic: ops\nid: a\nkind: aggregate\noptions:\n  interval: 300000000000\n  topic: x\n',
  ],
  [
    'environment',
    'HIPCHAT_ROOM=ops\n',
    'environment-line',
    'HIPCHAT_ROOM',
    'Line 1 of environment sets no key of kapacitor.conf. Did you mean KAPACITOR_HIPCHAT_ROOM?',
    'KAPACITOR_HIPCHAT_ROOM=ops\n',
  ],
  [
    'kapacitor.conf',
    "[hipchat]\n  enabled = true\n  url = 'example.hipchat.com/v2/room'\n",
    'config-url',
    "'example.hipchat.com/v2/room'",
    'The url has no http:// or https:// in front of it, so no request leaves.',
    "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2/room'\n",
  ],
  [
    'kapacitor.conf',
    '[hipchat]\n  enabled = False\n',
    'toml',
    'False',
    'Write false, in small letters.',
    '[hipchat]\n  enabled = false\n',
  ],
  [
    'kapacitor.conf',
    '[hipchat]\n  room = "ops\n',
    'toml',
    '"ops',
    'This text is never closed: " is missing.',
    '[hipchat]\n  room = "ops"\n',
  ],
];

test.each(ROWS)('%s: %j', (path, text, code, at, plain, mended) => {
  const problems = told(path, text);
  const own = problems.find((problem) => problem.code === code);
  expect(
    { at: own && text.slice(own.range.start, own.range.end), plain: own?.plain },
    problems.map((each) => `${each.code}: ${each.plain}`).join('\n'),
  ).toEqual({ at, plain });
  if (own?.fix !== undefined && code !== 'match-word') expect(applied(text, own.fix.edits)).toBe(mended);
  expect(told(path, mended).filter((problem) => problem.severity === 'error' || problem.code === code)).toEqual([]);
});

const POST = "stream\n    |from()\n        .measurement('cpu')\n    |httpPost()\n        .endpoint('x')\n";
const ENDPOINT = `[[httppost]]\n  endpoint = "x"\n  url = "http://example.com"\n  row-template = '''{"states": [{{range .Values}}`;

test.each([
  ['"{{.state}}"', ['json-template']],
  ['{{json .state}}', []],
])('a body of rows with a quote in %s', (value, codes) => {
  const workspace = [
    { path: 't.tick', content: POST },
    { path: 'data.lp', content: 'cpu,host=a state="say \\"no\\"" 1700000001000000000\n' },
    { path: 'kapacitor.conf', content: `${ENDPOINT}${value}{{end}}]}'''\n` },
  ];
  const problems = problemsOf(workspace, runWorkspace(WHOLE, workspace, {}));
  expect(problems.filter(({ file }) => file === 'kapacitor.conf').map(({ code }) => code)).toEqual(codes);
});
