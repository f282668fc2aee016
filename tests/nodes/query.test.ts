import { describe, expect, it } from 'vitest';
import { readCron } from '../../src/nodes/query/cron';
import { runScript } from './run-script';

describe('query', () => {
  it.each([
    ['.period(1m)', "must define one of 'every' or 'cron'"],
    [".every(1m).cron('* * * * *')", "must not set both 'every' and 'cron' properties"],
    ['.every(-1m)', "'every' duration must must non-negative"],
    [".cron('every minute')", 'missing field(s)'],
    [".cron('99 * * * *')", "syntax error in minute field: '99'"],
    [".every(1m).fill('zero')", 'unexpected fill option zero'],
    [".every(1m).groupBy(5, 'a')", 'invalid dimension type:int64, must be string or time.Duration'],
    ['.every(1m).groupBy(time(1s), 2s)', 'groupBy cannot have more than one time dimension'],
  ])('refuses%s', (properties, error) => {
    expect(runScript(`batch|query('SELECT v FROM telegraf.autogen.m')${properties}|log()`, []).error).toBe(error);
  });

  it.each(['.every(1m)', ".cron('*/5 1-3 * jan mon')", ".every(1m).groupBy('a', *, time(1s)).fill(1.5)"])(
    'takes%s',
    (properties) => {
      expect(runScript(`batch|query('SELECT v FROM telegraf.autogen.m')${properties}|log()`, []).error).toBeUndefined();
    },
  );
});

describe('cron schedules', () => {
  it.each([
    ['* * * *', 'missing field(s)'],
    ['* * * * * * *', undefined],
    ['@hourly', undefined],
    ['1,2-5/2,*/3 * L,15w,lw * 5l,fri#2', undefined],
    ['* 24 * * *', "syntax error in hour field: '24'"],
    ['* * 0 * *', "syntax error in day-of-month field: '0'"],
    ['* * * foo *', "syntax error in month field: 'foo'"],
    ['* * * * 8', "syntax error in day-of-week field: '8'"],
    ['* * * * * 1969', "syntax error in year field: '1969'"],
    ['*/0 * * * *', 'invalid interval */0'],
    ['5/60 * * * *', 'invalid interval 5/60'],
    [', * * * *', 'minute field: missing directive'],
    ['1,x,*/0 * * * *', 'invalid interval */0'],
    ['*,x * * * *', undefined],
  ])('%s: %s', (schedule, problem) => {
    const read = readCron(schedule);
    expect(read.ok ? undefined : read.error).toBe(problem);
  });
});
