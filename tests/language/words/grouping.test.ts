/** What groupBy takes: what is said, where, and the script after the fix. */
import { test } from 'vitest';
import { check, type Row } from './row';
import { asked, cpu } from './scripts';

const ROWS: readonly Row[] = [
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
    mended: asked('.every(1m)', ".groupBy('host')"),
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
    mended: asked('.every(1m)', '.groupBy(*)'),
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
    mended: asked('.every(1m)', ".groupBy('host')"),
  },
  {
    script: asked('.every(1m)', ".groupBy('rack')"),
    code: 'unknown-tag',
    at: "'rack'",
    plain: 'No point here has a tag rack, so all come into one group. Tags: dc and host.',
    mended: asked('.every(1m)', ".groupBy('host')"),
  },
  {
    script: asked('.every(1m)', ".groupBy('n')"),
    code: 'group-by-field',
    at: "'n'",
    plain: 'n is a field, and points are grouped by tags: all points come into one group.',
    mended: asked('.every(1m)', ".groupBy('host')"),
  },
  {
    script: asked('.every(1m)', '.align()', ".groupBy('time(10s)', 'host')"),
    code: 'unknown-tag',
    at: "'time(10s)'",
    plain: 'In quotes time(10s) is the name of a tag, which no point has: without quotes it makes intervals.',
    fix: 'Write time(10s)',
    mended: asked('.every(1m)', '.align()', ".groupBy(time(10s), 'host')"),
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
    mended: cpu('|window()', '.period(10s)', '.every(10s)', '|log()'),
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
    mended: cpu('|log()'),
  },
];

test.each(ROWS)('$code: $at', check);
