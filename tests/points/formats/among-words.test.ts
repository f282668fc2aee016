/** Texts as people paste them: data among words, several kinds at once, numbers as people write them, lines with mistakes. */
import { expect, test } from 'vitest';
import { whatElse } from '../../../src/points/formats/read/no-data';
import { readData } from '../../../src/points/formats/read/read-data';
import { recogniseData } from '../../../src/points/formats/read/recognise';
import { guessSentences, summary } from '../../../src/points/formats/read/summary';
import { converted, OPTIONS } from './read';

const LP = 'cpu,host=a v=1 1700000000000000000\ncpu,host=a v=2 1700000010000000000\n';
const OF_LP = ['cpu,host=a v=1 1700000000000000000', 'cpu,host=a v=2 1700000010000000000'];
const CSV = 'time,host,v\n2023-11-14T22:13:20Z,a,1\n2023-11-14T22:13:30Z,a,2\n';
const OF_CSV = ['file,host=a v=1 1700000000000000000', 'file,host=a v=2 1700000010000000000'];

test.each([
  ['a chat', `Hey Bob, can you see why this does not alert?\n\n${LP}\nThanks,\nAlice\n`, OF_LP],
  ['a chat without blank lines', `Hey Bob, look at\nthese points:\n${LP}Thanks\nAlice\n`, OF_LP],
  ['a ticket', `Steps\n1. run the task\n2. see none\n\n${CSV}\nExpected: an alert at 22:13\n`, OF_CSV],
  ['a ticket with a title above the table', `The data:\n${CSV}`, OF_CSV],
  ['a mail', `On Tue, Bob wrote:\n> look:\n>\n${CSV.replace(/^/gm, '> ').trimEnd()}\n> \n> cheers\n`, OF_CSV],
])('%s', (_, text, lines) => {
  expect(converted(text)?.lines).toEqual(lines);
  expect(notes(text)).toContain('Left aside: the words around it.');
});

test('several kinds below each other are read one after the other, each where it stands', () => {
  const text = `${LP}\nname,time,host,usage\nmem,1700000000,a,5\nmem,1700000010,a,oops\nmem,soon,a,6\n`;
  const got = converted(text);
  expect(got).toEqual({
    format: 'several',
    lines: [...OF_LP, 'mem,host=a usage="5" 1700000000000000000', 'mem,host=a usage="oops" 1700000010000000000'],
    leftOut: ['[mem,soon,a,6] "soon" is no time'],
  });
  const format = recogniseData(text);
  const data = format && readData(text, format, OPTIONS);
  expect(data && summary(data)).toBe(
    'Several kinds of data (line protocol; output of the influx shell (CSV)): 4 points of cpu and mem, host as a tag.',
  );
  expect(data?.points.map(({ start }) => text.slice(start, start + 5))).toEqual(['cpu,h', 'cpu,h', 'mem,1', 'mem,1']);
});

const ANSWER =
  '{"results":[{"series":[{"name":"mem","columns":["time","v"],"values":[["2023-11-14T22:13:20Z",1.5]]}]}]}\n';
test.each([
  ['JSON and line protocol', ANSWER + LP, 'several', ['mem v=1.5 1700000000000000000', ...OF_LP], []],
  [
    'JSON and words with numbers',
    `${ANSWER}at 10:30 it was 5\nthen not\n`,
    'influx-json',
    ['mem v=1.5 1700000000000000000'],
    ['[at 10:30 it was 5] no point stands in this line'],
  ],
  [
    'JSON and something on its line',
    `${ANSWER.trimEnd()} and 5 more\n`,
    'influx-json',
    ['mem v=1.5 1700000000000000000'],
    ['[and 5 more] the JSON is broken here: something else stands behind it'],
  ],
  [
    'a quote that nothing closes',
    'time,host,v\n1700000000,"a,1\n1700000010,b,2\n1700000020,c,3\n',
    'csv',
    [
      'file host="\\"a",v=1 1700000000000000000',
      'file host="b",v=2 1700000010000000000',
      'file host="c",v=3 1700000020000000000',
    ],
    [],
  ],
  [
    'a table with its names again',
    `${CSV}${CSV.replaceAll('22:13', '22:14')}`,
    'csv',
    [...OF_CSV, 'file,host=a v=1 1700000060000000000', 'file,host=a v=2 1700000070000000000'],
    [],
  ],
])('%s', (_, text, format, lines, leftOut) => {
  expect(converted(text)).toEqual({ format, lines, leftOut });
});

