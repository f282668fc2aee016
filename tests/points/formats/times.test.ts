import { expect, test } from 'vitest';
import { readData } from '../../../src/points/formats/read/read-data';
import { recogniseData } from '../../../src/points/formats/read/recognise';
import { readTime } from '../../../src/points/formats/times';
import { OPTIONS } from './read';

const T = 1_700_000_000_000_000_000n;

test.each([
  '2023-11-14T22:13:20Z',
  '2023-11-14T22:13:20+00:00',
  '2023-11-14 22:13:20',
  '2023-11-14 23:13:20 +0100',
  '2023-11-14 23:13:20+01',
  '2023/11/14 22:13:20 UTC',
  '2023-11-14 22:13:20.000 +0000 UTC',
  '2023-11-14 22:13:20 +0000 UTC m=+0.012',
  '2023-11-14 23:13:20 +0100 CET',
  '2023-11-14T23:13:20.000+01:00[Europe/Berlin]',
  '2023-11-14 22:13:20,000',
  '20231114T221320Z',
  'Nov 14 2023 22:13:20',
  'Nov 14, 2023, 10:13:20 PM',
  '14 Nov 2023 22:13:20 GMT',
  'Tue Nov 14 22:13:20 2023',
  'Tue Nov 14 22:13:20 UTC 2023',
  'Tue, 14 Nov 2023 22:13:20 GMT',
  'Tuesday, November 14, 2023 5:13:20 PM EST',
  '14/Nov/2023:22:13:20 +0000',
  '14-Nov-23 22:13:20',
  '14.11.2023 22:13:20',
  '14. November 2023 22:13:20',
  'Di., 14. Nov. 2023 um 22:13:20 Uhr',
  '14 nov. 2023 à 22:13:20',
  'mardi 14 novembre 2023 22:13:20',
  'martes, 14 de noviembre de 2023 22:13:20',
  '14 novembre 2023 22:13:20',
  '14.11.23 22:13:20',
  '14/11/2023 22:13:20',
  '11/14/2023 10:13:20 PM',
  '11/14/2023, 10:13:20pm',
  '1700000000.000000001e9',
  '1.7E18',
])('%s', (written) => {
  const time = readTime(written);
  const exact = written === '1700000000.000000001e9' ? T + 1n : T;
  expect(time?.value).toBe(exact);
});

test.each([
  ['14. Okt. 2023', 1_697_241_600_000_000_000n],
  ['14. März 2024', 1_710_374_400_000_000_000n],
  ['14 déc. 2023', 1_702_512_000_000_000_000n],
  ['14 août 2023', 1_691_971_200_000_000_000n],
  ['14 mei 2023', 1_684_022_400_000_000_000n],
  ['14 dez 2023', 1_702_512_000_000_000_000n],
  ['14 ago 2023', 1_691_971_200_000_000_000n],
  ['1700000000.5', T + 500_000_000n],
  ['1700000000,5', T + 500_000_000n],
  ['1700000000123.25', T + 123_250_000n],
  ['1.7000000005e9', T + 500_000_000n],
  ['2023-11-14', T - 80_000_000_000_000n],
  ['Nov 14 22:13:20', 1_542_233_600_000_000_000n],
  ['Nov  4 22:13:20.5', 1_541_369_600_500_000_000n],
])('%s in nanoseconds', (written, ns) => expect(readTime(written)).toMatchObject({ unit: 'ns', value: ns }));

test.each([
  '',
  'yesterday',
  '12:30',
  'Nov 14',
  '32.11.2023',
  '2023-13-01',
  '1.5',
  '1,2,3',
  '25:00:00 1 Nov 2023',
  'web 1 2023',
  '1e99',
  'Nov Nov 2023 22:13:20',
])('%s is no time', (written) => expect(readTime(written)).toBeUndefined());

function told(times: readonly string[]) {
  const text = `time;v\n${times.map((time) => `${time};1\n`).join('')}`;
  const format = recogniseData(text);
  const data = format && readData(text, format, OPTIONS);
  return {
    times: data?.points.map(({ time }) => new Date(Number(time / 1_000_000n)).toISOString().slice(0, 16)),
    notes: data?.notes,
  };
}

const UTC = 'Times without a zone are taken as UTC.';

test.each([
  [
    'a day above 12 decides for all',
    ['02/01/2024 10:00', '13/01/2024 10:00'],
    ['2024-01-02T10:00', '2024-01-13T10:00'],
    [UTC, 'Dates such as 02/01/2024 are read as day/month/year.'],
  ],
  [
    'a month cannot be above 12',
    ['02/01/2024 10:00', '02/13/2024 10:00'],
    ['2024-02-01T10:00', '2024-02-13T10:00'],
    [UTC, 'Dates such as 02/01/2024 are read as month/day/year.'],
  ],
  [
    'days that follow each other',
    ['01/02/2024', '02/02/2024', '03/02/2024'],
    ['2024-02-01T00:00', '2024-02-02T00:00', '2024-02-03T00:00'],
    [UTC, 'Dates such as 02/01/2024 are read as day/month/year.'],
  ],
  ['no year', ['Jan  2 15:04:05'], ['2018-01-02T15:04'], [UTC, 'Times without a year are taken as of 2018.']],
  ['all is said', ['2024-01-02T15:04:05Z'], ['2024-01-02T15:04'], []],
])('%s', (_, times, read, notes) => expect(told(times)).toEqual({ times: read, notes }));
