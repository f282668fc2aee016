/** Topic handler files. */
import { entries } from './entry';

const file = (text: string) => ({ 'handlers/ops.yaml': text });
const HIPCHAT = "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2/room'\n  token = 'token'\n";
const GOOD = 'topic: cpu\nid: ops\nkind: log\noptions:\n  path: /tmp/alerts.log\n';

export const HANDLERS = entries({
  'log-path': {
    severity: 'error',
    title: 'A log with a part of a path',
    why: 'The server does not know in which folder a path begins that has no `/` in front, and refuses the task.',
    before: "stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .log('alerts.log')\n",
    after:
      "stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .log('/var/log/kapacitor/alerts.log')\n",
  },
  'handler-file': {
    severity: 'error',
    title: 'A handler file that Kapacitor refuses',
    why: 'The server does not define the handler, for the reason that is told.',
    before: file('topic: cpu\nid: ops\nkind: aggregate\noptions:\n  interval: -1\n  topic: all\n'),
    after: file(GOOD),
  },
  'handler-file-name': {
    severity: 'error',
    title: 'A handler file by another name',
    why: 'Handler files end in `.yaml`, `.yml` or `.json`; the server does not look into others.',
    before: { 'handlers/ops.txt': GOOD },
    after: { 'handlers/ops.txt': null, 'handlers/ops.yaml': GOOD },
  },
  'handler-kind': {
    severity: 'error',
    title: 'No such kind of handler',
    why: '`kind` says what the handler does. It is one of a fixed list.',
    before: file('topic: cpu\nid: ops\nkind: logg\noptions:\n  path: /tmp/alerts.log\n'),
    after: file(GOOD),
  },
  'handler-option': {
    severity: 'error',
    title: 'An option that this kind of handler does not have',
    why: 'Each kind has its own options, and the server refuses a file with others.',
    before: file('topic: cpu\nid: ops\nkind: log\noptions:\n  paht: /tmp/alerts.log\n'),
    after: file(GOOD),
  },
  'handler-option-type': {
    severity: 'error',
    title: 'An option that is no text',
    why: 'YAML reads `4711` as a number and `yes` as a boolean. The option is a text: put it in quotes.',
    before: { ...file('topic: cpu\nid: ops\nkind: hipchat\noptions:\n  room: 4711\n'), 'kapacitor.conf': HIPCHAT },
    after: file("topic: cpu\nid: ops\nkind: hipchat\noptions:\n  room: '4711'\n"),
  },
  'handler-id': {
    severity: 'error',
    title: 'A handler without an id, or with one that cannot be',
    why: 'The id names the handler in its topic. It is made of letters, numbers, `-`, `.` and `_`.',
    before: file('topic: cpu\nkind: log\noptions:\n  path: /tmp/alerts.log\n'),
    after: file(GOOD),
  },
  'handler-topic': {
    severity: 'error',
    title: 'A topic that cannot be',
    why: 'The name of a topic is made of letters, numbers, `-`, `:`, `.` and `_`.',
    before: file('topic: cpu usage\nid: ops\nkind: log\noptions:\n  path: /tmp/alerts.log\n'),
    after: file(GOOD),
  },
  'handler-topic-missing': {
    severity: 'warning',
    title: 'A handler without a topic',
    why: 'Kapacitor takes the file all the same, and stores the handler under a topic that no script means. The kinds publish and aggregate need the names of the topics that they give events to as well.',
    before: file('id: ops\nkind: log\noptions:\n  path: /tmp/alerts.log\n'),
    after: file(GOOD),
  },
  'topic-loop': {
    severity: 'warning',
    title: 'A handler that publishes to its own topic',
    why: 'A publish handler gives each event of its topic to other topics. Given to its own, the event comes to it again and again.',
    before: {
      ...file('topic: cpu\nid: again\nkind: publish\noptions:\n  topics: [cpu]\n'),
      'handlers/log.yaml': 'topic: all\nid: log\nkind: log\noptions:\n  path: /tmp/alerts.log\n',
    },
    after: file('topic: cpu\nid: again\nkind: publish\noptions:\n  topics: [all]\n'),
  },
  'topic-without-alert': {
    severity: 'warning',
    title: 'A handler of a topic that nothing comes to',
    why: 'No alert of the workspace has this `.topic()`, and no handler publishes to it, so the handler never gets an event.',
    before: {
      ...file(GOOD.replace('topic: cpu', 'topic: cpus')),
      'cpu.tick': "stream\n    |from()\n    |alert()\n        .crit(lambda: TRUE)\n        .topic('cpu')\n",
    },
    after: file(GOOD),
  },
  'match-word': {
    severity: 'error',
    title: 'No such word in a match expression',
    why: 'A `match` expression knows the levels `OK`, `INFO`, `WARNING` and `CRITICAL` and a few functions: `level()`, `changed()`, `name()`, `taskName()`, `duration()`. Tags stand in double quotes.',
    before: file(`${GOOD}match: level() == CRIT\n`),
    after: file(`${GOOD}match: level() >= WARNING OR changed() == TRUE\n`),
  },
  'match-form': {
    severity: 'error',
    title: 'A match expression that cannot be read',
    why: 'A `match` expression is like one of a lambda, without the word: comparisons of `level()`, `changed()`, `name()`, `taskName()`, `duration()` and of tags in double quotes, joined with `AND` and `OR`.',
    before: file(`${GOOD}match: level() == WARNING then CRITICAL\n`),
    after: file(`${GOOD}match: level() >= WARNING\n`),
  },
  'match-level': {
    severity: 'warning',
    title: 'A level in quotes',
    why: '`level()` is a number that has names: `OK`, `INFO`, `WARNING` and `CRITICAL`, without quotes. Compared with a text it fails with each event, and the handler gets none.',
    before: file(`${GOOD}match: level() == 'WARNING'\n`),
    after: file(`${GOOD}match: level() == WARNING\n`),
  },
  'match-quotes': {
    severity: 'warning',
    title: 'A value in double quotes in a match',
    why: 'In double quotes stands the name of a tag, so the values of two tags are compared. Where an event has no such tag the match fails.',
    before: file(`${GOOD}match: name() == 'cpu' AND "host" == "a"\n`),
    after: file(`${GOOD}match: name() == 'cpu' AND "host" == 'a'\n`),
  },
  'handler-key': {
    severity: 'warning',
    title: 'A part of a handler file that nothing reads',
    why: 'A handler file has `topic`, `id`, `kind`, `match` and `options`; what a kind of handler is told stands under `options`. Of several YAML documents in one file the first counts.',
    before: file('topic: cpu\nid: ops\nkind: log\noption:\n  path: /tmp/alerts.log\n'),
    after: file(GOOD),
  },
  'handler-duration': {
    severity: 'error',
    title: 'A duration in a handler file',
    why: 'The client reads YAML and JSON, which know no durations: `interval` is a whole number of nanoseconds.',
    before: file('topic: cpu\nid: ops\nkind: aggregate\noptions:\n  interval: 1m\n  topic: digest\n'),
    after: file('topic: cpu\nid: ops\nkind: aggregate\noptions:\n  interval: 60000000000\n  topic: digest\n'),
  },
  'json-comma': {
    severity: 'error',
    title: 'A comma behind the last part',
    why: 'JSON has commas between parts, and none behind the last.',
    before: {
      'handlers/ops.json': '{"topic": "cpu", "id": "ops", "kind": "log", "options": {"path": "/tmp/a.log"},}\n',
    },
    after: { 'handlers/ops.json': '{"topic": "cpu", "id": "ops", "kind": "log", "options": {"path": "/tmp/a.log"}}\n' },
  },
  'match-recovery': {
    severity: 'info',
    title: 'A handler that hears no recovery',
    why: 'An expression that asks for `CRITICAL` alone never delivers the `OK` that ends the alert.',
    before: file(`${GOOD}match: level() == CRITICAL\n`),
    after: file(`${GOOD}match: level() == CRITICAL OR level() == OK AND changed() == TRUE\n`),
  },
  'yaml-tab': {
    severity: 'error',
    title: 'A tab in YAML',
    why: 'YAML is indented with spaces.',
    before: file('topic: cpu\nid: ops\nkind: log\noptions:\n\tpath: /tmp/alerts.log\n'),
    after: file(GOOD),
  },
  'yaml-quotes': {
    severity: 'error',
    title: 'Quotes inside of a YAML value',
    why: 'A value that begins with a quote ends at the next one. Put the whole expression in single quotes, and double those inside.',
    before: file(`${GOOD}match: "host" == 'a'\n`),
    after: file(`${GOOD}match: '"host" == ''a'''\n`),
  },
});