test.each([
  [
    'trailing semicolons',
    'cpu,host=a v=1 1700000000000000000;\ncpu,host=a v=2 1700000010000000000;\n',
    'signs around lines',
  ],
  ['a list of texts', `lines = [\n${OF_LP.map((line) => `  "${line}",\n`).join('')}]\n`, 'signs around lines'],
  ['blanks behind commas', 'cpu, host=a v=1 1700000000\ncpu, host=a v=2 1700000010\n', 'blanks behind commas'],
  ['dates', 'cpu,host=a v=1 2023-11-14T22:13:20Z\ncpu,host=a v=2 2023-11-14T22:13:30Z\n', 'dates as times'],
  ['decimals', 'cpu,host=a v=1 1700000000.0\ncpu,host=a v=2 1700000010.0\n', 'times with decimals'],
])('line protocol with %s', (_, text, fault) => {
  expect(converted(text)).toMatchObject({ format: 'loose-lines', lines: OF_LP, leftOut: [] });
  expect(notes(text)).toContain(`A server refuses these lines: ${fault}.`);
});

test.each([
  ['cpu,host=a v=1,5 1700000000\n', ['cpu,host=a v=1.5 1700000000000000000']],
  [`cpu,host=a v=1,state=it_is 1700000000\n`, ['cpu,host=a state="it_is",v=1 1700000000000000000']],
  [`cpu,host=a v=1,state='it is' 1700000000\n`, ['cpu,host=a state="it is",v=1 1700000000000000000']],
])('%j', (text, lines) => expect(converted(text)?.lines).toEqual(lines));

test.each([
  ['93 %', '91.5%', [93, 91.5], 'v (%)'],
  ['12 ms', '15ms', [12, 15], 'v (ms)'],
  ['1.5 GB', '1.6 GB', [1.5, 1.6], 'v (GB)'],
  ['"1,234.5"', '"2,000,000"', [1234.5, 2_000_000], 'v'],
  ['1 234', '5', [1234, 5], 'v'],
])('cells %s and %s are numbers', (a, b, values, words) => {
  const text = `time,v\n1700000000,${a}\n1700000010,${b}\n`;
  const format = recogniseData(text);
  const data = format && readData(text, format, OPTIONS);
  expect(data?.points.map(({ fields }) => fields[0]?.[1])).toEqual(values);
  expect(data && guessSentences(data)).toContain(`Taken as numbers, without what stands behind or between: ${words}.`);
});

test.each([
  ['of two units', '1.5 GB', '900 MB'],
  ['of which one is a word', '12 ms', 'timeout'],
  ['that only begin with digits', '5xx', '2xx'],
])('cells %s stay as they are', (_, a, b) => {
  expect(converted(`time,v\n1700000000,${a}\n1700000010,${b}\n`)?.lines).toEqual([
    `file v="${a}" 1700000000000000000`,
    `file v="${b}" 1700000010000000000`,
  ]);
});

test('what stands for no number is none, and the column one of numbers', () => {
  const cells = ['NaN', 'Inf', '-inf', 'null', 'NULL', 'N/A', 'NA', '\\N', '#N/A', '-', ''];
  const text = `time,v,w\n${cells.map((cell, i) => `${1_700_000_000 + i},${cell},1\n`).join('')}1700000020,5,1\n`;
  const lines = converted(text)?.lines ?? [];
  expect(lines).toHaveLength(cells.length + 1);
  expect(lines.filter((line) => line.includes('v='))).toEqual(['file v=5,w=1 1700000020000000000']);
});

test.each([
  [
    'German',
    'Zeitpunkt;Server;Last\n14.11.2023 22:13:20;a;1,5\n14.11.2023 22:13:30;a;2,5\n',
    'Zeitpunkt',
    'Server=a Last',
  ],
  [
    'Spanish',
    'fecha;servidor;valor\n14/11/2023 22:13:20;a;1,5\n14/11/2023 22:13:30;a;2,5\n',
    'fecha',
    'servidor=a valor',
  ],
])('a table with names in %s', (_, text, time, series) => {
  expect(converted(text)?.lines).toEqual([
    `file,${series}=1.5 1700000000000000000`,
    `file,${series}=2.5 1700000010000000000`,
  ]);
  expect(notes(text)).toContain(`The times stand in the column ${time}.`);
});

test('a column with quoted line breaks and empty cells', () => {
  const text = 'time,host,msg,v\n1700000000,a,"two\nlines, and ""more""",1\n1700000010,,x,\n1700000020,a,,3\n';
  expect(converted(text)?.lines).toEqual([
    'file,host=a msg="two',
    'lines, and \\"more\\"",v=1 1700000000000000000',
    'file msg="x" 1700000010000000000',
    'file,host=a v=3 1700000020000000000',
  ]);
});

