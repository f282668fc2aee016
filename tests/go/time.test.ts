import { describe, expect, it } from 'vitest';
import { rfc3339Error } from '../../src/go/time/parse-error';
import {
  durationString,
  formatRFC3339Nano,
  formatTime,
  parseRFC3339,
  roundTime,
  timeString,
  truncateTime,
  ZERO_TIME,
} from '../../src/go/time/time';

const MOMENT = 1_488_348_245_123_456_789n;
const HOUR = 3_600_000_000_000n;

it.each([
  [0n, '0s'],
  [1n, '1ns'],
  [1_500n, '1.5µs'],
  [100_000_000n, '100ms'],
  [1_500_000_000n, '1.5s'],
  [60_000_000_000n, '1m0s'],
  [3_723_000_000_000n, '1h2m3s'],
  [-1_500_000_000n, '-1.5s'],
  [-9_223_372_036_854_775_808n, '-2562047h47m16.854775808s'],
])('%i ns is %s', (ns, expected) => {
  expect(durationString(ns)).toBe(expected);
});

describe('layouts', () => {
  it.each([
    ['2006-01-02', '2017-03-01'],
    ['Mon Jan 2 15:04:05 2006', 'Wed Mar 1 06:04:05 2017'],
    ['Jan _2', 'Mar  1'],
    ['3:04PM pm', '6:04AM am'],
    ['03h04', '06h04'],
    ['05.000 .99 ,999999999', '05.123 .12 ,123456789'],
    ['MST -0700 Z07:00 Z0700 -07', 'UTC +0000 Z Z +00'],
    ['Monday January', 'Wednesday March'],
    ['__2 002 06', ' 60 060 17'],
    ['Month Janet', 'Month Janet'],
    ['Stamp', 'Stamp'],
  ])('%s', (layout, expected) => {
    expect(formatTime(MOMENT, 'UTC', layout)).toBe(expected);
  });

  it.each([
    ['America/New_York', '2017-03-01 01:04:05.123456789 -0500 EST'],
    ['Europe/Paris', '2017-03-01 07:04:05.123456789 +0100 CET'],
    ['Asia/Kolkata', '2017-03-01 11:34:05.123456789 +0530 IST'],
    ['Asia/Tokyo', '2017-03-01 15:04:05.123456789 +0900 JST'],
    ['America/Sao_Paulo', '2017-03-01 03:04:05.123456789 -0300 -03'],
  ])('in %s', (zone, expected) => {
    expect(timeString(MOMENT, zone)).toBe(expected);
  });
});

it.each([
  [0n, '1970-01-01T00:00:00Z'],
  [-1n, '1969-12-31T23:59:59.999999999Z'],
  [1_500_000_000_120_000_000n, '2017-07-14T02:40:00.12Z'],
  [951_782_399_999_999_999n, '2000-02-28T23:59:59.999999999Z'],
  [ZERO_TIME, '0001-01-01T00:00:00Z'],
  [-62_167_219_200_000_000_001n, '-0001-12-31T23:59:59.999999999Z'],
  [253_402_300_800_000_000_000n, '10000-01-01T00:00:00Z'],
])('%i is %s', (ns, expected) => {
  expect(formatRFC3339Nano(ns)).toBe(expected);
});

it('truncates and rounds from year 1 on', () => {
  const week = 7n * 24n * HOUR;
  expect(formatRFC3339Nano(truncateTime(MOMENT, week))).toBe('2017-02-27T00:00:00Z');
  expect(formatRFC3339Nano(roundTime(MOMENT, HOUR))).toBe('2017-03-01T06:00:00Z');
  expect(roundTime(5n, 10n)).toBe(10n);
  expect(roundTime(-5n, 10n)).toBe(0n);
  expect([truncateTime(7n, 0n), roundTime(7n, -1n)]).toEqual([7n, 7n]);
});

it.each([
  ['2017-07-14T02:40:00.12Z', 1_500_000_000_120_000_000n],
  ['2017-07-14T04:40:00+02:00', 1_500_000_000_000_000_000n],
  ['2017-02-29T00:00:00Z', undefined],
  ['2017-07-14', undefined],
  ['2017-07-14T24:00:00Z', undefined],
])('parses %s', (text, expected) => {
  expect(parseRFC3339(text)).toBe(expected);
});

// What time.Parse says.
it.each([
  ['x', 'parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"'],
  ['', 'parsing time "" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "2006"'],
  ['2018', 'parsing time "2018" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "-"'],
  ['2018-13-01T00:00:00Z', 'parsing time "2018-13-01T00:00:00Z": month out of range'],
  ['2018-02-30T00:00:00Z', 'parsing time "2018-02-30T00:00:00Z": day out of range'],
  [
    '2018-01-01 00:00:00',
    'parsing time "2018-01-01 00:00:00" as "2006-01-02T15:04:05Z07:00": cannot parse " 00:00:00" as "T"',
  ],
  ['2018-01-01T24:00:00Z', 'parsing time "2018-01-01T24:00:00Z": hour out of range'],
  ['2018-01-01T00:60:00Z', 'parsing time "2018-01-01T00:60:00Z": minute out of range'],
  ['2018-01-01T00:00:60Z', 'parsing time "2018-01-01T00:00:60Z": second out of range'],
  [
    '2018-01-01T00:00:00',
    'parsing time "2018-01-01T00:00:00" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "Z07:00"',
  ],
  ['2018-01-01T00:00:00Zx', 'parsing time "2018-01-01T00:00:00Zx": extra text: "x"'],
  ['2018-01-01T00:00:00+25:00', 'parsing time "2018-01-01T00:00:00+25:00": time zone offset hour out of range'],
  ['2018-01-01T00:00:00+01:61', 'parsing time "2018-01-01T00:00:00+01:61": time zone offset minute out of range'],
  [
    '2018-01-01T00:00:00.Z',
    'parsing time "2018-01-01T00:00:00.Z" as "2006-01-02T15:04:05Z07:00": cannot parse ".Z" as "Z07:00"',
  ],
  [
    'é"\\\u0001',
    'parsing time "\\xc3\\xa9\\"\\\\\\x01" as "2006-01-02T15:04:05Z07:00": cannot parse "\\xc3\\xa9\\"\\\\\\x01" as "2006"',
  ],
  [
    '2018-1-01T00:00:00Z',
    'parsing time "2018-1-01T00:00:00Z" as "2006-01-02T15:04:05Z07:00": cannot parse "1-01T00:00:00Z" as "01"',
  ],
  ['2018-01-00T00:00:00Z', 'parsing time "2018-01-00T00:00:00Z": day out of range'],
  [
    '2018-01-01T00:00:00+0100',
    'parsing time "2018-01-01T00:00:00+0100" as "2006-01-02T15:04:05Z07:00": cannot parse "+0100" as "Z07:00"',
  ],
])('%j is no RFC 3339 time', (text, error) => {
  expect([parseRFC3339(text), rfc3339Error(text)]).toEqual([undefined, error]);
});
