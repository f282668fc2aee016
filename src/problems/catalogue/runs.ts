/** What a run shows: where points ended, and what was never true. */
import { entries } from './entry';

const CPU = 'cpu,host=a usage=45 1000000000\ncpu,host=a usage=50 2000000000\n';
const HIPCHAT = "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2/room'\n  token = 'token'\n";
const flood = Array.from({ length: 31 }, (_, second) => `cpu,host=a usage=45 ${second + 1}000000000\n`).join('');
const alert = (condition: string) =>
  `    |alert()\n        .crit(lambda: ${condition})\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n`;
const from = (more = '') => `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n${more}`;
const joined = (left: string, right: string) =>
  `var a = stream\n    |from()\n        .measurement('a')\n        .groupBy(${left})\nvar b = stream\n    |from()\n        .measurement('b')\n        .groupBy(${right})\na\n    |join(b)\n        .as('a', 'b')\n${alert('"a.v" > "b.v"')}`;

export const RUNS = entries({
  'dbrp-without-data': {
    severity: 'warning',
    title: 'A task that none of the data comes to',
    why: 'A stream task gets the points of its databases and retention policies, written exactly as the data’s: upper and lower case count. No point of the data is of one of them, so the task sees nothing.',
    before: { 'cpu.tick': `dbrp "Telegraf"."autogen"\n\n${from()}${alert('"usage" > 40')}`, 'data.lp': CPU },
    after: { 'cpu.tick': `dbrp "telegraf"."autogen"\n\n${from()}${alert('"usage" > 40')}` },
  },
  'no-query-rows': {
    severity: 'warning',
    title: 'Queries that gave no rows',
    why: 'Each query of the task was sent and answered, and no answer had a row. Mostly the queries are about another time than the data.',
    before: {
      'cpu.tick': `batch\n    |query('SELECT usage FROM telegraf.autogen.cpu')\n        .period(1m)\n        .every(1m)\n${alert('"usage" > 40')}`,
      'data.lp': CPU,
      'case.json': '{"batch": {"start": "2019-01-01T00:00:00Z", "stop": "2019-01-01T00:02:00Z"}}',
    },
    after: { 'case.json': '{"batch": {"start": "1970-01-01T00:00:00Z", "stop": "1970-01-01T00:02:00Z"}}' },
  },
  'nothing-passes': {
    severity: 'warning',
    title: 'A condition that no point passes',
    why: 'All points that came to the condition were dropped there, and the task made nothing. The values that came nearest are told. It is not told where the task made anything all the same.',
    before: { 'cpu.tick': `${from('        .where(lambda: "usage" > 90)\n')}${alert('TRUE')}`, 'data.lp': CPU },
    after: { 'cpu.tick': `${from('        .where(lambda: "usage" > 40)\n')}${alert('TRUE')}` },
  },
  'still-waiting': {
    severity: 'info',
    title: 'A node that waits for a later point',
    why: 'Time is that of the points. A window gives its batch when a point comes that lies behind its end; `groupBy` on batches, `flatten`, `combine` and the functions of InfluxQL on a stream give on what they hold when something newer comes. The data ended before, so the nodes behind it saw nothing. More points, or a `|barrier()`, bring it on.',
    before: {
      'cpu.tick': `${from()}    |window()\n        .period(10s)\n        .every(10s)\n    |mean('usage')\n${alert('"mean" > 40')}`,
      'data.lp': CPU,
    },
    after: { 'data.lp': `${CPU}cpu,host=a usage=45 20000000000\n` },
  },
  'union-waits': {
    severity: 'info',
    title: 'A union that waits for one of its parents',
    why: 'A union gives on what it has in order of time, so only up to the time that all its parents have come to. A parent that falls silent holds back what the others send; a `|barrier()` in front of the union lets time go on.',
    before: {
      'cpu.tick': `var a = stream\n    |from()\n        .measurement('cpu')\n        .where(lambda: "host" == 'a')\n        .groupBy('host')\nvar b = stream\n    |from()\n        .measurement('cpu')\n        .where(lambda: "host" == 'b')\n        .groupBy('host')\na\n    |union(b)\n${alert('"usage" > 1')}`,
      'data.lp': `cpu,host=b usage=40 500000000\n${CPU}cpu,host=a usage=52 3000000000\n`,
    },
    after: { 'data.lp': `${CPU}cpu,host=a usage=52 3000000000\ncpu,host=b usage=40 3000000000\n` },
  },
  'join-partners': {
    severity: 'info',
    title: 'Points of a join that found no partner',
    why: 'A join pairs points of the same time and group. Points whose time no other parent has are dropped, unless `.fill()` says what stands for the missing ones. `.tolerance()` rounds times before they are compared.',
    before: {
      'cpu.tick': joined("'host'", "'host'"),
      'data.lp': 'a,host=x v=2 1000000000\nb,host=x v=1 1000000000\na,host=x v=2 2000000000\nb,host=x v=1 3000000000\n',
    },
    after: {
      'data.lp': 'a,host=x v=2 1000000000\nb,host=x v=1 1000000000\na,host=x v=2 2000000000\nb,host=x v=1 2000000000\n',
    },
  },
  'join-never': {
    severity: 'warning',
    title: 'A join in which nothing meets',
    why: 'A join pairs points of the same group and the same time. Either its parents have no group in common, or no two of their times agree, or one of them sends nothing.',
    before: {
      'cpu.tick': joined("'host'", "'host'"),
      'data.lp': 'a,host=x v=2 1000000000\nb,host=y v=1 1000000000\na,host=x v=2 2000000000\nb,host=y v=1 2000000000\n',
    },
    after: { 'data.lp': 'a,host=x v=2 1000000000\nb,host=x v=1 1000000000\n' },
  },
  'never-true': {
    severity: 'info',
    title: 'An alert without an event',
    why: 'The task made no event, because no level of its alert was true for any point. The values that came nearest are told.',
    before: { 'cpu.tick': `${from()}${alert('"usage" > 90')}`, 'data.lp': CPU },
    after: { 'cpu.tick': `${from()}${alert('"usage" > 40')}` },
  },
  inhibited: {
    severity: 'info',
    title: 'Events that another alert holds back',
    why: 'An alert with `.inhibit(category, tags…)` that is not OK keeps events of that category quiet, where the tags that it names have the same values; a tag that one of them lacks counts as empty.',
    before: {
      'a.tick': `${from()}    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .inhibit('cpu', 'host')\n        .log('/tmp/a.log')\n`,
      'b.tick': `${from()}    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .category('cpu')\n        .log('/tmp/b.log')\n`,
      'data.lp': CPU,
    },
    after: {
      'a.tick': `${from()}    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .log('/tmp/a.log')\n`,
    },
  },
  'inhibits-nobody': {
    severity: 'warning',
    title: 'An alert that cannot keep others quiet',
    why: '`.inhibit(category, tags…)` keeps the alerts of a category quiet whose tags are those of its own group. Either no alert has that `.category()`, or the alert is not grouped by a tag that it names: the tag counts as empty then.',
    before: {
      'a.tick': `${from()}    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .inhibit('cpus', 'host')\n        .log('/tmp/a.log')\n`,
      'b.tick': `${from()}    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .category('cpu')\n        .log('/tmp/b.log')\n`,
      'data.lp': CPU,
    },
    after: {
      'a.tick': `${from()}    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .inhibit('cpu', 'host')\n        .log('/tmp/a.log')\n`,
    },
  },
  'match-never': {
    severity: 'info',
    title: 'A handler whose match no event met',
    why: 'Events came to the topic of the handler file, and its `match` let none of them pass, so it did nothing. What the events had is told. It is a warning where the match could not be evaluated, most often because an event lacks a tag that it names.',
    before: {
      'cpu.tick': `${from()}    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .topic('cpu')\n`,
      'handlers/warn.yaml':
        'id: warn\ntopic: cpu\nkind: log\nmatch: level() == WARNING\noptions:\n  path: /tmp/a.log\n',
      'data.lp': CPU,
    },
    after: {
      'handlers/warn.yaml':
        'id: warn\ntopic: cpu\nkind: log\nmatch: level() >= WARNING\noptions:\n  path: /tmp/a.log\n',
    },
  },
  'task-stops': {
    severity: 'error',
    title: 'A task that ends at a point',
    why: 'A node could not go on with a point, most often because a template met a value of another type or a field that is missing, and Kapacitor stops the whole task. It gets none of the points that follow, until it is enabled again.',
    before: {
      'cpu.tick': `${from()}    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .message('{{ if gt (index .Fields "usage") 9.5 }}high{{ end }}')\n        .log('/tmp/a.log')\n`,
      'data.lp': 'cpu,host=a usage=45 1000000000\ncpu,host=b usage=45i 2000000000\n',
    },
    after: { 'data.lp': 'cpu,host=a usage=45 1000000000\ncpu,host=b usage=45 2000000000\n' },
  },
  'server-dies': {
    severity: 'error',
    title: 'A point that a real server does not survive',
    why: 'Kapacitor’s own code fails on this point, and the server ends with all its tasks. The playground tells it and goes on, so that the rest can be seen.',
    before: {
      'cpu.tick': `${from()}    |where(lambda: 100 / "usage" > 4)\n${alert('TRUE')}`,
      'data.lp': 'cpu,host=a usage=0i 1000000000\ncpu,host=a usage=5i 2000000000\n',
    },
    after: {
      'cpu.tick': `${from()}    |where(lambda: "usage" > 0)\n    |where(lambda: int(100 / "usage") > 4)\n${alert('TRUE')}`,
    },
  },
  'too-many-messages': {
    severity: 'warning',
    title: 'More messages than a room takes',
    why: 'HipChat takes 30 messages a minute to one room, and answers the others with 429: Kapacitor logs that and does not send them again. Times are those of the points.',
    before: {
      'cpu.tick':
        "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: TRUE)\n        .hipChat()\n        .room('ops')\n",
      'kapacitor.conf': HIPCHAT,
      'data.lp': flood,
    },
    after: {
      'cpu.tick':
        "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .hipChat()\n        .room('ops')\n",
    },
  },
  'message-too-long': {
    severity: 'warning',
    title: 'A message that HipChat does not take',
    why: 'A message of HipChat has 10,000 characters at most; longer ones are answered with 400. Kapacitor does not cut them.',
    before: {
      'cpu.tick': `${from()}    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .message('{{ printf "%10001d" 1 }}')\n        .hipChat()\n        .room('ops')\n`,
      'kapacitor.conf': HIPCHAT,
      'data.lp': CPU,
    },
    after: {
      'cpu.tick': `${from()}    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .message('short')\n        .hipChat()\n        .room('ops')\n`,
    },
  },
  'not-sent': {
    severity: 'warning',
    title: 'Events that a handler cannot hand on',
    why: 'The handler got the events, and its service found something missing or wrong before anything left: no recipient, no topic, a name that it does not take. Each event is an error in the log and nothing else.',
    before: {
      'cpu.tick': `${from()}    |alert()\n        .crit(lambda: "usage" > 40)\n        .stateChangesOnly()\n        .email()\n`,
      'kapacitor.conf': "[smtp]\n  enabled = true\n  from = 'kapacitor@example.com'\n",
      'data.lp': CPU,
    },
    after: {
      'cpu.tick': `${from()}    |alert()\n        .crit(lambda: "usage" > 40)\n        .stateChangesOnly()\n        .email('ops@example.com')\n`,
    },
  },
  'service-refuses': {
    severity: 'warning',
    title: 'A service that refuses the messages',
    why: '`respond` of `case.json` says what services answer in a run. With 401, 404, 429 or 500 Kapacitor logs an error for each message, shows nothing, and does not try again.',
    before: {
      'cpu.tick': `${from()}    |alert()\n        .crit(lambda: TRUE)\n        .stateChangesOnly()\n        .hipChat()\n        .room('ops')\n`,
      'kapacitor.conf': HIPCHAT,
      'data.lp': CPU,
      'case.json': '{"respond": {"status": 401, "body": ""}}',
    },
    after: { 'case.json': '{}' },
  },
  'node-error': {
    severity: 'warning',
    title: 'A node that fails on some points',
    why: 'The node could not do its work for a point or a batch: a field that is not there, or of another type. A real Kapacitor writes a line to its log for each and goes on; the node leaves the point out, and a level that could not be judged counts as not true. Where another problem tells the cause, this one is left out.',
    before: {
      'cpu.tick': `${from()}    |changeDetect('usage')\n${alert('"usage" > 40')}`,
      'data.lp': `${CPU}cpu,host=a idle=5 3000000000\n`,
    },
    after: { 'data.lp': CPU },
  },
  'ends-here': {
    severity: 'info',
    title: 'A node that gave nothing on',
    why: 'Points came to the node, and none left it, so the nodes behind it saw nothing.',
    before: {
      'cpu.tick': `${from()}    |derivative('usage')\n${alert('"usage" > 1')}`,
      'data.lp': 'cpu,host=a usage=45 1000000000\n',
    },
    after: { 'data.lp': 'cpu,host=a usage=45 1000000000\ncpu,host=a usage=55 2000000000\n' },
  },
});
