import { describe, expect, test } from 'vitest';
import type { ScriptValue } from '../../src/definition/value';
import { formatRFC3339Nano, parseRFC3339 } from '../../src/go/time/time';
import { parseInfluxQL } from '../../src/influxql/syntax/parse';
import { readCron } from '../../src/nodes/query/cron';
import { nextOfCron } from '../../src/nodes/query/cron-next';
import { type PlanOptions, QueryPlan } from '../../src/nodes/query/plan';
import { queryOptions } from '../../src/nodes/query/schedule';

const MINUTE = 60_000_000_000n;
const START = '2018-03-06T09:00:00Z';

function at(text: string): bigint {
  const time = parseRFC3339(text);
  if (time === undefined) throw new Error(`no time ${text}`);
  return time;
}

function plan(options: Partial<PlanOptions>, text = 'SELECT v FROM telegraf.autogen.m'): QueryPlan {
  const parsed = parseInfluxQL(text);
  const [select] = parsed.ok ? parsed.statements : [];
  if (select?.kind !== 'select') throw new Error(`no SELECT: ${text}`);
  const own = { alignGroup: false, dimensions: [], groupByMeasurement: false, fill: { type: 'bool', value: false } };
  return new QueryPlan({ ...queryOptions(text), ...own, ...NO_FILL, ...options }, select, 'UTC');
}
const NO_FILL: Pick<PlanOptions, 'fill' | 'dimensions'> = { fill: { type: 'bool', value: false }, dimensions: [] };

describe('ticks', () => {
  test.each([
    [{ every: MINUTE }, '2018-03-06T09:00:17Z', '2018-03-06T09:01:17Z', '2018-03-06T09:01:17Z'],
    [{ every: MINUTE, align: true }, '2018-03-06T09:00:17Z', '2018-03-06T09:01:00Z', '2018-03-06T09:01:00Z'],
    // A recording rounds to the nearest, a task that is started waits for the next.
    [{ every: MINUTE, align: true }, '2018-03-06T09:00:30Z', '2018-03-06T09:02:00Z', '2018-03-06T09:01:00Z'],
    // Multiples count from the year 1.
    [{ every: 7n * MINUTE, align: true }, START, '2018-03-06T09:08:00Z', '2018-03-06T09:01:00Z'],
    [{ cron: '*/5 * * * *' }, START, '2018-03-06T09:05:00Z', '2018-03-06T09:05:00Z'],
    [{ cron: '* * * * * 2017' }, START, 'none', 'none'],
  ])('%#', (options, start, recorded, first) => {
    const own = plan(options);
    const text = (time: bigint | undefined) => (time === undefined ? 'none' : formatRFC3339Nano(time));
    expect([text(own.next(at(start))), text(own.first(at(start)))]).toEqual([recorded, first]);
  });

  test('the offset moves what is asked for and not the tick', () => {
    const own = plan({ every: MINUTE, period: 2n * MINUTE, offset: MINUTE / 4n });
    const { start, stop } = own.bounds(at('2018-03-06T09:05:00Z'));
    expect([start, stop].map((time) => formatRFC3339Nano(time))).toEqual([
      '2018-03-06T09:02:45Z',
      '2018-03-06T09:04:45Z',
    ]);
  });
});

