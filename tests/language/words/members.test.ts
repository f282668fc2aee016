import { test } from 'vitest';
import { check, type Row } from './row';

/** Names, arguments and whole scripts. */
const ROWS: readonly Row[] = [
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window(5m)\n    |mean('n')",
    code: 'argument-as-property',
    at: 'window',
    plain: 'window takes no argument; what it is given stands in properties: |window().period(5m).every(5m).',
    fix: 'Write .period(5m).every(5m)',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(5m)\n        .every(5m)\n    |mean('n')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window(5m, 1m)\n    |mean('n')",
    code: 'argument-as-property',
    at: 'window',
    plain: 'window takes no argument; what it is given stands in properties: |window().period(5m).every(1m).',
    fix: 'Write .period(5m).every(1m)',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(5m)\n        .every(1m)\n    |mean('n')",
  },
  {
    script: "stream\n    |from('cpu')",
    code: 'argument-as-property',
    at: 'from',
    plain: "from takes no argument; what it is given stands in properties: |from().measurement('cpu').",
    fix: "Write .measurement('cpu')",
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert(lambda: \"n\" > 1)",
    code: 'argument-as-property',
    at: 'alert',
    plain: 'alert takes no argument; what it is given stands in properties: |alert().crit(lambda: "n" > 1).',
    fix: 'Write .crit(lambda: "n" > 1)',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |derivative('n', 1s)",
    code: 'argument-as-property',
    at: 'derivative',
    plain: "derivative takes 1 argument; what it is given stands in properties: |derivative('n').unit(1s).",
    fix: 'Write .unit(1s)',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |derivative('n')\n        .unit(1s)",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |derivative(1s, 'n')",
    code: 'argument-as-property',
    at: 'derivative',
    plain: "derivative takes 1 argument; what it is given stands in properties: |derivative('n').unit(1s).",
    fix: 'Write .unit(1s)',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |derivative('n')\n        .unit(1s)",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |stateDuration(lambda: \"n\" > 1, 1m)",
    code: 'argument-as-property',
    at: 'stateDuration',
    plain:
      'stateDuration takes 1 argument; what it is given stands in properties: |stateDuration(lambda: "n" > 1).unit(1m).',
    fix: 'Write .unit(1m)',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |stateDuration(lambda: \"n\" > 1)\n        .unit(1m)",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit()",
    code: 'missing-argument',
    at: 'crit',
    plain: 'crit needs a condition: .crit(lambda: "n" > 90).',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy(host)",
    code: 'undefined-name',
    at: 'host',
    plain:
      'host is no var of this script. A text stands in single quotes: \'host\'; a field or tag in a lambda in double quotes: "host".',
    fix: "Write 'host'",
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy(host, dc)",
    code: 'undefined-name',
    at: 'host',
    plain:
      'host is no var of this script. A text stands in single quotes: \'host\'; a field or tag in a lambda in double quotes: "host".',
    fix: "Write 'host', 'dc'",
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host', 'dc')",
  },
  {
    script: 'stream\n    |from()\n        .measurement(cpu)',
    code: 'undefined-name',
    at: 'cpu',
    plain:
      'cpu is no var of this script. A text stands in single quotes: \'cpu\'; a field or tag in a lambda in double quotes: "cpu".',
    fix: "Write 'cpu'",
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .where(lambda: n > 1)",
    code: 'undefined-name',
    at: 'n',
    plain:
      'n is no var of this script. A text stands in single quotes: \'n\'; a field or tag in a lambda in double quotes: "n".',
    fix: 'Write "n"',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 1)',
  },
  {
    script: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where("n" > 1)',
    code: 'missing-lambda',
    at: '"n" > 1',
    plain: 'This argument must be a lambda: .where(lambda: "n" > 1).',
    fix: 'Write lambda:',
    mended: 'stream\n    |from()\n        .measurement(\'cpu\')\n        .where(lambda: "n" > 1)',
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .room('ops')",
    code: 'elsewhere',
    at: 'room',
    plain: 'room is a property of .hipChat(): it stands behind it.',
    fix: 'Add .hipChat()',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .hipChat()\n        .room('ops')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .channel('#ops')",
    code: 'elsewhere',
    at: 'channel',
    plain: 'channel is a property of .slack(): it stands behind it.',
    fix: 'Add .slack()',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .slack()\n        .channel('#ops')",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .period(10s)",
    code: 'elsewhere',
    at: 'period',
    plain: 'period is a property of |barrier(), |query(), |queryFlux() and |window(): it stands behind one of them.',
    mended: "stream\n    |from()\n        .measurement('cpu')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .state_changes_only()",
    code: 'unknown-member',
    at: 'state_changes_only',
    plain: 'alert has no .state_changes_only(). Did you mean .stateChangesOnly()?',
    fix: 'Write .stateChangesOnly()',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .stateChangesOnly()",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .onlyStateChanges()",
    code: 'unknown-member',
    at: 'onlyStateChanges',
    plain: 'alert has no .onlyStateChanges(). Did you mean .stateChangesOnly()?',
    fix: 'Write .stateChangesOnly()',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .stateChangesOnly()",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .statesChangeOnly()",
    code: 'unknown-member',
    at: 'statesChangeOnly',
    plain: 'alert has no .statesChangeOnly(). Did you mean .stateChangesOnly()?',
    fix: 'Write .stateChangesOnly()',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .stateChangesOnly()",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n    |group_by('host')",
    code: 'unknown-member',
    at: 'group_by',
    plain: 'from has no |group_by(). Did you mean |groupBy()?',
    fix: 'Write |groupBy()',
    mended: "stream\n    |from()\n        .measurement('cpu')\n    |groupBy('host')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |countState(lambda: \"n\" > 1)",
    code: 'unknown-member',
    at: 'countState',
    plain: 'from has no |countState(). Did you mean |stateCount()?',
    fix: 'Write |stateCount()',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |stateCount(lambda: \"n\" > 1)",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |outInfluxDB()",
    code: 'unknown-member',
    at: 'outInfluxDB',
    plain: 'from has no |outInfluxDB(). Did you mean |influxDBOut()?',
    fix: 'Write |influxDBOut()',
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |influxDBOut()",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |avg('n')",
    code: 'unknown-member',
    at: 'avg',
    plain: 'avg is called mean here: |mean().',
    fix: 'Write |mean()',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean('n')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |average('n')",
    code: 'unknown-member',
    at: 'average',
    plain: 'average is called mean here: |mean().',
    fix: 'Write |mean()',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean('n')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |percentile(99.0, 'n')",
    code: 'argument-order',
    at: "99.0, 'n'",
    plain: "The arguments stand in another order: |percentile('n', 99.0).",
    fix: "Write |percentile('n', 99.0)",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |percentile('n', 99.0)",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |movingAverage(3, 'n')",
    code: 'argument-order',
    at: "3, 'n'",
    plain: "The arguments stand in another order: |movingAverage('n', 3).",
    fix: "Write |movingAverage('n', 3)",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |movingAverage('n', 3)",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |deadman(10s, 0.0)",
    code: 'argument-order',
    at: '10s, 0.0',
    plain: 'The arguments stand in another order: |deadman(0.0, 10s).',
    fix: 'Write |deadman(0.0, 10s)',
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |deadman(0.0, 10s)",
  },
  {
    script: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |deadman(10s, 1)",
    code: 'argument-order',
    at: '10s, 1',
    plain: 'The arguments stand in another order: |deadman(1.0, 10s).',
    fix: 'Write |deadman(1.0, 10s)',
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |deadman(1.0, 10s)",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: mean(\"temperature\"))\n        .as('m')",
    code: 'node-in-lambda',
    at: 'mean',
    plain:
      "mean is a node, because it looks at many points and a lambda at one: put |window() and |mean('temperature') in front of this.",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean('temperature')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: avg(\"temperature\") > 10)",
    code: 'node-in-lambda',
    at: 'avg',
    plain:
      "avg is called mean, and is a node, because it looks at many points and a lambda at one: put |window() and |mean('temperature') in front of this.",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |mean('temperature')\n    |alert()\n        .crit(lambda: \"mean\" > 10)",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    @tTest()\n        .field('n')",
    code: 'udf',
    at: 'tTest',
    plain:
      "@tTest is a UDF: a program of one's own, which Kapacitor starts when kapacitor.conf has a section [udf.functions.tTest]. A page has none, so it does not run here.",
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')",
  },
  {
    script:
      "stream\n    .from().measurement('cpu')\n    .where(lambda: \"host\" == 'a')\n    .groupBy('host')\n    .window()\n        .period(10s)\n        .every(10s)\n    .mapReduce(influxql.count('n'))\n    .alert()\n        .crit(lambda: \"count\" > 6)",
    code: 'old-script',
    at: '.from()',
    plain:
      "This script is of Kapacitor 0.x, where a dot made nodes too. Now .from() is |from(), .window() is |window(), .mapReduce(influxql.count('n')) is |count('n'), .alert() is |alert().",
    fix: 'Write it as Kapacitor 1 reads it',
    mended:
      "stream\n    |from().measurement('cpu')\n    .where(lambda: \"host\" == 'a')\n    .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |count('n')\n    |alert()\n        .crit(lambda: \"count\" > 6)",
  },
  {
    script:
      "var data = stream\n    .from().measurement('cpu')\nvar w = data\n    .window().period(10s).every(10s)\nw.mean('n').alert().crit(lambda: \"mean\" > 1)",
    code: 'old-script',
    at: '.from()',
    plain:
      'This script is of Kapacitor 0.x, where a dot made nodes too. Now .from() is |from(), .window() is |window(), .mean() is |mean(), .alert() is |alert().',
    fix: 'Write it as Kapacitor 1 reads it',
    mended:
      "var data = stream\n    |from().measurement('cpu')\nvar w = data\n    |window().period(10s).every(10s)\nw|mean('n')|alert().crit(lambda: \"mean\" > 1)",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .log('alerts.log')",
    code: 'log-path',
    at: "'alerts.log'",
    plain: "log needs a whole path, from the / on: '/var/log/kapacitor/alerts.log'.",
    fix: "Write '/var/log/kapacitor/alerts.log'",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .log('/var/log/kapacitor/alerts.log')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .log('./logs/alerts.log')",
    code: 'log-path',
    at: "'./logs/alerts.log'",
    plain: "log needs a whole path, from the / on: '/var/log/kapacitor/logs/alerts.log'.",
    fix: "Write '/var/log/kapacitor/logs/alerts.log'",
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .log('/var/log/kapacitor/logs/alerts.log')",
  },
  {
    script:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .stateChangesOnly",
    code: 'missing-parentheses',
    at: 'stateChangesOnly',
    plain: 'A property is called, also without arguments: .stateChangesOnly().',
    fix: 'Add ()',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: \"n\" > 1)\n        .stateChangesOnly()",
  },
  {
    script:
      'batch\n    |query(\'SELECT mean(n) AS n FROM "telegraf"."autogen".cpu\')\n        .period(10m)\n        .every(10m)\n        .align',
    code: 'missing-parentheses',
    at: 'align',
    plain: 'A property is called, also without arguments: .align().',
    fix: 'Add ()',
    mended:
      'batch\n    |query(\'SELECT mean(n) AS n FROM "telegraf"."autogen".cpu\')\n        .period(10m)\n        .every(10m)\n        .align()',
  },
  {
    script:
      'batch\n    |query(\'SELECT max(m) FROM (SELECT mean(n) AS m FROM "telegraf"."autogen".cpu GROUP BY time(1m))\')\n        .period(10m)\n        .every(1m)',
    code: 'subquery',
    at: '(SELECT mean(n) AS m FROM "telegraf"."autogen".cpu GROUP BY time(1m))',
    plain:
      'A query of Kapacitor takes no subquery: ask the inner SELECT, and do the outer part with nodes behind it, |max(…) or |eval(…).',
    mended:
      'batch\n    |query(\'SELECT mean(n) AS n FROM "telegraf"."autogen".cpu\')\n        .period(10m)\n        .every(10m)',
  },
];

test.each(ROWS)('$code: $at', check);
