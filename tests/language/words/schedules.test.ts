/** When a query is asked, and for how long a time: what is said, where, and the script after the fix. */
import { test } from 'vitest';
import { check, type Row } from './row';
import { asked } from './scripts';

const ROWS: readonly Row[] = [
  {
    script: asked(),
    code: 'query-schedule',
    at: 'query',
    plain: 'A query needs to know when to run: add .every(1m).',
    fix: 'Add .every(1m)',
    mended: asked('.every(1m)'),
  },
  {
    script: asked('.every(1m)', ".cron('* * * * *')"),
    code: 'query-schedule',
    at: "cron('* * * * *')",
    plain: 'A query runs by .every() or by .cron(), not by both.',
    fix: 'Take .cron() away',
    mended: asked('.every(1m)'),
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
    script: asked(".cron('*/5 * * *')"),
    code: 'query-schedule',
    at: "'*/5 * * *'",
    plain:
      "A cron line has five fields, and this has 4: minute, hour, day of the month, month and day of the week, as in '*/5 * * * *'.",
    fix: "Write '*/5 * * * *'",
    mended: asked(".cron('*/5 * * * *')"),
  },
  {
    script: asked(".cron('@every 30s')"),
    code: 'query-schedule',
    at: "'@every 30s'",
    plain: "'@every 30s' is no cron line: a query that runs again and again says .every(30s).",
    fix: 'Write .every(30s)',
    mended: asked('.every(30s)'),
  },
  {
    script: asked(".cron('5m')"),
    code: 'query-schedule',
    at: "'5m'",
    plain: "'5m' is no cron line: a query that runs again and again says .every(5m).",
    fix: 'Write .every(5m)',
    mended: asked('.every(5m)'),
  },
  {
    script: asked(".cron('')"),
    code: 'query-schedule',
    at: 'query',
    plain: 'A query needs to know when to run: add .every(1m).',
    mended: asked(".cron('* * * * *')"),
  },
  {
    script: asked(".cron('61 * * * *')"),
    code: 'query-schedule',
    at: "'61 * * * *'",
    plain:
      '61 is no minute of a cron line: it takes 0 to 59, * for each, */5 for every fifth. The fields are minute, hour, day of the month, month and day of the week.',
    mended: asked(".cron('1 * * * *')"),
  },
  {
    script: asked(".cron('0 25 * * *')"),
    code: 'query-schedule',
    at: "'0 25 * * *'",
    plain:
      '25 is no hour of a cron line: it takes 0 to 23, * for each, */5 for every fifth. The fields are minute, hour, day of the month, month and day of the week.',
    mended: asked(".cron('0 5 * * *')"),
  },
  {
    script: asked(".cron('0 8 * * mo')"),
    code: 'query-schedule',
    at: "'0 8 * * mo'",
    plain:
      'mo is no day of the week of a cron line: it takes 0 (Sunday) to 6, or sun to sat, * for each, */5 for every fifth. The fields are minute, hour, day of the month, month and day of the week.',
    mended: asked(".cron('0 8 * * mon')"),
  },
  {
    script: asked(".cron('0 0/5 * * * ?')"),
    code: 'query-schedule',
    at: "'0 0/5 * * * ?'",
    plain:
      'Of six fields the first is the minute and the last the year: 0 is the minute here, 0/5 the hour. Five fields are usual; a line that begins with the seconds has seven.',
    fix: "Write '0/5 * * * ?'",
    mended: asked(".cron('0/5 * * * ?')"),
  },
  {
    script: asked('.cron(5m)'),
    code: 'argument-type',
    at: '5m',
    plain: '.cron() takes a cron line in single quotes; a query that runs again and again says .every(5m).',
    fix: 'Write .every(5m)',
    mended: asked('.every(5m)'),
  },
  {
    script: asked(".cron('* * * * *')", '.align()'),
    code: 'query-align',
    at: 'align()',
    plain: '.align() does nothing beside .cron(): it moves a query to even multiples of .every().',
    fix: 'Take .align() away',
    mended: asked(".cron('* * * * *')"),
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
    mended: asked(".cron('* * * * *')"),
  },
];

test.each(ROWS)('$code: $at', check);
