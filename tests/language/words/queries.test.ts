/** What a query asks: what is said, where, and the script after the fix. */
import { test } from 'vitest';
import { check, type Row } from './row';
import { asked } from './scripts';

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
    mended: asked('.every(1m)'),
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
    mended: asked('.every(1m)'),
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
    mended: asked('.every(1m)'),
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
    mended: asked('.every(1m)'),
  },
];

test.each(ROWS)('$code: $at', check);