describe('cron', () => {
  test.each([
    ['* * * * *', '2018-03-06T09:00:00.5Z', '2018-03-06T09:01:00Z'],
    ['*/20 * * * * * *', START, '2018-03-06T09:00:20Z'],
    ['15-45/15 1-3 9 * * * 2018', START, '2018-03-06T09:01:15Z'],
    ['@hourly', START, '2018-03-06T10:00:00Z'],
    ['@weekly', START, '2018-03-11T00:00:00Z'],
    ['@monthly', START, '2018-04-01T00:00:00Z'],
    ['@yearly', START, '2019-01-01T00:00:00Z'],
    ['0 9 6 3 *', START, '2019-03-06T09:00:00Z'],
    ['0 0 L * *', START, '2018-03-31T00:00:00Z'],
    ['0 0 LW * *', START, '2018-03-30T00:00:00Z'],
    ['0 0 1W * *', '2018-03-31T09:00:00Z', '2018-04-02T00:00:00Z'],
    ['0 0 15W * *', '2018-04-01T09:00:00Z', '2018-04-16T00:00:00Z'],
    ['0 0 31 * *', '2018-03-31T09:00:00Z', '2018-05-31T00:00:00Z'],
    ['0 0 29 2 *', START, '2020-02-29T00:00:00Z'],
    ['0 0 * * tue#2', START, '2018-03-13T00:00:00Z'],
    ['0 0 * * 5L', START, '2018-03-30T00:00:00Z'],
    ['0 0 * * 7', START, '2018-03-11T00:00:00Z'],
    // Both fields of days are given: either is enough.
    ['0 0 20 * sat', START, '2018-03-10T00:00:00Z'],
    // The numbers of weekdays that the library knows have one digit.
    ['0 0 * * 02', START, '2018-03-11T00:00:00Z'],
    // A range that goes down names nothing.
    ['5-2 * * * *', START, undefined],
    ['0 0 30 2 *', START, undefined],
  ])('%s after %s', (schedule, time, next) => {
    const read = readCron(schedule);
    if (!read.ok) throw new Error(read.error);
    const found = nextOfCron(read.schedule, at(time), 'UTC');
    expect(found === undefined ? undefined : formatRFC3339Nano(found)).toBe(next);
  });

  test.each([
    ['30 2 * * *', '2018-03-24T12:00:00Z', '2018-03-25T01:30:00Z'],
    ['30 2 * * *', '2018-10-27T12:00:00Z', '2018-10-28T01:30:00Z'],
    ['0 9 * * *', START, '2018-03-07T08:00:00Z'],
  ])('%s in Berlin after %s', (schedule, time, next) => {
    const read = readCron(schedule);
    if (!read.ok) throw new Error(read.error);
    expect(formatRFC3339Nano(nextOfCron(read.schedule, at(time), 'Europe/Berlin') ?? 0n)).toBe(next);
  });
});

describe('texts', () => {
  const string = (value: string): ScriptValue => ({ type: 'string', value });
  const length = (value: bigint, offset = 0n): ScriptValue => ({ type: 'timeDimension', length: value, offset });
  const bounds = { start: at('2018-03-06T08:59:59.5Z'), stop: at(START) };
  const within = "time >= '2018-03-06T08:59:59.5Z' AND time < '2018-03-06T09:00:00Z'";

  test.each<[Partial<PlanOptions>, string, string]>([
    [{}, 'SELECT v FROM db.rp.m', `SELECT v FROM db.rp.m WHERE ${within}`],
    [{}, 'SELECT v FROM db.rp.m WHERE a = 1 OR b = 2', `SELECT v FROM db.rp.m WHERE a = 1 OR b = 2 AND ${within}`],
    [
      {},
      'SELECT v FROM db.rp.m GROUP BY host fill(0) LIMIT 1',
      `SELECT v FROM db.rp.m WHERE ${within} fill(0) LIMIT 1`,
    ],
    [
      { dimensions: [string('host'), { type: 'star' }, length(MINUTE, -MINUTE / 6n)], fill: string('none') },
      'SELECT mean(v) FROM db.rp.m fill(0)',
      `SELECT mean(v) FROM db.rp.m WHERE ${within} GROUP BY host, *, time(1m, -10s) fill(none)`,
    ],
    [
      { dimensions: [{ type: 'duration', value: MINUTE, literal: '1m' }], fill: string('null') },
      'SELECT mean(v) FROM db.rp.m fill(0)',
      `SELECT mean(v) FROM db.rp.m WHERE ${within} GROUP BY time(1m, 0s)`,
    ],
    [
      { fill: { type: 'float', value: 2.75 } },
      'SELECT v FROM db.rp.m',
      `SELECT v FROM db.rp.m WHERE ${within} fill(2.75)`,
    ],
    [{ fill: { type: 'int', value: -3n } }, 'SELECT v FROM db.rp.m', `SELECT v FROM db.rp.m WHERE ${within} fill(-3)`],
  ])('%#', (options, text, sent) => {
    expect(plan(options, text).text(bounds, false)).toBe(sent);
  });

  test('only a running task aligns the intervals of time() with what it asks for', () => {
    const own = plan({ dimensions: [length(MINUTE)], alignGroup: true }, 'SELECT mean(v) FROM db.rp.m');
    const group = (text: string) => /time\([^)]*\)/.exec(text)?.[0];
    expect([true, false].map((aligns) => group(own.text(bounds, aligns)))).toEqual([
      'time(1m, 59500ms)',
      'time(1m, 0s)',
    ]);
    expect([own.byTime, plan({}).byTime]).toEqual([true, false]);
  });
});