test('what spreadsheets keep of dates', () => {
  expect(converted('time,v\n45244.925925926,1\n"45244,926041667",2\n')?.lines).toEqual([
    'file v=1 1700000000000000000',
    'file v=2 1700000010000000000',
  ]);
  expect(converted('a,b\n45244.925925926,1\n45244.926041667,2\n')).toBeUndefined();
});

const WIDE = {
  lines: [
    'file,host=a idle=5,iowait=0.1,system=3,user=1 1700000000000000000',
    'file,host=a idle=50,iowait=0.2,system=4,user=2 1700000010000000000',
  ],
  leftOut: [],
  format: 'spaced-table',
};
test.each([
  [
    'with times before the rows',
    '                         host  idle  user  \\\ntime                                            \n2023-11-14 22:13:20+00:00    a   5.0   1.0   \n2023-11-14 22:13:30+00:00    a  50.0   2.0   \n\n                         system  iowait  \ntime                                    \n2023-11-14 22:13:20+00:00     3.0     0.1  \n2023-11-14 22:13:30+00:00     4.0     0.2  \n',
  ],
  [
    'with numbers before the rows, in three parts',
    '                 time host  idle  \\\n0 2023-11-14 22:13:20    a   5.0   \n1 2023-11-14 22:13:30    a  50.0   \n\n   user  system  \\\n0   1.0     3.0   \n1   2.0     4.0   \n\n   iowait  \n0     0.1  \n1     0.2  \n\n[2 rows x 6 columns]\n',
  ],
])('a folded print of pandas %s', (_, text) => {
  expect(converted(text)).toEqual(WIDE);
  expect(notes(text)).toContain('Left aside: the folds between its columns');
});

/** As a file with these bytes arrives: what is no UTF-8 is replaced. */
const bytes = (...parts: readonly (string | readonly number[])[]) =>
  new TextDecoder().decode(
    Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : [...part]))),
  );
test.each([
  [
    bytes([0x84, 0xa4], 'name', [0xa3], 'cpu', [0xa4], 'tags', [0x81, 0xa6], 'fields', [0xcb, 0x40, 0x14, 0, 0]),
    'is MessagePack',
  ],
  [
    bytes([0x30, 0xbc, 0x0a, 0x0f], '\n\b__name__', [0x12, 3], 'cpu', [0, 0, 0x14, 0x40]),
    'is Prometheus’ remote write',
  ],
  [bytes([0x7f], 'ELF', [2, 1, 1, 0, 0, 0, 0]), 'is binary'],
  ['<table><tr><td>1</td></tr></table>', 'is a page (HTML)'],
])('%j', (text, words) => {
  expect(recogniseData(text)).toBeUndefined();
  expect(whatElse(text)).toContain(words);
});

test.each([
  ['a letter', 'Dear all,\n\nat 10:30 we met, 5 of us; see 2023-11-14.\n\nBob, 12\n'],
  ['a list of what to do', 'Tasks:\n- [ ] 1, 2 and 3\n- [x] mail at 12:30 | done\n'],
  ['settings', 'a = 1\nb = 2\n\nname = x\n'],
  ['a log', '[1700000000] PROCESS_SERVICE_CHECK_RESULT;web1;load;0;OK - load 1.5|load1=1.5;5;10\n'],
  ['code', 'for (let i = 0; i < 10; i++) {\n  x = y, z = 3;\n}\n\nreturn 5;\n'],
])('%s is no data', (_, text) => expect(converted(text)).toBeUndefined());

function notes(text: string): string {
  const format = recogniseData(text);
  return format === undefined ? '' : readData(text, format, OPTIONS).notes.join(' ');
}

