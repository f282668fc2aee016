import { describe, expect, test } from 'vitest';
import { readData } from '../../../src/points/formats/read/read-data';
import { recogniseData } from '../../../src/points/formats/read/recognise';
import { guessSentences, summary } from '../../../src/points/formats/read/summary';
import { converted, OPTIONS } from './read';

const T = '1700000000000000000';
const U = '1700000010000000000';

/** What it is, a text as its writer prints it, the format, the points. */
const READ: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['line protocol', `cpu,host=a v=1i ${T}\n`, 'line-protocol', [`cpu,host=a v=1i ${T}`]],
  ['seconds', 'm v=1 1700000000\nm v=2 1700000010\n', 'line-protocol', [`m v=1 ${T}`, `m v=2 ${U}`]],
  ['milliseconds', 'm v=1 1700000000000\n', 'line-protocol', [`m v=1 ${T}`]],
  ['microseconds', 'm v=1 1700000000000000\n', 'line-protocol', [`m v=1 ${T}`]],
  ['no unit fits all', 'm v=1 1700000000\nm v=2 5\n', 'line-protocol', ['m v=1 1700000000', 'm v=2 5']],
  [
    'the first seconds',
    'm v=1 1000000000\nm v=2 2000000000\n',
    'line-protocol',
    ['m v=1 1000000000', 'm v=2 2000000000'],
  ],
  [
    'a line that says the unit',
    `m v=1 ${T}\n# precision=s\nm v=2 1700000010\n`,
    'line-protocol',
    [`m v=1 ${T}`, `m v=2 ${U}`],
  ],
  [
    'lines without a time',
    `m v=1\nm v=2\nm v=3 ${T}\nm v=4\n`,
    'line-protocol',
    ['m v=1 1514764800000000000', 'm v=2 1514764810000000000', `m v=3 ${T}`, `m v=4 ${U}`],
  ],
  [
    'Windows: byte order mark and CR LF, a CR in a text stays',
    `\ufeffm s="a\r\nb" ${T}\r\nm v=2 ${U}\r\n`,
    'line-protocol',
    ['m s="a\r', `b" ${T}`, `m v=2 ${U}`],
  ],
  [
    'databases',
    `# db=x rp=y\nm v=1 ${T}\n# db=x rp=z\nm v=1 ${T}\n`,
    'line-protocol',
    ['# db=x rp=y', `m v=1 ${T}`, '# db=x rp=z', `m v=1 ${T}`],
  ],
  [
    'a session of the shell, with its prompt',
    `> SELECT * FROM m\nname: m\ntime                v\n----                -\n${T} 5\n> \n> exit\n`,
    'influx-column',
    [`m v=5 ${T}`],
  ],
  [
    'decimal commas, as spreadsheets of half of Europe write them',
    `time;v;note\n2023-11-14T23:13:20+01:00;-1,5;a\n2023-11-14T23:13:30+01:00;2;b\n`,
    'csv',
    [`file note="a",v=-1.5 ${T}`, `file note="b",v=2 ${U}`],
  ],
  [
    'telegraf --test',
    `2023-11-14T22:13:20Z I! Starting Telegraf 1.28.3\n> cpu,host=a v=1i ${T}\n> mem u=2 ${T}\n`,
    'telegraf-test',
    [`cpu,host=a v=1i ${T}`, `mem u=2 ${T}`],
  ],
  [
    'an export, field by field',
    `# INFLUXDB EXPORT: 1677-09-21T00:12:43Z - 2262-04-11T23:47:16Z\n# DDL\nCREATE DATABASE d WITH NAME r\n# DML\n# CONTEXT-DATABASE:d\n# CONTEXT-RETENTION-POLICY:r\n# writing tsm data\nm,h=a v=1 ${T}\nm,h=a v=2 ${U}\nm,h=a w=3i ${T}\n# CONTEXT-DATABASE:e\nm v=5 ${T}\n`,
    'influx-export',
    [`# db=d rp=r`, `m,h=a v=1,w=3i ${T}`, '# db=e rp=autogen', `m v=5 ${T}`, '# db=d rp=r', `m,h=a v=2 ${U}`],
  ],
  [
    'a recording',
    `d\nr\nm v=1 1700000000\nd\nr2\nm v=2 1700000010\n`,
    'recording-text',
    ['# db=d rp=r', `m v=1 ${T}`, '# db=d rp=r2', `m v=2 ${U}`],
  ],
  [
    'the shell’s columns',
    'name: cpu\ntime                host  n v    note\n----                ----  - -    ----\n1700000000000000000 web 1 3 1.5  a, "b"\n1700000010000000000 web 1   true\n\nname: mem\ntags: dc=x, host=a,b\ntime                mean\n----                ----\n1700000000000000000 4\n',
    'influx-column',
    [
      `cpu,host=web\\ 1 n=3,note="a, \\"b\\"",v=1.5 ${T}`,
      `mem,dc=x,host=a\\,b mean=4 ${T}`,
      `cpu,host=web\\ 1 v=true ${U}`,
    ],
  ],
  [
    'the shell’s columns with what stands around them, in hours',
    "Connected to http://localhost:8086 version 1.6.7\n> SELECT * FROM cpu WHERE host='a'\nname: cpu\ntime   ä  v\n----   -  -\n472222 öü 1\n472223 öü 2\n> exit\n",
    'influx-column',
    ['cpu,ä=öü v=1 1699999200000000000', 'cpu,ä=öü v=2 1700002800000000000'],
  ],
  [
    'the shell’s CSV, in RFC 3339',
    'name,time,host,v\ncpu,2023-11-14T22:13:20Z,a,1\ncpu,2023-11-14T22:13:30Z,a,\ncpu,2023-11-14T22:13:30Z,"a",2.5\n\nname,tags,time,mean\nmem,"host=web 1,dc=x",2023-11-14T22:13:20Z,4\n',
    'influx-csv',
    [`cpu,host=a v=1 ${T}`, `mem,dc=x,host=web\\ 1 mean=4 ${T}`, `cpu,host=a v=2.5 ${U}`],
  ],
  [
    '/query as CSV',
    'name,tags,time,mean\ncpu,"dc=x,host=web\\ 1",1700000000000000000,4\n',
    'influx-csv',
    [`cpu,dc=x,host=web\\ 1 mean=4 ${T}`],
  ],
  [
    '/query in chunks, with several results, nulls and large integers',
    '{"results":[{"statement_id":0,"series":[{"name":"m","tags":{"h":"a","e":""},"columns":["time","n","s"],"values":[[1700000000,9007199254740993,null]],"partial":true}],"partial":true}]}\n{"results":[{"statement_id":0,"series":[{"name":"m","tags":{"h":"a","e":""},"columns":["time","n","s"],"values":[[1700000010,1,"x\\n\\u00e4"]]}]},{"statement_id":1}]}\n',
    'influx-json',
    [`m,h=a n=9007199254740993i ${T}`, `m,h=a n=1i,s="x`, `ä" ${U}`],
  ],
  [
    'what httpOut serves',
    '{"series":[{"name":"m","columns":["time","v"],"values":[["2023-11-14T22:13:20Z",1.5]]}]}',
    'influx-json',
    [`m v=1.5 ${T}`],
  ],
  [
    'Telegraf’s JSON, a line each',
    '{"fields":{"n":3,"v":1.5,"s":"up","b":true},"name":"m","tags":{"h":"a"},"timestamp":1700000000}\n{"fields":{"v":2},"name":"m","tags":{},"timestamp":1700000010}\n',
    'telegraf-json',
    [`m,h=a b=true,n=3,s="up",v=1.5 ${T}`, `m v=2 ${U}`],
  ],
  [
    'Telegraf’s JSON in one',
    '{"metrics":[{"fields":{"v":2},"name":"m","tags":{},"timestamp":1700000000}]}',
    'telegraf-json',
    [`m v=2 ${T}`],
  ],
  [
    'a log of alerts',
    'ts=… {"id":"a","message":"m","details":"","time":"2023-11-14T22:13:20Z","duration":0,"level":"OK","data":{"series":[{"name":"m","tags":{"h":"a"},"columns":["time","v"],"values":[["2023-11-14T22:13:20Z",1]]}]}}\n{"id":"a","message":"m","time":"2023-11-14T22:13:30Z","duration":0,"level":"CRITICAL","data":{"series":[{"name":"m","tags":{"h":"a"},"columns":["time","v"],"values":[["2023-11-14T22:13:30Z",9]]}]}}\n',
    'kapacitor-alert',
    [`m,h=a v=1 ${T}`, `m,h=a v=9 ${U}`],
  ],
  [
    'batches',
    '{"name":"m","tags":{"h":"a"},"group":"h=a","tmax":"2023-11-14T22:14:00Z","points":[{"fields":{"v":1},"time":"2023-11-14T22:13:20Z","tags":{"h":"a"}}]}',
    'batches',
    [`m,h=a v=1 ${T}`],
  ],
  [
    'Flux with annotations, several tables',
    '#group,false,false,false,false,true,true,true\r\n#datatype,string,long,dateTime:RFC3339,double,string,string,string\r\n#default,_result,,,,,,\r\n,result,table,_time,_value,_field,_measurement,host\r\n,,0,2023-11-14T22:13:20Z,1.5,v,cpu,a\r\n,,0,2023-11-14T22:13:30Z,2.5,v,cpu,a\r\n\r\n#group,false,false,false,false,true,true,true\r\n#datatype,string,long,dateTime:RFC3339,long,string,string,string\r\n#default,_result,,,,,,\r\n,result,table,_time,_value,_field,_measurement,host\r\n,,1,2023-11-14T22:13:20Z,4,n,cpu,a\r\n',
    'flux-csv',
    [`cpu,host=a n=4i,v=1.5 ${T}`, `cpu,host=a v=2.5 ${U}`],
  ],
  [
    'Flux without annotations',
    ',result,table,_start,_stop,_time,_value,_field,_measurement,host\n,,0,2023-11-14T22:13:00Z,2023-11-14T22:14:00Z,2023-11-14T22:13:20Z,1.5,v,cpu,a\n',
    'flux-csv',
    [`cpu,host=a v=1.5 ${T}`],
  ],
  [
    'Chronograf',
    'time,cpu.mean_v,cpu.max_v\n2023-11-14T22:13:20.000Z,1.5,2\n2023-11-14T22:13:30.000Z,,3\n',
    'chronograf-csv',
    [`cpu max_v=2,mean_v=1.5 ${T}`, `cpu max_v=3 ${U}`],
  ],
  [
    'Grafana, a column a series',
    '"Time","cpu.mean {host: a, dc: x}","cpu.mean {host: b}"\n2023-11-14 22:13:20,12.5%,\n2023-11-14 22:13:30,null,3\n',
    'grafana-csv',
    [`cpu,dc=x,host=a mean=12.5 ${T}`, `cpu,host=b mean=3 ${U}`],
  ],
  [
    'Grafana, a row a value',
    'sep=;\nSeries;Time;Value\ncpu.mean {host: a};2023-11-14T22:13:20+00:00;1.5\n',
    'grafana-csv',
    [`cpu,host=a mean=1.5 ${T}`],
  ],
  [
    'Prometheus',
    '# HELP up x\n# TYPE up gauge\nup{job="a b",x=""} 1 1700000000000\n# TYPE n_total counter\nn_total 5 1700000000000\n# TYPE h histogram\nh_bucket{le="0.10"} 1 1700000000000\nh_bucket{le="+Inf"} 2 1700000000000\nh_sum 0.5 1700000000000\nh_count 2 1700000000000\nother NaN\n',
    'prometheus',
    [`up,job=a\\ b gauge=1 ${T}`, `n_total counter=5 ${T}`, `h +Inf=2,0.1=1,count=2,sum=0.5 ${T}`],
  ],
  [
    'CSV of anybody’s',
    'time;tag:code;measurement;n;field:s\n2023-11-14 22:13:20;200;cpu;9007199254740993i;a;b\n1700000000;200;cpu;9007199254740993i;"a;""b"""\n',
    'csv',
    [`cpu,code=200 n=9007199254740993i,s="a;\\"b\\"" ${T}`],
  ],
];

