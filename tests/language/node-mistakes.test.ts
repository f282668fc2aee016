import { expect, test } from 'vitest';
import { problemsOf, shown } from './workspace';

/** What nodes refuse: the script, what is underlined, and the words. */
const ROWS: readonly (readonly [script: string, at: string, code: string, plain: string])[] = [
  [
    `batch|query('SELECT mean(v) FORM "telegraf"."autogen".cpu').period(1m).every(1m)|log()`,
    'FORM',
    'influxql',
    'This is no InfluxQL: found FORM, expected FROM.',
  ],
  [
    `batch|query('SELECT mean(v) FROM "telegraf"."autogen".cpu').period(1m)|log()`,
    'query',
    'query-schedule',
    'A query needs to know when to run: add .every(1m).',
  ],
  [
    `batch|query('SELECT mean(v) FROM "other"."autogen".cpu').period(1m).every(1m)|log()`,
    '"other"."autogen".cpu',
    'query-dbrp',
    'No point is in "other"."autogen", and the task may not ask there: FROM "telegraf"."autogen".cpu.',
  ],
  [
    `stream|from()|window().period(1m).every(1m)|window().period(1m).every(1m)`,
    'window',
    'window-of-batches',
    'What comes here are batches already: only a stream is cut into windows.',
  ],
  [
    `stream|from()|eval(lambda: "n").as('a').tags('b')|log()`,
    'eval',
    'eval-tags',
    '.tags() names results of .as(), and b is none.',
  ],
  [`stream|from()|shift(0s)`, 'shift', 'positive', 'shift needs a duration other than zero.'],
  [`stream|from()|kapacitorLoopback()`, 'kapacitorLoopback', 'missing-property', 'Add .database().'],
];

test.each(ROWS)('%s', (script, at, code, plain) => {
  const found = problemsOf(script).filter(({ severity }) => severity === 'error');
  expect(found.map((problem) => shown(script, problem))).toMatchObject([{ at, code, plain }]);
});
