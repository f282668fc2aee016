import { expect, test } from 'vitest';
import { queryTask } from '../../../src/language/hints/syntax/query-task';

const FROM = 'FROM "telegraf"."autogen"."cpu"';

/** A query as it is pasted, and what follows `|query(` of the task; none where what is meant is not clear. */
const ROWS: readonly (readonly [query: string, task: string | undefined])[] = [
  [`SELECT n ${FROM};`, `'''SELECT n ${FROM}''')\n        .period(10m)\n        .every(10m)\n`],
  [
    `select mean(n) from telegraf.autogen.cpu where time >= now() - 90s and host = 'a' group by time(30s), host fill(0)`,
    `'''select mean(n) from telegraf.autogen.cpu WHERE host = 'a' ''')\n        .period(90s)\n        .every(30s)\n        .align()\n        .groupBy(time(30s), 'host')\n        .fill(0)\n`,
  ],
  [
    `SELECT mean("n") ${FROM} WHERE time > :dashboardTime: AND time < :upperDashboardTime: GROUP BY time(:interval:), * FILL(null)`,
    `'''SELECT mean("n") ${FROM}''')\n        .period(10m)\n        .every(1m)\n        .align()\n        .groupBy(time(1m), *)\n`,
  ],
  [
    `SELECT mean("n") ${FROM} WHERE $timeFilter AND "dc" =~ /^x/ GROUP BY time($__interval), "host" fill(previous)`,
    `'''SELECT mean("n") ${FROM} WHERE "dc" =~ /^x/''')\n        .period(10m)\n        .every(1m)\n        .align()\n        .groupBy(time(1m), 'host')\n        .fill('previous')\n`,
  ],
  [`SELECT n ${FROM} WHERE time > '2018-01-01'`, undefined],
  [`SELECT n ${FROM} WHERE time > now() - 1h OR n > 3`, undefined],
  [`SELECT n ${FROM} GROUP BY /ho/`, undefined],
  [`SELECT n ${FROM} GROUP BY host LIMIT 3`, undefined],
  [`SELECT n ${FROM}; SELECT m ${FROM}`, undefined],
  ['SELECT n FROM cpu', undefined],
];

test.each(ROWS)('%s', (query, task) => {
  const fix = queryTask(query);
  expect(fix?.edits.map(({ text }) => text)).toEqual(task === undefined ? undefined : [`batch\n    |query(${task}`]);
});