test.each(READ)('%s', (_, text, format, lines) => {
  const got = converted(text);
  expect({ format: got?.format, lines: got?.lines }).toEqual({ format, lines });
});

test.each([
  ['an empty text', ''],
  ['comments', '# a\n\n# b\n'],
  ['prose', 'Dear all,\n\nplease find the data below.\n'],
  ['JSON of something else', '{"panels":[{"title":"cpu"}]}'],
  ['YAML', 'name: foo\nkind: x\n---\nname: bar\n'],
  ['TOML', '[hipchat]\n  enabled = true\n'],
  ['a script', "stream\n    |from()\n        .measurement('cpu')\n"],
  ['a script of a shell', '#!/bin/sh\nexport A=1\n'],
  ['a table without times', 'host,value\na,1\n'],
])('%s is no data', (_, text) => expect(converted(text)).toBeUndefined());

test.each([
  ['a bad line', `m v=1 ${T}\noops\n`, ['[oops] this line is no point (missing fields)']],
  [
    'a row without its time',
    'name,time,v\nm,yesterday,1\nm,1700000000,2\n',
    ['[m,yesterday,1] "yesterday" is no time'],
  ],
  ['a row without a field', 'name,time,v\nm,1700000000,\n', ['[m,1700000000,] it has no field, and a point needs one']],
  ['more cells than names', 'time,v\n1700000000,2,3\n', ['[1700000000,2,3] this row has 3 cells, the header 2']],
  [
    'an error of InfluxDB',
    '{"results":[{"statement_id":0,"error":"database not found: x"}]}',
    ['[{"statement_id":0,"error":"database not found: x"}] InfluxDB answered with an error: database not found: x'],
  ],
  [
    'JSON that was cut off',
    '{"results":[{"series":[{"name":"m","columns":["time","v"],"values":[[1700000000,1],[17000',
    [
      '[[17000] it has no field, and a point needs one',
      '[] the JSON is broken here: a comma or a bracket should stand here',
    ],
  ],
  [
    'a time that no server takes',
    'name,time,v\nm,9223372036854775807,1\n',
    ['[m,9223372036854775807,1] its time is out of range'],
  ],
])('left out: %s', (_, text, leftOut) => expect(converted(text)?.leftOut).toEqual(leftOut));

