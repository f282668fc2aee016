/** Data: lines, tables, recordings, recipes. */
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { ALL, ANY, data, list, query, type Row, RUN, script } from './folder';

export const DATA_FILES: readonly Row[] = [
  ['an empty data file', data('data.lp', ''), ANY],
  ['a line of a megabyte', data('data.lp', `cpu v="${'a'.repeat(1_000_000)}" 1\n`), ANY],
  ['a line of commas', data('data.lp', `cpu${','.repeat(50_000)} v=1 1\n`), ANY],
  ['a line of backslashes', data('data.lp', `cpu${'\\'.repeat(50_000)} v=1 1\n`), ANY],
  ['a line of 5,000 tags', data('data.lp', `cpu,${list(5_000, (i) => `t${i}=a`, ',')} v=1 1\n`), ANY],
  ['5,000 lines of junk', data('data.lp', 'junk\n'.repeat(5_000)), ANY],
  [
    'times beyond time',
    data(
      'data.lp',
      'cpu v=1 9223372036854775807\ncpu v=2 -9223372036854775808\ncpu v=3 9223372036854775808\ncpu v=4 1\n',
    ),
    RUN,
  ],
  [
    'times beyond time and a window',
    {
      ...script('stream|from()|window().period(1s).every(1s).fillPeriod()|log()'),
      'data.lp': 'cpu v=1 1\ncpu v=2 9223372036854775806\n',
    },
    RUN,
  ],
  [
    'ages between two points and a deadman',
    { ...script("stream|from()|deadman(0.0, 1s).log('/l')"), 'data.lp': 'cpu v=1 1\ncpu v=2 9223372036854775806\n' },
    RUN,
  ],
  [
    'ages between two points and a query',
    {
      ...query('SELECT mean(v) FROM telegraf.autogen.cpu GROUP BY time(1s) fill(0)'),
      'data.lp': 'cpu v=1 1\ncpu v=2 9223372036854775806\n',
    },
    RUN,
  ],
  ['bytes of nothing', data('data.lp', new Uint8Array(20_000)), ANY],
  [
    'bytes at random',
    data(
      'data.lp',
      Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7919 + (i >> 3)) & 255),
    ),
    ANY,
  ],
  ['a CSV of quotes', data('data.csv', `time,v\n1,"${'""'.repeat(50_000)}\n`), ANY],
  [
    'a CSV of 5,000 columns',
    data('data.csv', `time,${list(5_000, (i) => `c${i}`, ',')}\n1,${list(5_000, String, ',')}\n`),
    ANY,
  ],
  ['a CSV of one column named __proto__', data('data.csv', 'time,__proto__,constructor\n1514764800,1,2\n'), ANY],
  ['a CSV of empty lines', data('data.csv', `time,v\n${','.repeat(1)}\n`.repeat(5_000)), ANY],
  ['a recording of nonsense', data('a.srpl', Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3])), ANY],
  ['a recording of gzip that grows to 260 MB', data('a.srpl', () => gzipSync(new Uint8Array(260 * 1024 * 1024))), ANY],
  [
    'a batch recording that climbs out of its folder',
    { ...query(ALL), 'a.brpl': zipSync({ '../../0': new Uint8Array(3) }) },
    ANY,
  ],
  ['a batch recording of nonsense', { ...query(ALL), 'a.brpl': Uint8Array.from([0x50, 0x4b, 3, 4, 5, 6]) }, ANY],
  ['Prometheus’ text of braces', data('m.prom', `# TYPE a counter\na{${'b="'.repeat(5_000)}\n`), ANY],
];

const bomb = () => gzipSync(new Uint8Array(200_000_000));

export const MORE_DATA_FILES: readonly Row[] = [
  ['a gzip bomb as data', data('data.lp.gz', bomb), RUN],
  ['a gzip bomb as a recording', data('a.srpl', bomb), RUN],
  ['a gzip bomb in a gzip bomb', data('a.srpl', () => gzipSync(bomb())), RUN],
  [
    'a zip bomb as a batch recording',
    {
      'a.tick': "batch|query('SELECT v FROM telegraf.autogen.cpu').period(1m).every(1m)|log()",
      'a.brpl': () => zipSync({ '0': new Uint8Array(300_000_000) }),
    },
    RUN,
  ],
  [
    'a batch recording of 400 files',
    {
      'a.tick': "batch|query('SELECT v FROM telegraf.autogen.cpu').period(1m).every(1m)|log()",
      'a.brpl': zipSync(Object.fromEntries(Array.from({ length: 400 }, (_, i) => [String(i), new Uint8Array()]))),
    },
    RUN,
  ],
  [
    'zip names that leave',
    data(
      'data.zip',
      zipSync({ '../../etc/passwd': new Uint8Array(4), '/abs': new Uint8Array(4), '': new Uint8Array(1) }),
    ),
    RUN,
  ],
  ['one line of data of a megabyte', data('data.lp', `cpu v="${'x'.repeat(1_000_000)}" 1514764800000000000`), RUN],
  [
    '20,000 fields of one point',
    data('data.lp', `cpu ${list(20_000, (i) => `f${i}=${i}`, ',')} 1514764800000000000`),
    RUN,
  ],
  [
    '20,000 tags of one point',
    data('data.lp', `cpu,${list(20_000, (i) => `t${i}=${i}`, ',')} v=1 1514764800000000000`),
    RUN,
  ],
  [
    '20,000 measurements',
    data(
      'data.lp',
      list(20_000, (i) => `m${i} v=1 ${1514764800 + i}000000000\n`),
    ),
    RUN,
  ],
  [
    '20,000 groups',
    {
      'a.tick': 'stream|from().groupBy(*)|window().period(1m).every(1s)|mean(\'v\')|alert().crit(lambda: "mean" > 0)',
      'data.lp': list(20_000, (i) => `cpu,h=${i} v=1 ${1514764800 + i}000000000\n`),
    },
    RUN,
  ],
  ['JSON data, 100,000 deep', data('points.json', '['.repeat(100_000)), RUN],
  [
    'CSV of one row of 100,000 columns',
    data('data.csv', `time,${list(100_000, (i) => `c${i}`, ',')}\n1,${list(100_000, String, ',')}\n`),
    RUN,
  ],
  ['CSV of quotes', data('data.csv', `time,v\n1,${'"'.repeat(500_001)}\n`), RUN],
  [
    'a recipe without an end',
    data(
      'lab.recipe.json',
      '{"every":"1ns","points":9007199254740991,"make":[{"measurement":"cpu","fields":{"v":{"shape":"sine"}}}]}',
    ),
    RUN,
  ],
  [
    'a recipe of a billion hosts',
    data(
      'lab.recipe.json',
      `{"every":"1s","points":100000,"make":[{"measurement":"cpu","tags":{${list(8, (i) => `"t${i}":[${list(20, (j) => `"v${j}"`, ',')}]`, ',')}},"fields":{"v":{"shape":"ramp"}}}]}`,
    ),
    RUN,
  ],
];