test.each([
  [
    'CSV',
    `time,host,v\n2023-11-14T22:13:40Z,b,3\nand words with 5\n`,
    ['file host="b",v=3 1700000020000000000'],
    ['[and words with 5] "and words with 5" is no time'],
  ],
  [
    'Telegraf’s JSON',
    '{"fields":{"v":3},"name":"cpu","tags":{"host":"b"},"timestamp":1700000020}\n',
    ['cpu,host=b v=3 1700000020000000000'],
    [],
  ],
  ['Prometheus', '# TYPE up gauge\nup{job="x"} 1 1700000020000\n', ['up,job=x gauge=1 1700000020000000000'], []],
  ['what no reader knows', 'hello 5 6\n', [], ['[hello 5 6] this line is no point (invalid field format)']],
  [
    'two lines that look loosely like something',
    'a 5 1700000020\nb 6 1700000020\n',
    [],
    [
      '[a 5 1700000020] this line is no point (invalid field format)',
      '[b 6 1700000020] this line is no point (invalid field format)',
    ],
  ],
])('line protocol with %s below it, and more of it below that', (_, below, lines, leftOut) => {
  const more = 'cpu,host=z v=9 1700000090000000000\n';
  const got = converted(LP + below + more);
  expect([got?.lines, got?.leftOut]).toEqual([
    [...OF_LP, ...lines, 'cpu,host=z v=9 1700000090000000000'].toSorted(byTime),
    leftOut,
  ]);
});

function byTime(a: string, b: string): number {
  return Number(BigInt(a.slice(-19)) - BigInt(b.slice(-19)));
}

test.each([
  [
    'an instant query',
    'up{job="x", instance="a:9090"} => 1 @[1700000000.5]\nup{job="y"} => 0 @[1700000000.5]\n',
    ['up,instance=a:9090,job=x value=1 1700000000500000000', 'up,job=y value=0 1700000000500000000'],
  ],
  [
    'a range query',
    '{job="x"} =>\n5 @[1700000000]\nNaN @[1700000010]\n6 @[1700000020]\n',
    ['file,job=x value=5 1700000000000000000', 'file,job=x value=6 1700000020000000000'],
  ],
  [
    'samples alone',
    '5 @[1700000000]\n6 @1700000010.25\n',
    ['file value=5 1700000000000000000', 'file value=6 1700000010250000000'],
  ],
])('Prometheus’ console: %s', (_, text, lines) => {
  expect(converted(text)).toMatchObject({ format: 'prometheus-console', lines });
});

test('vmstat -t: names come again, and the last one is the zone', () => {
  const head =
    'procs -----------memory---------- ---swap-- -----timestamp-----\n r  b   swpd   si   so                 UTC\n';
  const text = `${head} 1  0    512    0    0 2023-11-14 22:13:20\n${head} 2  0    512    0    7 2023-11-14 22:13:25\noops\n`;
  expect(converted(text)).toEqual({
    format: 'vmstat',
    lines: [
      'file b=0,r=1,si=0,so=0,swpd=512 1700000000000000000',
      'file b=0,r=2,si=0,so=7,swpd=512 1700000005000000000',
    ],
    leftOut: ['[oops] this line is no row of vmstat -t'],
  });
});

test('yes and no are booleans where a script asks so or somebody says so, and texts elsewhere', () => {
  const text = 'time,up,v\n1700000000,yes,1\n1700000010,No,2\n1700000020,on,3\n1700000030,OFF,4\n';
  const scriptBooleans = new Set(['up']);
  expect(converted(text, { scriptBooleans })?.lines.map((line) => line.split(' ')[1])).toEqual([
    'up=true,v=1',
    'up=false,v=2',
    'up=true,v=3',
    'up=false,v=4',
  ]);
  expect(converted(text, { choices: { columns: { up: 'boolean' } } })?.lines[1]).toBe(
    'file up=false,v=2 1700000010000000000',
  );
  expect(converted(text)?.lines[1]).toBe('file up="No",v=2 1700000010000000000');
  const format = recogniseData(text);
  const data = format && readData(text, format, { ...OPTIONS, scriptBooleans });
  expect(data?.guesses[1]).toEqual({
    is: 'column',
    measurement: 'file',
    column: 'up',
    role: 'boolean',
    because: 'script',
    isYesNo: true,
  });
  expect(data && guessSentences(data)[0]).toBe('Taken as booleans, with yes and on as true: up.');
});

test.each([
  ['$1,234.50;$-5;$7', ['v=1234.5', 'v=-5', 'v=7']],
  ['12,50 €;1.234,5 €;-7 €', ['v=12.5', 'v=1234.5', 'v=-7']],
  ['EUR 5;EUR 6.5', ['v=5', 'v=6.5']],
  ['93,5 %;7 %', ['v=93.5', 'v=7']],
  ["1'234.5;12'345", ['v=1234.5', 'v=12345']],
  ['E5;E6', ['v="E5"', 'v="E6"']],
])('as people write numbers: %s', (values, fields) => {
  const rows = values.split(';').map((value, i) => `17000000${i}0\t${value}\n`);
  expect(converted(`time\tv\n${rows.join('')}`)?.lines.map((line) => line.split(' ')[1])).toEqual(fields);
});