describe('guesses', () => {
  const CSV = 'time,host,n,note\n1700000000,a,1,x\n1700000010,a,2,y\n';
  const told = (options: Parameters<typeof converted>[1]) => {
    const format = recogniseData(CSV);
    const data = format && readData(CSV, format, { ...OPTIONS, ...options });
    return data && [summary(data), ...guessSentences(data), ...data.notes];
  };

  test('each is told', () =>
    expect(told({})).toEqual([
      'CSV: 2 points of file, host as a tag.',
      'Taken as a field of text: note.',
      'Whole numbers without a type are floats: n.',
      'Nothing names the measurement; it is called file, after the file.',
      'The times are seconds: no other unit puts all of them between 1990 and 2100.',
    ]));

  test.each([
    [
      'a tag of a script',
      { scriptTags: new Set(['note', 'n']) },
      `file,n=1,note=x host="a" ${T}`,
      [`file,n=2,note=y host="a" ${U}`],
    ],
    [
      'the only measurement of a script',
      { scriptMeasurement: 'cpu' },
      `cpu,host=a n=1,note="x" ${T}`,
      [`cpu,host=a n=2,note="y" ${U}`],
    ],
    [
      'what somebody chose',
      { choices: { measurement: 'x', columns: { host: 'text', n: 'int', note: 'tag' } } as const },
      `x,note=x host="a",n=1i ${T}`,
      [`x,note=y host="a",n=2i ${U}`],
    ],
    [
      'a unit that somebody chose',
      { choices: { precision: 'ms' } as const },
      'file,host=a n=1,note="x" 1700000000000000',
      ['file,host=a n=2,note="y" 1700000010000000'],
    ],
  ])('%s', (_, options, first, rest) => {
    const lines = converted(CSV, options)?.lines ?? [];
    expect(lines).toEqual([first, ...rest]);
  });
});
