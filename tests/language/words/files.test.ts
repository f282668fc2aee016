import { expect, test } from 'vitest';
import { diagnose } from '../../../src/language/diagnostics';
import type { ProblemCode } from '../../../src/problems/catalogue';
import type { Problem } from '../../../src/problems/problem';
import { applied } from '../workspace';

interface Row {
  readonly path: string;
  readonly text: string;
  readonly code: ProblemCode;
  readonly at: string;
  readonly plain: string;
  /** What the fix makes of it. */
  readonly mended: string;
}

/** Files that are no scripts: what is said of them, and the file after the fix. */
const ROWS: readonly Row[] = [
  {
    path: 'kapacitor.conf',
    text: '[influxdb]\n  enabled = false\n',
    code: 'config-brackets',
    at: '[influxdb]',
    plain: 'There can be several of it, so the section has two brackets: [[influxdb]].',
    mended: '[[influxdb]]\n  enabled = false\n',
  },
  {
    path: 'kapacitor.conf',
    text: '[[hipchat]]\n  enabled = false\n',
    code: 'config-brackets',
    at: '[[hipchat]]',
    plain: 'There is one of it, so the section has one bracket: [hipchat].',
    mended: '[hipchat]\n  enabled = false\n',
  },
  {
    path: 'kapacitor.conf',
    text: '[hipchat]\n  enabled = true\n  url = “https://x.hipchat.com/v2/room”\n',
    code: 'typographic',
    at: '“',
    plain: '“ is a typographic quote, as web pages and word processors make them: write \' or ".',
    mended: '[hipchat]\n  enabled = true\n  url = "https://x.hipchat.com/v2/room"\n',
  },
  {
    path: 'kapacitor.conf',
    text: '[hipchat]\n  enabled = true\n  url = https://x.hipchat.com/v2/room\n',
    code: 'toml',
    at: 'https://x.hipchat.com/v2/room',
    plain: "A text stands in quotes: 'https://x.hipchat.com/v2/room'.",
    mended: "[hipchat]\n  enabled = true\n  url = 'https://x.hipchat.com/v2/room'\n",
  },
  {
    path: 'kapacitor.conf',
    text: '[hipchat]\n  enabled: false\n',
    code: 'toml',
    at: ':',
    plain:
      'This is written as YAML; in kapacitor.conf = stands between a key and its value, and a section is in [brackets].',
    mended: '[hipchat]\n  enabled = false\n',
  },
  {
    path: 'kapacitor.conf',
    text: '[hipchat\n  enabled = false\n',
    code: 'toml',
    at: '[hipchat',
    plain: 'The name of a section is never closed: ] is missing.',
    mended: '[hipchat]\n  enabled = false\n',
  },
  {
    path: 'kapacitor.conf',
    text: "[hipchat]\n  enabled = true\n  url = 'https://x.hipchat.com/v2/room​'\n",
    code: 'invisible-character',
    at: '​',
    plain:
      'An invisible character stands here, a zero-width space (U+200B): the server takes it as a part of the text.',
    mended: "[hipchat]\n  enabled = true\n  url = 'https://x.hipchat.com/v2/room'\n",
  },
  {
    path: 'kapacitor.conf',
    text: '[[httppost]]\n  endpoint = "tmpl"\n  url = "https://chat.example.org/post"\n  alert-template = "{\\"id\\": \\"{{.ID}}\\", \\"message\\": \\"{{ .Message }}\\"}"\n',
    code: 'json-template',
    at: '\\"{{.ID}}\\"',
    plain: 'A quote or a line end in .ID makes this no valid JSON: write {{ json .ID }}, which writes the quotes too.',
    mended:
      '[[httppost]]\n  endpoint = "tmpl"\n  url = "https://chat.example.org/post"\n  alert-template = "{\\"id\\": {{ json .ID }}, \\"message\\": {{ json .Message }}}"\n',
  },
  {
    path: 'environment',
    text: 'KAPACITOR_HOSTNAME: alpha\n',
    code: 'environment-line',
    at: 'KAPACITOR_HOSTNAME: alpha',
    plain: 'Line 1 of environment is no NAME=value, so it sets nothing: write KAPACITOR_HOSTNAME=alpha.',
    mended: 'KAPACITOR_HOSTNAME=alpha\n',
  },
  {
    path: 'environment',
    text: '- KAPACITOR_HOSTNAME=alpha\n',
    code: 'environment-line',
    at: '- KAPACITOR_HOSTNAME=alpha',
    plain: 'Line 1 of environment is no NAME=value, so it sets nothing: write KAPACITOR_HOSTNAME=alpha.',
    mended: 'KAPACITOR_HOSTNAME=alpha\n',
  },
  {
    path: 'environment',
    text: 'Environment="KAPACITOR_HOSTNAME=alpha"\n',
    code: 'environment-line',
    at: 'Environment="KAPACITOR_HOSTNAME=alpha"',
    plain: 'Line 1 of environment is no NAME=value, so it sets nothing: write KAPACITOR_HOSTNAME=alpha.',
    mended: 'KAPACITOR_HOSTNAME=alpha\n',
  },
  {
    path: 'environment',
    text: 'KAPACITOR_HOSTNAME = alpha\n',
    code: 'environment-line',
    at: 'KAPACITOR_HOSTNAME = alpha',
    plain: 'Line 1 of environment is no NAME=value, so it sets nothing: write KAPACITOR_HOSTNAME=alpha.',
    mended: 'KAPACITOR_HOSTNAME=alpha\n',
  },
  {
    path: 'handlers/h.yaml',
    text: 'id: digest\ntopic: cpu\nkind: aggregate\noptions:\n  interval: 1m\n  topic: digest\n',
    code: 'handler-duration',
    at: '1m',
    plain: 'interval is a number of nanoseconds in a handler file: 60000000000 for 1m.',
    mended: 'id: digest\ntopic: cpu\nkind: aggregate\noptions:\n  interval: 60000000000\n  topic: digest\n',
  },
  {
    path: 'handlers/h.yaml',
    text: "id: crit\ntopic: cpu\nkind: hipchat\nmatch: changed() AND level() == 'CRITICAL' OR level() == OK\n",
    code: 'match-level',
    at: "'CRITICAL'",
    plain: 'A level is compared with a word without quotes: level() == CRITICAL. With a text it fails for each event.',
    mended: 'id: crit\ntopic: cpu\nkind: hipchat\nmatch: changed() AND level() == CRITICAL OR level() == OK\n',
  },
  {
    path: 'handlers/h.yaml',
    text: 'id: crit\ntopic: cpu\nkind: hipchat\nmatch: name() == \'cpu\' AND "host" == "h1"\n',
    code: 'match-quotes',
    at: '"h1"',
    plain: '"h1" in double quotes is a tag; a value stands in single quotes, \'h1\'.',
    mended: "id: crit\ntopic: cpu\nkind: hipchat\nmatch: name() == 'cpu' AND \"host\" == 'h1'\n",
  },
  {
    path: 'handlers/h.yaml',
    text: 'id: crit\ntopic: cpu\nkind: hipchat\noptions:\n  room: “crit”\n',
    code: 'typographic',
    at: '“crit”',
    plain: '“ and ” are typographic quotes, which become a part of the text: write "crit".',
    mended: 'id: crit\ntopic: cpu\nkind: hipchat\noptions:\n  room: "crit"\n',
  },
  {
    path: 'handlers/h.json',
    text: '{“id”: “crit”, "topic": "cpu", "kind": "hipchat"}\n',
    code: 'typographic',
    at: '“',
    plain: '“ is a typographic quote, as web pages and word processors make them: write ".',
    mended: '{"id": "crit", "topic": "cpu", "kind": "hipchat"}\n',
  },
  {
    path: 'handlers/h.json',
    text: '{"id": "crit", "topic": "cpu", "kind": "hipchat",}\n',
    code: 'json-comma',
    at: ',',
    plain: 'No comma stands behind the last part of a list or an object.',
    mended: '{"id": "crit", "topic": "cpu", "kind": "hipchat"}\n',
  },
];

function problemsOf(path: string, text: string): readonly Problem[] {
  const script = "stream\n    |from()\n        .measurement('cpu')\n";
  const files = [
    { path: 't.tick', content: script },
    { path, content: text },
  ];
  return diagnose(files, true).filter(({ file }) => file === path);
}

test.each(ROWS)('$path $code: $at', ({ path, text, code, at, plain, mended }) => {
  const own = problemsOf(path, text).find((problem) => problem.code === code);
  expect({
    code: own?.code,
    at: own && text.slice(own.range.start, own.range.end),
    plain: own?.plain,
    mended: applied(text, own?.fix?.edits ?? []),
  }).toEqual({ code, at, plain, mended });
  const left = problemsOf(path, mended);
  expect(left.filter((problem) => problem.severity === 'error' || problem.code === code)).toEqual([]);
});
