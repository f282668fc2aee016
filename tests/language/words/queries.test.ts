/** Queries, their schedules and what groupBy takes: what is said, where, and the script after the fix. */
import { test } from 'vitest';
import { check, type Row } from './row';

const ROWS: readonly Row[] = [
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM cpu')
        .period(1m)
        .every(1m)
    |log()
`,
    code: 'query-dbrp',
    at: 'cpu',
    plain: 'The query has to name database and retention policy: FROM "telegraf"."autogen".cpu.',
    fix: 'Write "telegraf"."autogen".cpu',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "autogen"."cpu"')
        .period(1m)
        .every(1m)
    |log()
`,
    code: 'query-dbrp',
    at: '"autogen"."cpu"',
    plain:
      '"autogen"."cpu" is a retention policy and a measurement; the query has to name the database as well: FROM "telegraf"."autogen"."cpu".',
    fix: 'Write "telegraf"."autogen"."cpu"',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen"."cpu"')
        .period(1m)
        .every(1m)
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM telegraf..cpu')
        .period(1m)
        .every(1m)
    |log()
`,
    code: 'query-dbrp',
    at: 'telegraf..cpu',
    plain:
      'The retention policy is left out between the two dots, and Kapacitor takes no default for it: FROM "telegraf"."autogen".cpu.',
    fix: 'Write "telegraf"."autogen".cpu',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM telegraf."default".cpu')
        .period(1m)
        .every(1m)
    |log()
`,
    code: 'query-dbrp',
    at: 'telegraf."default".cpu',
    plain: 'No point is in "telegraf"."default", and the task may not ask there: FROM "telegraf"."autogen".cpu.',
    fix: 'Write "telegraf"."autogen".cpu',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
    |log()
`,
    code: 'query-schedule',
    at: 'query',
    plain: 'A query needs to know when to run: add .every(1m).',
    fix: 'Add .every(1m)',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
        .cron('* * * * *')
    |log()
`,
    code: 'query-schedule',
    at: "cron('* * * * *')",
    plain: 'A query runs by .every() or by .cron(), not by both.',
    fix: 'Take .cron() away',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .cron('* * * * *')
        .period(1m)
        .every(1m)
    |log()
`,
    code: 'query-schedule',
    at: 'every(1m)',
    plain: 'A query runs by .every() or by .cron(), not by both.',
    fix: 'Take .every() away',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .cron('* * * * *')
        .period(1m)
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('*/5 * * *')
    |log()
`,
    code: 'query-schedule',
    at: "'*/5 * * *'",
    plain:
      "A cron line has five fields, and this has 4: minute, hour, day of the month, month and day of the week, as in '*/5 * * * *'.",
    fix: "Write '*/5 * * * *'",
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('*/5 * * * *')
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('@every 30s')
    |log()
`,
    code: 'query-schedule',
    at: "'@every 30s'",
    plain: "'@every 30s' is no cron line: a query that runs again and again says .every(30s).",
    fix: 'Write .every(30s)',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(30s)
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('5m')
    |log()
`,
    code: 'query-schedule',
    at: "'5m'",
    plain: "'5m' is no cron line: a query that runs again and again says .every(5m).",
    fix: 'Write .every(5m)',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(5m)
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('')
    |log()
`,
    code: 'query-schedule',
    at: 'query',
    plain: 'A query needs to know when to run: add .every(1m).',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('* * * * *')
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('61 * * * *')
    |log()
`,
    code: 'query-schedule',
    at: "'61 * * * *'",
    plain:
      '61 is no minute of a cron line: it takes 0 to 59, * for each, */5 for every fifth. The fields are minute, hour, day of the month, month and day of the week.',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('1 * * * *')
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('0 25 * * *')
    |log()
`,
    code: 'query-schedule',
    at: "'0 25 * * *'",
    plain:
      '25 is no hour of a cron line: it takes 0 to 23, * for each, */5 for every fifth. The fields are minute, hour, day of the month, month and day of the week.',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('0 5 * * *')
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('0 8 * * mo')
    |log()
`,
    code: 'query-schedule',
    at: "'0 8 * * mo'",
    plain:
      'mo is no day of the week of a cron line: it takes 0 (Sunday) to 6, or sun to sat, * for each, */5 for every fifth. The fields are minute, hour, day of the month, month and day of the week.',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('0 8 * * mon')
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('0 0/5 * * * ?')
    |log()
`,
    code: 'query-schedule',
    at: "'0 0/5 * * * ?'",
    plain:
      'Of six fields the first is the minute and the last the year: 0 is the minute here, 0/5 the hour. Five fields are usual; a line that begins with the seconds has seven.',
    fix: "Write '0/5 * * * ?'",
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('0/5 * * * ?')
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron(5m)
    |log()
`,
    code: 'argument-type',
    at: '5m',
    plain: '.cron() takes a cron line in single quotes; a query that runs again and again says .every(5m).',
    fix: 'Write .every(5m)',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(5m)
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('* * * * *')
        .align()
    |log()
`,
    code: 'query-align',
    at: 'align()',
    plain: '.align() does nothing beside .cron(): it moves a query to even multiples of .every().',
    fix: 'Take .align() away',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('* * * * *')
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .every(30s)
    |log()
`,
    code: 'query-period',
    at: 'query',
    plain: 'Without .period() the query asks for no time at all, from now to now, and gets no rows: add .period(30s).',
    fix: 'Add .period(30s)',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(30s)
        .every(30s)
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .cron('* * * * *')
    |log()
`,
    code: 'query-period',
    at: 'query',
    plain: 'Without .period() the query asks for no time at all, from now to now, and gets no rows: add .period(1m).',
    fix: 'Add .period(1m)',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .cron('* * * * *')
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu GROUP BY host')
        .period(1m)
        .every(1m)
    |log()
`,
    code: 'query-group-by',
    at: 'GROUP BY host',
    plain: "Kapacitor drops the GROUP BY of a query: write .groupBy('host') behind it.",
    fix: "Write .groupBy('host')",
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
        .groupBy('host')
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu WHERE dc = \\'x\\' GROUP BY time(10s), "host" fill(0)')
        .period(1m)
        .every(1m)
    |log()
`,
    code: 'query-group-by',
    at: 'GROUP BY time(10s), "host" fill(0)',
    plain: "Kapacitor drops the GROUP BY of a query: write .groupBy(time(10s), 'host') behind it.",
    fix: "Write .groupBy(time(10s), 'host').fill(0)",
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu WHERE dc = \\'x\\'')
        .period(1m)
        .every(1m)
        .groupBy(time(10s), 'host')
        .fill(0)
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu group by *')
        .period(1m)
        .every(1m)
    |log()
`,
    code: 'query-group-by',
    at: 'group by *',
    plain: 'Kapacitor drops the GROUP BY of a query: write .groupBy(*) behind it.',
    fix: 'Write .groupBy(*)',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
        .groupBy(*)
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu GROUP BY host')
        .period(1m)
        .every(1m)
        .groupBy('host')
    |log()
`,
    code: 'query-group-by',
    at: 'GROUP BY host',
    plain: 'Kapacitor drops the GROUP BY of a query and takes what .groupBy() says.',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
        .groupBy('host')
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
        .groupBy('rack')
    |log()
`,
    code: 'unknown-tag',
    at: "'rack'",
    plain: 'No point here has a tag rack, so all come into one group. Tags: dc and host.',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
        .groupBy('host')
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
        .groupBy('n')
    |log()
`,
    code: 'group-by-field',
    at: "'n'",
    plain: 'n is a field, and points are grouped by tags: all points come into one group.',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
        .groupBy('host')
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
        .align()
        .groupBy('time(10s)', 'host')
    |log()
`,
    code: 'unknown-tag',
    at: "'time(10s)'",
    plain: 'In quotes time(10s) is the name of a tag, which no point has: without quotes it makes intervals.',
    fix: 'Write time(10s)',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
        .align()
        .groupBy(time(10s), 'host')
    |log()
`,
  },
  {
    script: `var m = 'cpu'

batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".$m')
        .period(1m)
        .every(1m)
    |log()
`,
    code: 'influxql',
    at: '$m',
    plain: "A query fills in nothing for $m: end the text there and add the var, '… ' + m + ' …'.",
    fix: "Write ' + m + '",
    mended: `var m = 'cpu'

batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".' + m + '')
        .period(1m)
        .every(1m)
    |log()
`,
  },
  {
    script: `var m = 'cpu'

batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".{{ .m }}')
        .period(1m)
        .every(1m)
    |log()
`,
    code: 'influxql',
    at: '{{ .m }}',
    plain: "A query fills in nothing for {{ .m }}: end the text there and add the var, '… ' + m + ' …'.",
    fix: "Write ' + m + '",
    mended: `var m = 'cpu'

batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".' + m + '')
        .period(1m)
        .every(1m)
    |log()
`,
  },
  {
    script: `var least = 5

batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu WHERE usage_idle > $least')
        .period(1m)
        .every(1m)
    |log()
`,
    code: 'influxql',
    at: '$least',
    plain: "A query fills in nothing for $least: end the text there and add the var, '… ' + string(least) + ' …'.",
    fix: "Write ' + string(least) + '",
    mended: `var least = 5

batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu WHERE usage_idle > ' + string(least) + '')
        .period(1m)
        .every(1m)
    |log()
`,
  },
  {
    script: `batch
    |query('SELECT mean(usage_idle)')
        .period(1m)
        .every(1m)
    |log()
`,
    code: 'influxql',
    at: '',
    plain: 'The query ends where FROM has to follow.',
    mended: `batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
    |log()
`,
  },
  {
    script: `var tags = ['host', 'dc']

batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
        .align()
        .groupBy(time(10s), tags)
    |log()
`,
    code: 'mixed-dimensions',
    at: 'groupBy(time(10s), tags)',
    plain: 'groupBy of a query takes names one by one beside time(), and no list.',
    fix: "Write groupBy(time(10s), 'host', 'dc')",
    mended: `var tags = ['host', 'dc']

batch
    |query('SELECT mean(usage_idle) FROM "telegraf"."autogen".cpu')
        .period(1m)
        .every(1m)
        .align()
        .groupBy(time(10s), 'host', 'dc')
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy(*, 'host')
    |log()
`,
    code: 'mixed-dimensions',
    at: "groupBy(*, 'host')",
    plain: '* stands for all tags already: no name beside it.',
    fix: 'Write groupBy(*)',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy(*)
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy(time(10s), 'host')
    |log()
`,
    code: 'mixed-dimensions',
    at: 'time(10s)',
    plain: 'groupBy(time()) is for queries; a stream is cut by a window: |window().period(10s).every(10s).',
    fix: 'Add |window()',
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |window()
        .period(10s)
        .every(10s)
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy(time(10s))
    |log()
`,
    code: 'mixed-dimensions',
    at: 'time(10s)',
    plain: 'groupBy(time()) is for queries; a stream is cut by a window: |window().period(10s).every(10s).',
    fix: 'Add |window()',
    mended: `stream
    |from()
        .measurement('cpu')
    |window()
        .period(10s)
        .every(10s)
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy('host', ['dc'])
    |log()
`,
    code: 'mixed-dimensions',
    at: "groupBy('host', ['dc'])",
    plain: 'groupBy takes tags one by one or one list of them, not both: put all names into one list.',
    fix: "Write groupBy('host', 'dc')",
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host', 'dc')
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
        .groupBy(5)
    |log()
`,
    code: 'argument-type',
    at: '5',
    plain: "groupBy takes names of tags as texts, groupBy('host'), or * for all.",
    mended: `stream
    |from()
        .measurement('cpu')
        .groupBy('host')
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
    |where(lambda: hour(time) > 5)
    |log()
`,
    code: 'undefined-name',
    at: 'time',
    plain: 'time without quotes is a function of groupBy; the time of a point is "time", in double quotes.',
    fix: 'Write "time"',
    mended: `stream
    |from()
        .measurement('cpu')
    |where(lambda: hour("time") > 5)
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
    |where(lambda: "n" > 5 AND weekday(time) == 1)
    |log()
`,
    code: 'undefined-name',
    at: 'time',
    plain: 'time without quotes is a function of groupBy; the time of a point is "time", in double quotes.',
    fix: 'Write "time"',
    mended: `stream
    |from()
        .measurement('cpu')
    |where(lambda: "n" > 5 AND weekday("time") == 1)
    |log()
`,
  },
  {
    script: `var all = stream
    |from()
        .measurement('cpu')

all
    |where(lambda: "n" > all)
    |log()
`,
    code: 'undefined-name',
    at: 'all',
    plain:
      'all is a var that holds a node, and a lambda sees the fields and tags of one point only: join both streams, |join(), to compare them.',
    mended: `var all = stream
    |from()
        .measurement('cpu')

all
    |where(lambda: "n" > 3)
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
    |where(lambda: "n" != nil)
    |log()
`,
    code: 'undefined-name',
    at: '"n" != nil',
    plain: 'There is no nil: whether a field or tag is there says isPresent("n").',
    fix: 'Write isPresent("n")',
    mended: `stream
    |from()
        .measurement('cpu')
    |where(lambda: isPresent("n"))
    |log()
`,
  },
  {
    script: `stream
    |from()
        .measurement('cpu')
    |where(lambda: null == "n")
    |log()
`,
    code: 'undefined-name',
    at: 'null == "n"',
    plain: 'There is no null: whether a field or tag is there says !isPresent("n").',
    fix: 'Write !isPresent("n")',
    mended: `stream
    |from()
        .measurement('cpu')
    |where(lambda: !isPresent("n"))
    |log()
`,
  },
];

test.each(ROWS)('$script', check);
