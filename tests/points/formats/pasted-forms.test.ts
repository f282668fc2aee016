/** Forms that nobody writes for a machine: what people hold in their hands, and what is none. */
import { expect, test } from 'vitest';
import { converted } from './read';

const T = '1700000000000000000';
const U = '1700000010000000000';

/** What it is, a text as it is pasted, the format, the points. */
const READ: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'a list of flat objects',
    '[{"time":"2023-11-14T22:13:20Z","host":"a","usage":1.5,"n":2,"up":true,"x":null},{"time":"2023-11-14T22:13:30Z","host":"a","usage":2.5,"n":3,"up":false}]',
    'flat-json',
    [`file,host=a n=2,up=true,usage=1.5 ${T}`, `file,host=a n=3,up=false,usage=2.5 ${U}`],
  ],
  [
    'a line each, with a time in milliseconds',
    '{"ts":1700000000000,"measurement":"cpu","v":1}\n{"ts":1700000010000,"measurement":"cpu","v":2}\n',
    'flat-json',
    [`cpu v=1 ${T}`, `cpu v=2 ${U}`],
  ],
  [
    'objects within an answer, deeper values by their path',
    '{"status":"ok","data":{"rows":[{"@timestamp":1.7e9,"cpu":{"idle":1,"user":{"a":2}},"list":[1]}]}}',
    'flat-json',
    [`file cpu_idle=1,cpu_user_a=2 ${T}`],
  ],
  [
    'points of a client',
    '[{"measurement":"cpu","tags":{"host":"a"},"time":"2023-11-14T22:13:20Z","fields":{"v":0.5,"n":9007199254740993}}]',
    'flat-json',
    [`cpu,host=a n=9007199254740993i,v=0.5 ${T}`],
  ],
  [
    'InfluxDB 3’s JSON',
    '[{"iox::measurement":"cpu","time":"2023-11-14T22:13:20","host":"a","v":1.5}]',
    'flat-json',
    [`cpu host="a",v=1.5 ${T}`],
  ],
  [
    'the inspector of Grafana',
    '{"results":{"A":{"status":200,"frames":[{"schema":{"name":"cpu.mean","fields":[{"name":"Time","type":"time"},{"name":"Value","type":"number","labels":{"host":"a"}}]},"data":{"values":[[1700000000000,1700000010000],[1.5,null]]}}]}}}',
    'grafana-frames',
    [`cpu,host=a mean=1.5 ${T}`],
  ],
  [
    'the API of Prometheus',
    '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"up","job":"a b"},"values":[[1700000000,"1"],[1700000010.5,"0.25"],[1700000020,"NaN"]]}]}}',
    'prometheus-json',
    [`up,job=a\\ b value=1 ${T}`, 'up,job=a\\ b value=0.25 1700000010500000000'],
  ],
  [
    'INSERT lines',
    `> USE "my db"\nUsing database my db\n> INSERT cpu,host=a v=1 ${T}\n> insert into two.weeks cpu,host=b v=2i ${U}\n> INSERT INTO "r p" cpu v="x y" ${U}\n>\n`,
    'insert-lines',
    [
      '# db=my db rp=autogen',
      `cpu,host=a v=1 ${T}`,
      '# db=two rp=weeks',
      `cpu,host=b v=2i ${U}`,
      '# db=my db rp=r p',
      `cpu v="x y" ${U}`,
    ],
  ],
  [
    'INSERT lines in seconds',
    'INSERT cpu v=1 1700000000\nINSERT cpu v=2 1700000010',
    'insert-lines',
    [`cpu v=1 ${T}`, `cpu v=2 ${U}`],
  ],
  [
    'a curl command',
    `$ curl -i -XPOST "http://localhost:8086/write?db=mydb&rp=two_weeks&precision=s" --data-binary 'cpu,host=a v=1 1700000000\ncpu,host=a s="it is" 1700000010'\n`,
    'shell-write',
    ['# db=mydb rp=two_weeks', `cpu,host=a v=1 ${T}`, `cpu,host=a s="it is" ${U}`],
  ],
  [
    'a curl command over several lines, with a token',
    'curl --request POST \\\n  "http://localhost:8086/api/v2/write?org=o&bucket=b/r&precision=ns" \\\n  --header "Authorization: Token T" \\\n  --data-binary "\n    cpu,host=a s=\\"x\\" 1700000000000000000\n    cpu,host=a v=2 1700000010000000000\n    "\n',
    'shell-write',
    ['# db=b rp=r', `cpu,host=a s="x" ${T}`, `cpu,host=a v=2 ${U}`],
  ],
  [
    'other commands that write',
    `# some points\ninflux write -b b -p s 'cpu v=1 1700000000'\necho 'cpu v=2 ${U}' | curl -XPOST 'localhost:8086/write?db=d' --data-binary @-\ninflux -database e -execute 'INSERT cpu v=3 ${U}'\ncurl 'http://h/write?db=d' --data-binary @- <<EOF\ncpu v=4 ${U}\nEOF\ncurl 'http://h/write?db=d' -d$'cpu v=5 ${U}\\ncpu v=6 ${U}'\n`,
    'shell-write',
    [
      '# db=b rp=autogen',
      `cpu v=1 ${T}`,
      '# db=d rp=autogen',
      `cpu v=2 ${U}`,
      '# db=e rp=autogen',
      `cpu v=3 ${U}`,
      '# db=d rp=autogen',
      `cpu v=4 ${U}`,
      `cpu v=5 ${U}`,
      `cpu v=6 ${U}`,
    ],
  ],
  [
    'the table of influx query',
    'Result: _result\nTable: keys: [_start, _stop, _field, _measurement, host]\n                   _start:time                      _stop:time           _field:string     _measurement:string             host:string                      _time:time                  _value:float  \n------------------------------  ------------------------------  ----------------------  ----------------------  ----------------------  ------------------------------  ----------------------------  \n2023-11-14T22:00:00.000000000Z  2023-11-14T23:00:00.000000000Z                       v                     cpu                   web 1  2023-11-14T22:13:20.000000000Z                           1.5  \n2023-11-14T22:00:00.000000000Z  2023-11-14T23:00:00.000000000Z                       v                     cpu                   web 1  2023-11-14T22:13:30.000000000Z                             2  \nTable: keys: [_field, _measurement]\n                    _time:time      _field:string  _measurement:string                   _value:int  \n------------------------------  -----------------  -------------------  --------------------------  \n2023-11-14T22:13:20.000000000Z                  n                  cpu                           7  \n',
    'flux-table',
    [`cpu,host=web\\ 1 v=1.5 ${T}`, `cpu n=7i ${T}`, `cpu,host=web\\ 1 v=2 ${U}`],
  ],
  [
    'influxdb3 query',
    '+------+---------------------+-----+\n| host | time                | v   |\n+------+---------------------+-----+\n| a    | 2023-11-14T22:13:20 | 1.5 |\n| a|b  | 2023-11-14T22:13:30 |     |\n| a|b  | 2023-11-14T22:13:30 | 3.0 |\n+------+---------------------+-----+\n',
    'table',
    [`file,host=a v=1.5 ${T}`, `file,host=a|b v=3 ${U}`],
  ],
  [
    'Markdown',
    'Here are the points:\n\n| time | host | v |\n|:-----|:----:|--:|\n| 1700000000 | a\\|b | 1 |\n| 1700000010 | a\\|b | 2 |\n\nThanks!\n',
    'table',
    [`file,host=a|b v=1 ${T}`, `file,host=a|b v=2 ${U}`],
  ],
  [
    'psql',
    '          time          | host | v \n------------------------+------+---\n 2023-11-14 22:13:20+00 | a    | 1\n 2023-11-14 23:13:30+01 |      | 2\n(2 rows)\n',
    'table',
    [`file host="a",v=1 ${T}`, `file v=2 ${U}`],
  ],
  [
    'the shell of InfluxDB 2 for InfluxQL',
    'Name: cpu\ntags: dc=x\n┌──────────────────────┬───────┐\n│         time         │   v   │\n├──────────────────────┼───────┤\n│ 2023-11-14T22:13:20Z │ 1.5   │\n└──────────────────────┴───────┘\n',
    'table',
    [`cpu,dc=x v=1.5 ${T}`],
  ],
  [
    'a table with types below its names',
    '┌────────────┬────────┐\n│    time    │   v    │\n│   int64    │ double │\n├────────────┼────────┤\n│ 1700000000 │ 1.5    │\n└────────────┴────────┘\n',
    'table',
    [`file v=1.5 ${T}`],
  ],
  [
    'CSV without a header',
    '1700000000,cpu,web1,1.5\n1700000010,cpu,web1,2\n',
    'bare-csv',
    [`file,column2=cpu,column3=web1 value=1.5 ${T}`, `file,column2=cpu,column3=web1 value=2 ${U}`],
  ],
  [
    'CSV without a header, tabs and decimal commas',
    '2023-11-14 22:13:20\t1,5\t7\n2023-11-14 22:13:30\t2,5\t8\n',
    'bare-csv',
    [`file column2=1.5,column3=7 ${T}`, `file column2=2.5,column3=8 ${U}`],
  ],
  [
    'Excel of Europe: day and clock in two columns, thousands',
    'Datum;Uhrzeit;host;Wert;Summe\r\n14.11.2023;22:13:20;a;1,5;1.234,5\r\n14.11.2023;22:13:30;a;2;1.234.567\r\n',
    'csv',
    [`file,host=a Summe=1234.5,Wert=1.5 ${T}`, `file,host=a Summe=1234567,Wert=2 ${U}`],
  ],
  ['tabs', 'time\thost\tv\n1700000000\ta\t1,5\n', 'csv', [`file host="a",v=1.5 ${T}`]],
  [
    'a log with points in it',
    `2023-11-14T22:13:21Z I! starting\n2023-11-14T22:13:21Z D! [outputs.file] cpu,host=web\\ 1 v=1 ${T}\ntelegraf_1  | 2023-11-14T22:13:31Z cpu,host=ä v=2 ${U}\n`,
    'logged-lines',
    [`cpu,host=web\\ 1 v=1 ${T}`, `cpu,host=ä v=2 ${U}`],
  ],
  [
    'what log nodes write',
    'ts=2023-11-14T22:13:21.000Z lvl=info msg=point service=kapacitor task_master=main task=t node=log2 prefix="" name=cpu db=telegraf rp=autogen group=host=a dimension_0=host tag_host="a b" field_v=1.5 field_s="x \\"y\\"" time=2023-11-14T22:13:20Z\nts=2023-11-14T22:13:21.000Z lvl=info msg="closed service" service=x\n',
    'kapacitor-log',
    ['# db=telegraf rp=autogen', `cpu,host=a\\ b s="x \\"y\\"",v=1.5 ${T}`],
  ],
  [
    'epochs of spreadsheets and scripts',
    'time,v\n1.7E+18,1\n1700000010.0,2\n',
    'csv',
    ['file v=1 1700000000000000000', 'file v=2 1700000010'],
  ],
];

