import { expect, it } from 'vitest';
import { parseTimeLiteral } from '../../src/influxql/syntax/time-literal';

// influxql ast.go StringLiteral.ToTimeLiteral, v1.1.
it.each([
  ['2018-01-31', 'UTC', '2018-01-31T00:00:00.000Z'],
  ['2018-02-29', 'UTC', undefined],
  ['2020-02-29', 'UTC', '2020-02-29T00:00:00.000Z'],
  ['2018-12-31', 'UTC', '2018-12-31T00:00:00.000Z'],
  ['2018-12-32', 'UTC', undefined],
  ['2018-00-01', 'UTC', undefined],
  ['2018-13-01', 'UTC', undefined],
  ['2018-01-00', 'UTC', undefined],
  ['2018-01-01 23:59:59', 'UTC', '2018-01-01T23:59:59.000Z'],
  ['2018-01-01 24:00:00', 'UTC', undefined],
  ['2018-01-01 23:60:00', 'UTC', undefined],
  ['2018-01-01 23:59:60', 'UTC', undefined],
  ['2018-01-01 1:02:03', 'UTC', '2018-01-01T01:02:03.000Z'],
  ['2018-01-01 01:02:03.5', 'UTC', '2018-01-01T01:02:03.500Z'],
  ['2018-01-01 01:02:03,25', 'UTC', '2018-01-01T01:02:03.250Z'],
  ['2018-01-01 01:02', 'UTC', undefined],
  ['2018-07-01 00:00:00', 'America/New_York', '2018-07-01T04:00:00.000Z'],
  ['2018-01-01T00:00:00+01:00', 'America/New_York', '2017-12-31T23:00:00.000Z'],
  ['soon', 'UTC', undefined],
])('%s in %s', (text, zone, expected) => {
  const time = parseTimeLiteral(text, zone);
  expect(time === undefined ? undefined : new Date(Number(time / 1_000_000n)).toISOString()).toBe(expected);
});
