/** Records, lines of names and values, and metrics of OpenTelemetry: what of them becomes which point. */
import { expect, test } from 'vitest';
import { readData } from '../../../src/points/formats/read/read-data';
import { recogniseData } from '../../../src/points/formats/read/recognise';
import { converted, OPTIONS } from './read';

const TIME = '1700000000000000000';

test.each([
  [
    'psql -x',
    '-[ RECORD 1 ]---------\ntime  | 2023-11-14 22:13:20+00\nhost  | a\nusage | 1.5\n',
    { format: 'records', lines: [`file host="a",usage=1.5 ${TIME}`], leftOut: [] },
  ],
  [
    'mysql with \\G',
    'mysql> select * from cpu\\G\n*************************** 1. row ***************************\n time: 2023-11-14 22:13:20\nusage: 1.5\n note: NULL\n1 row in set (0.00 sec)\n',
    { format: 'records', lines: [`file usage=1.5 ${TIME}`], leftOut: [] },
  ],
  [
    'YAML with tags and fields below them',
    `- time: 2023-11-14T22:13:20Z\n  measurement: cpu\n  tags:\n    host: 'it''s'\n  fields:\n    usage: 1.5\n- time: soon\n  v: 1\n`,
    {
      format: 'records',
      lines: [`cpu,host=it's usage=1.5 ${TIME}`],
      leftOut: ['[- time: soon\n  v: 1] "soon" is no time'],
    },
  ],
  [
    'logfmt',
    'time=2023-11-14T22:13:20Z cpu=1.5 msg="all \\"is\\" well"\nstarting up\ntime=2023-11-14T22:13:20Z cpu=2\n',
    {
      format: 'logfmt',
      lines: [`file cpu=1.5,msg="all \\"is\\" well" ${TIME}`, `file cpu=2 ${TIME}`],
      leftOut: [],
    },
  ],
  [
    'OpenTelemetry',
    `{"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"web"}}]},"scopeMetrics":[{"metrics":[
      {"name":"up","gauge":{"dataPoints":[{"timeUnixNano":"${TIME}","asInt":"9007199254740993"}]}},
      {"name":"req","sum":{"isMonotonic":true,"dataPoints":[{"timeUnixNano":"${TIME}","asDouble":5.5},{"timeUnixNano":"${TIME}"}]}},
      {"name":"lat","histogram":{"dataPoints":[{"timeUnixNano":"${TIME}","count":"3","sum":4.5,"bucketCounts":["1","2","0"],"explicitBounds":[0.5,1]}]}},
      {"name":"q","summary":{"dataPoints":[{"timeUnixNano":"${TIME}","count":"3","sum":4.5,"quantileValues":[{"quantile":0.9,"value":2}]}]}}]}]}]}`,
    {
      format: 'otlp-json',
      lines: [
        `up,service.name=web gauge=9007199254740993i ${TIME}`,
        `req,service.name=web counter=5.5 ${TIME}`,
        `lat,service.name=web 0.5=1,1=3,count=3,sum=4.5 ${TIME}`,
        `q,service.name=web 0.9=2,count=3,sum=4.5 ${TIME}`,
      ],
      leftOut: [`[{"timeUnixNano":"${TIME}"}] this point holds no value`],
    },
  ],
  [
    'a header that is written as a comment',
    '# hostname;timestamp;idle\nweb1;2023-11-14 22:13:20 UTC;98\n',
    { format: 'csv', lines: [`file hostname="web1",idle=98 ${TIME}`], leftOut: [] },
  ],
])('%s', (_, text, all) => expect(converted(text)).toEqual(all));

test.each([
  ['a fence', '```\ncpu v=1 1700000000\n```\n'],
  ['quotes of a mail', '> cpu,host=a v=1 1700000000\n> cpu v=1 1700000000\n'],
  ['a log', '2023-11-14T22:13:21Z I! [out] cpu v=1 1700000000\n'],
  ['words', 'Look at this:\n\ncpu v=1 1700000000\n\nThanks\n'],
])('the unit of line protocol in %s is told and can be chosen', (_, text) => {
  const read = (choices: typeof OPTIONS.choices) => {
    const format = recogniseData(text);
    return format && readData(text, format, { ...OPTIONS, choices });
  };
  const [guessed, chosen] = [read({}), read({ precision: 'ms' })];
  expect(guessed?.guesses).toContainEqual({ is: 'unit', unit: 's', because: 'values' });
  expect(guessed?.points[0]?.time).toBe(1_700_000_000_000_000_000n);
  expect(guessed?.notes).toContain('The times are seconds: no other unit puts all of them between 1990 and 2100.');
  expect(chosen?.guesses).toContainEqual({ is: 'unit', unit: 'ms', because: 'chosen' });
  expect(chosen?.points[0]?.time).toBe(1_700_000_000_000_000n);
});
