/** What Kapacitor does without a word with numbers, times and global services. */
import type { Named } from './named';

export const NUMBERS: readonly Named[] = [
  {
    thing: 'a float divided by 0',
    text: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: 100.0 * "v" / "total")\n        .as('ratio')\n    |alert()\n        .crit(lambda: "ratio" > 3.0)\n        .stateChangesOnly()\n        .hipChat()\n`,
    beside: {
      'data.lp':
        'cpu,host=a v=0,total=0 1528102800000000000\ncpu,host=a v=1,total=1 1528102810000000000\ncpu,host=a v=2,total=2 1528102820000000000\ncpu,host=a v=3,total=3 1528102830000000000\ncpu,host=a v=4,total=0 1528102840000000000\n',
    },
    code: 'zero-division',
    at: '100.0 * "v" / "total"',
    plain:
      'total is 0 on 2 of 5 points: a float divided by 0 is +Inf, which is above every threshold (0 / 0 is NaN, which is above and below none). Write if("total" == 0, 0.0, 100.0 * "v" / "total").',
    fix: 'Write if("total" == 0, 0.0, 100.0 * "v" / "total")',
    mended: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |eval(lambda: if("total" == 0, 0.0, 100.0 * "v" / "total"))\n        .as('ratio')\n    |alert()\n        .crit(lambda: "ratio" > 3.0)\n        .stateChangesOnly()\n        .hipChat()\n`,
  },
  {
    thing: 'a count that is never 0',
    text: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(10s)\n    |count('v')\n    |alert()\n        .crit(lambda: "count" < 1)\n        .stateChangesOnly()\n        .hipChat()\n`,
    beside: {
      'data.lp':
        'cpu,host=a v=0,total=0 1528102800000000000\ncpu,host=a v=1,total=1 1528102810000000000\ncpu,host=a v=2,total=2 1528102820000000000\ncpu,host=a v=3,total=3 1528102830000000000\ncpu,host=a v=4,total=0 1528102840000000000\n',
    },
    code: 'count-never-zero',
    at: '"count" < 1',
    plain:
      'A window without points gives nothing at all, so count is never 0 and this is never true. Silence is told by |deadman(0.0, 10s).',
    mended:
      "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |deadman(0.0, 10s)\n        .stateChangesOnly()\n        .hipChat()\n",
  },
  {
    thing: 'a count of a query that is never 0',
    text: `batch\n    |query('SELECT count(v) AS c FROM "telegraf"."autogen".cpu')\n        .period(10s)\n        .every(10s)\n        .groupBy('host')\n    |alert()\n        .crit(lambda: 0 == "c")\n        .stateChangesOnly()\n        .hipChat()\n`,
    beside: {
      'data.lp':
        'cpu,host=a v=0,total=0 1528102800000000000\ncpu,host=a v=1,total=1 1528102810000000000\ncpu,host=a v=2,total=2 1528102820000000000\ncpu,host=a v=3,total=3 1528102830000000000\ncpu,host=a v=4,total=0 1528102840000000000\n',
    },
    code: 'count-never-zero',
    at: '0 == "c"',
    plain:
      'A query without rows gives nothing at all, so c is never 0 and this is never true. Silence is told by |deadman(0.0, 10s).',
    mended: `batch\n    |query('SELECT count(v) AS c FROM "telegraf"."autogen".cpu')\n        .period(10s)\n        .every(10s)\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "c" < 5)\n        .stateChangesOnly()\n        .hipChat()\n`,
  },
  {
    thing: 'a window shorter than its interval',
    text: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(10s)\n        .every(1m)\n    |mean('v')\n    |alert()\n        .crit(lambda: "mean" > 3.0)\n        .stateChangesOnly()\n        .hipChat()\n`,
    beside: {
      'data.lp':
        'cpu,host=a v=0,total=0 1528102800000000000\ncpu,host=a v=1,total=1 1528102810000000000\ncpu,host=a v=2,total=2 1528102820000000000\ncpu,host=a v=3,total=3 1528102830000000000\ncpu,host=a v=4,total=0 1528102840000000000\n',
    },
    code: 'window-gap',
    at: '10s',
    plain: 'Of every 1m only the last 10s are looked at: what comes in the other 50s counts for nothing.',
    fix: 'Write 1m',
    mended: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(1m)\n        .every(1m)\n    |mean('v')\n    |alert()\n        .crit(lambda: "mean" > 3.0)\n        .stateChangesOnly()\n        .hipChat()\n`,
  },
  {
    thing: 'a query shorter than its interval',
    text: `batch\n    |query('SELECT mean(v) FROM "telegraf"."autogen".cpu')\n        .period(10s)\n        .every(1m)\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "mean" > 3.0)\n        .stateChangesOnly()\n        .hipChat()\n`,
    beside: {
      'data.lp':
        'cpu,host=a v=0,total=0 1528102800000000000\ncpu,host=a v=1,total=1 1528102810000000000\ncpu,host=a v=2,total=2 1528102820000000000\ncpu,host=a v=3,total=3 1528102830000000000\ncpu,host=a v=4,total=0 1528102840000000000\n',
    },
    code: 'window-gap',
    at: '10s',
    plain: 'Of every 1m only the last 10s are looked at: what comes in the other 50s counts for nothing.',
    fix: 'Write 1m',
    mended: `batch\n    |query('SELECT mean(v) FROM "telegraf"."autogen".cpu')\n        .period(1m)\n        .every(1m)\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "mean" > 3.0)\n        .stateChangesOnly()\n        .hipChat()\n`,
  },
  {
    thing: 'a mention in HipChat',
    text: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "v" > 3.0)\n        .stateChangesOnly()\n        .message('@all {{ .ID }} is high')\n        .hipChat()\n`,
    beside: {
      'data.lp':
        'cpu,host=a v=0,total=0 1528102800000000000\ncpu,host=a v=1,total=1 1528102810000000000\ncpu,host=a v=2,total=2 1528102820000000000\ncpu,host=a v=3,total=3 1528102830000000000\ncpu,host=a v=4,total=0 1528102840000000000\n',
    },
    code: 'hipchat-mention',
    at: "'@all {{ .ID }} is high'",
    plain:
      'HipChat notifies nobody of @all: it looks for mentions in messages that are text, and Kapacitor sends HTML.',
    mended: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "v" > 3.0)\n        .stateChangesOnly()\n        .message('{{ .ID }} is high, mail ops@example.com')\n        .hipChat()\n`,
  },
  {
    thing: 'what a global service adds',
    text: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "v" > 3.0)\n`,
    beside: {
      'data.lp':
        'cpu,host=a v=0,total=0 1528102800000000000\ncpu,host=a v=1,total=1 1528102810000000000\ncpu,host=a v=2,total=2 1528102820000000000\ncpu,host=a v=3,total=3 1528102830000000000\ncpu,host=a v=4,total=0 1528102840000000000\n',
      'kapacitor.conf':
        "[hipchat]\n  enabled = true\n  url = 'https://example.hipchat.com/v2/room'\n  room = 'ops'\n  token = 'tok-1234567890'\n  global = true\n  state-changes-only = true\n",
    },
    code: 'global-service',
    at: 'alert',
    plain:
      'kapacitor.conf gives this alert HipChat, which the script does not name (global = true), and lets it send changes of its level only, to all its handlers (state-changes-only = true).',
    mended: "stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |log()\n",
  },
  {
    thing: 'a counter that starts anew',
    text: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |derivative('v')\n    |alert()\n        .crit(lambda: "v" > 3.0)\n        .stateChangesOnly()\n        .hipChat()\n`,
    beside: {
      'data.lp':
        'cpu,host=a v=100 1528102800000000000\ncpu,host=a v=150 1528102810000000000\ncpu,host=a v=200 1528102820000000000\ncpu,host=a v=20 1528102830000000000\ncpu,host=a v=70 1528102840000000000\ncpu,host=a v=120 1528102850000000000\n',
    },
    code: 'counter-reset',
    at: 'derivative',
    plain:
      'v rises, and falls back 1 time, as a counter does that starts anew: the derivative is far below 0 there. .nonNegative() leaves such a point out.',
    fix: 'Add .nonNegative()',
    mended: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |derivative('v')\n        .nonNegative()\n    |alert()\n        .crit(lambda: "v" > 3.0)\n        .stateChangesOnly()\n        .hipChat()\n`,
  },
  {
    thing: 'mean on a stream without a window',
    text: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |mean('v')\n    |alert()\n        .crit(lambda: "mean" > 3.0)\n        .stateChangesOnly()\n        .hipChat()\n`,
    beside: {
      'data.lp':
        'cpu,host=a v=0,total=0 1528102800000000000\ncpu,host=a v=1,total=1 1528102810000000000\ncpu,host=a v=2,total=2 1528102820000000000\ncpu,host=a v=3,total=3 1528102830000000000\ncpu,host=a v=4,total=0 1528102840000000000\n',
    },
    code: 'no-window',
    at: 'mean',
    plain:
      'Without a window mean takes points of exactly the same time together, and here a group has one of them: each result is of a single point. Put |window().period(1m).every(1m) in front of it.',
    fix: 'Add |window()',
    mended: `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |window()\n        .period(1m)\n        .every(1m)\n    |mean('v')\n    |alert()\n        .crit(lambda: "mean" > 3.0)\n        .stateChangesOnly()\n        .hipChat()\n`,
  },
  {
    thing: 'points out of order',
    file: 'data.lp',
    text: 'cpu,host=a v=0,total=0 1528102800000000000\ncpu,host=a v=1,total=1 1528102810000000000\ncpu,host=a v=3,total=3 1528102830000000000\ncpu,host=a v=2,total=2 1528102820000000000\ncpu,host=a v=4,total=0 1528102840000000000\n',
    beside: {
      't.tick': `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "v" > 3.0)\n        .stateChangesOnly()\n        .hipChat()\n`,
    },
    code: 'points-out-of-order',
    at: 'cpu,host=a v=2,total=2 1528102820000000000',
    plain:
      'This point is 10s older than one of the same series before it. Kapacitor does not sort: it judges a point as if it were new, and windows and joins may leave it out.',
    fix: 'Sort the lines by time',
    mended:
      'cpu,host=a v=0,total=0 1528102800000000000\ncpu,host=a v=1,total=1 1528102810000000000\ncpu,host=a v=2,total=2 1528102820000000000\ncpu,host=a v=3,total=3 1528102830000000000\ncpu,host=a v=4,total=0 1528102840000000000\n',
  },
  {
    thing: 'a field that is a float here and an integer there',
    file: 'data.lp',
    text: 'cpu,host=a v=0.5 1528102800000000000\ncpu,host=a v=3i 1528102810000000000\ncpu,host=a v=2.5 1528102820000000000\n',
    beside: {
      't.tick': `stream\n    |from()\n        .measurement('cpu')\n        .groupBy('host')\n    |alert()\n        .crit(lambda: "v" > 3.0)\n        .stateChangesOnly()\n        .hipChat()\n`,
    },
    code: 'field-conflict',
    at: '3i',
    plain:
      'v is an integer here and a float before (1 integer of 3): InfluxDB refuses to write a field of two types, windows leave such points out, and arithmetic fails. An integer ends in i.',
    fix: 'Write every v as a float',
    mended:
      'cpu,host=a v=0.5 1528102800000000000\ncpu,host=a v=3 1528102810000000000\ncpu,host=a v=2.5 1528102820000000000\n',
  },
];