test.each(READ)('%s', (_, text, format, lines) => {
  const got = converted(text);
  expect({
    format: got?.format,
    lines: got?.lines,
    leftOut: got?.leftOut.filter((each) => !/NaN|no field/.test(each)),
  }).toEqual({ format, lines, leftOut: [] });
});

test('points for which nothing is named go where lines go by themselves', () =>
  expect(converted(`INSERT INTO d.r m v=1 ${T}\nINSERT m v=2 ${U}\n`)?.lines).toEqual([
    '# db=d rp=r',
    `m v=1 ${T}`,
    '# db=telegraf rp=autogen',
    `m v=2 ${U}`,
  ]));

test('a point knows where it came from', () => {
  const text = `curl 'http://h/write' -d 'ä v=1\nm v=oops 1\n b v=2'`;
  const got = converted(text);
  expect(got?.lines).toEqual(['ä v=1 1514764800000000000', 'b v=2 1514764810000000000']);
  expect(got?.leftOut).toEqual(['[m v=oops 1] this line is no point (invalid boolean)']);
});

test.each([
  ['a table without times', '| host | v |\n|------|---|\n| a | 1 |\n'],
  ['prose with bars', 'a | b | time\nc | d | e\n'],
  ['a YAML file', 'time: 5\n---\nv: 1\n'],
  ['a log of a web server', '127.0.0.1 - - [14/Nov/2023:22:13:20 +0000] "GET /?a=1 HTTP/1.1" 200 1700000000\n'],
  [
    'a log of Kapacitor',
    'ts=2023-11-14T22:13:21.000Z lvl=error msg="failed" service=kapacitor task=t node=alert2 err=x\n',
  ],
  [
    'kapacitor list tasks',
    'ID   Type      Status    Executing Databases and Retention Policies\ncpu  stream    enabled   true      ["telegraf"."autogen"]\n',
  ],
  [
    'kapacitor show',
    'ID: cpu\nError: \nTemplate: \nType: stream\nStatus: enabled\nExecuting: true\nCreated: 14 Nov 23 22:13 UTC\nTICKscript:\nstream\n    |from()\n',
  ],
  ['a dashboard of Grafana', '{"time":{"from":"now-6h","to":"now"},"panels":[{"title":"x"}]}'],
  ['a package', '{"name":"x","version":"1.0.0","time":"yesterday"}'],
  ['a curl command that asks', "curl -G 'http://localhost:8086/query?db=d' --data-urlencode 'q=SELECT * FROM cpu'\n"],
  [
    'a curl command for a task',
    'curl -X POST http://localhost:9092/kapacitor/v1/tasks -d \'{"id":"x","script":"stream|from()"}\'\n',
  ],
  ['SQL', 'INSERT INTO cpu (time, v) SELECT time, v FROM mem;\n'],
  ['numbers', '1,2\n3,4\n5,6\n'],
  ['a query', 'SELECT mean("v") FROM "cpu" WHERE time > 1700000000000000000\n'],
  ['a script with a number like a time', 'var t = 1700000000\nstream\n    |from()\n'],
])('%s is no data', (_, text) => expect(converted(text)).toBeUndefined());
