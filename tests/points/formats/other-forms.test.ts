/** Forms of other databases, of programs and of terminals, as people have them in their clipboard. */
import { expect, test } from 'vitest';
import { readData } from '../../../src/points/formats/read/read-data';
import { recogniseData } from '../../../src/points/formats/read/recognise';
import { converted, OPTIONS } from './read';

/** What it is, a text as it is pasted, the format, the points. */
const READ: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'sql',
    `INSERT INTO cpu (time, host, usage_idle) VALUES ('2023-11-14 22:13:20', 'a', 1.5), ('2023-11-14 22:13:30', 'b''c', NULL), ('2023-11-14 22:13:40', 'b', 3);\nINSERT INTO "public"."cpu" ("time","host","usage_idle") VALUES (to_timestamp(1700000060), 'a', -2e3);\n`,
    'sql-insert',
    [
      'cpu,host=a usage_idle=1.5 1700000000000000000',
      'cpu,host=b usage_idle=3 1700000020000000000',
      'cpu,host=a usage_idle=-2000 1700000060000000000',
    ],
  ],
  [
    'sqldump',
    "CREATE TABLE `cpu` (\n  `id` int(11) NOT NULL AUTO_INCREMENT,\n  `ts` datetime(6) NOT NULL,\n  `host` varchar(20) DEFAULT NULL,\n  `v` double,\n  `up` tinyint(1),\n  PRIMARY KEY (`id`)\n) ENGINE=InnoDB;\nINSERT INTO `cpu` VALUES (1,'2023-11-14 22:13:20.000000','a',1.5,true),(2,'2023-11-14 22:13:30.5','it\\'s',2.5,false);\n",
    'sql-insert',
    ['cpu host="a",id=1,up=true,v=1.5 1700000000000000000', `cpu host="it's",id=2,up=false,v=2.5 1700000010500000000`],
  ],
  [
    'graphite',
    'servers.web1.cpu.idle 1.5 1700000000\nservers.web1.cpu.idle 2.5 1700000010\n',
    'graphite',
    ['servers.web1.cpu.idle value=1.5 1700000000000000000', 'servers.web1.cpu.idle value=2.5 1700000010000000000'],
  ],
  [
    'graphite tags',
    'cpu.idle;host=a;dc=b 1.5 1700000000\ncpu.idle;host=b;dc=b nan 1700000010\n',
    'graphite',
    ['cpu.idle,dc=b,host=a value=1.5 1700000000000000000'],
  ],
  [
    'prom no type',
    'up{job="a"} 1 1700000000000\nup 1\n',
    'prometheus',
    ['up,job=a value=1 1700000000000000000', 'up value=1 1700000010000000000'],
  ],
  [
    'opentsdb',
    'put sys.cpu.user 1700000000 42.5 host=a cpu=0\nput sys.cpu.user 1700000010000 43 host=a cpu=0\n',
    'opentsdb',
    [
      'sys.cpu.user,cpu=0,host=a value=42.5 1700000000000000000',
      'sys.cpu.user,cpu=0,host=a value=43 1700000010000000000',
    ],
  ],
  [
    'opentsdb import',
    'sys.cpu.user 1700000000 42.5 host=a cpu=0\n',
    'opentsdb',
    ['sys.cpu.user,cpu=0,host=a value=42.5 1700000000000000000'],
  ],
  [
    'carbon2',
    'metric=cpu field=usage_idle host=a  1.5 1700000000\nmetric=cpu field=usage_user host=a  2 1700000000\n',
    'carbon2',
    ['cpu,host=a usage_idle=1.5,usage_user=2 1700000000000000000'],
  ],
  [
    'wavefront',
    '"cpu.usage.idle" 1.5 1700000000 source="a" "cpu"="cpu0"\ncpu.usage.idle 2.5 1700000010 source="a b" cpu=cpu1\n',
    'wavefront',
    [
      'cpu.usage.idle,cpu=cpu0,source=a value=1.5 1700000000000000000',
      'cpu.usage.idle,cpu=cpu1,source=a\\ b value=2.5 1700000010000000000',
    ],
  ],
  [
    'collectd',
    'PUTVAL "web1/cpu-0/cpu-idle" interval=10.000 1700000000.123:1.5\nPUTVAL web1/load/load interval=10 1700000010:1:2:3\n',
    'collectd',
    [
      'cpu,host=web1,instance=0,type=cpu,type_instance=idle value=1.5 1700000000123000000',
      'load,host=web1,type=load longterm=3,midterm=2,shortterm=1 1700000010000000000',
    ],
  ],
  [
    'collectd json',
    '[{"values":[1901474177],"dstypes":["counter"],"dsnames":["value"],"time":1700000000.123,"interval":10,"host":"leeloo","plugin":"cpu","plugin_instance":"0","type":"cpu","type_instance":"idle"}]\n',
    'collectd-json',
    ['cpu,host=leeloo,instance=0,type=cpu,type_instance=idle value=1901474177 1700000000123000000'],
  ],
  [
    'python',
    `[{'time': '2023-11-14T22:13:20Z', 'host': 'a', 'v': 1.5, 'up': True, 'x': None}, {'time': '2023-11-14T22:13:30Z', 'host': "it's", 'v': nan, 'up': False}]\n`,
    'printed-objects',
    ['file host="a",up=true,v=1.5 1700000000000000000', `file host="it's",up=false 1700000010000000000`],
  ],
  [
    'resultset',
    `ResultSet({'('cpu', {'host': 'a'})': [{'time': '2023-11-14T22:13:20Z', 'mean': 1.5}, {'time': '2023-11-14T22:13:30Z', 'mean': 2}]})\n`,
    'printed-objects',
    ['cpu,host=a mean=1.5 1700000000000000000', 'cpu,host=a mean=2 1700000010000000000'],
  ],
  [
    'datetime',
    `[{'time': datetime.datetime(2023, 11, 14, 22, 13, 20, tzinfo=datetime.timezone.utc), 'v': Decimal('1.5')}, {'time': Timestamp('2023-11-14 22:13:30+0000', tz='UTC'), 'v': np.float64(2.5)}]\n`,
    'printed-objects',
    ['file v=1.5 1700000000000000000', 'file v=2.5 1700000010000000000'],
  ],
  [
    'js',
    `[\n  { time: '2023-11-14T22:13:20.000Z', host: 'a', v: 1.5 },\n  { time: '2023-11-14T22:13:30.000Z', host: 'b', v: undefined, w: 5, },\n]\n`,
    'printed-objects',
    ['file host="a",v=1.5 1700000000000000000', 'file host="b",w=5 1700000010000000000'],
  ],
  [
    'mongo',
    '{ "_id" : ObjectId("5f"), "ts" : ISODate("2023-11-14T22:13:20Z"), "host" : "a", "n" : NumberLong(9007199254740993) }\n{ "_id" : ObjectId("60"), "ts" : ISODate("2023-11-14T22:13:30Z"), "host" : "a", "n" : NumberLong(1) }\n',
    'printed-objects',
    ['file,host=a _id="5f",n=9007199254740993i 1700000000000000000', 'file,host=a _id="60",n=1i 1700000010000000000'],
  ],
  [
    'nan json',
    '[{"time":1700000000,"v":NaN,"w":1},{"time":1700000010,"v":Infinity,"w":-Infinity,"x":2}]\n',
    'flat-json',
    ['file w=1 1700000000000000000', 'file x=2 1700000010000000000'],
  ],
  [
    'tuples',
    `[('2023-11-14T22:13:20Z', 'a', 1.5), ('2023-11-14T22:13:30Z', 'b', 2.5)]\n`,
    'listed-rows',
    ['file column2="a",value=1.5 1700000000000000000', 'file column2="b",value=2.5 1700000010000000000'],
  ],
  [
    'df',
    '                 time host  value\n0 2023-11-14 22:13:20    a    1.5\n1 2023-11-14 22:13:30    b    NaN\n2 2023-11-14 22:13:40    b    3.5\n\n[3 rows x 3 columns]\n',
    'spaced-table',
    ['file,host=a value=1.5 1700000000000000000', 'file,host=b value=3.5 1700000020000000000'],
  ],
  [
    'df index',
    '                    host  value\n2023-11-14 22:13:20    a    1.5\n2023-11-14 22:13:30    b    2.5\n',
    'spaced-table',
    ['file host="a",value=1.5 1700000000000000000', 'file host="b",value=2.5 1700000010000000000'],
  ],
  [
    'df named index',
    '                          host  value\ntime                                 \n2023-11-14 22:13:20+00:00    a    1.5\n2023-11-14 22:13:30+00:00  web  22.5\n',
    'spaced-table',
    ['file host="a",value=1.5 1700000000000000000', 'file host="web",value=22.5 1700000010000000000'],
  ],
  [
    'influx 0.9',
    'name: cpu\n---------\ntime\t\t\thost\tregion\tvalue\n2015-06-11T20:46:02Z\tserverA\tus_west\t0.64\n2015-06-11T20:46:03Z\tserverA\t\t0.65\n',
    'spaced-table',
    [
      'cpu,host=serverA region="us_west",value=0.64 1434055562000000000',
      'cpu,host=serverA value=0.65 1434055563000000000',
    ],
  ],
  [
    'influx 0.9 tags',
    'name: cpu\ntags: host=serverA, region=us_west\ntime\t\t\tmean\n----\t\t\t----\n1434055562000000000\t0.64\n\n',
    'spaced-table',
    ['cpu,host=serverA,region=us_west mean=0.64 1434055562000000000'],
  ],
  [
    'column -t',
    'time        host  value\n1700000000  a     1.5\n1700000010  b     2\n',
    'spaced-table',
    ['file host="a",value=1.5 1700000000000000000', 'file host="b",value=2 1700000010000000000'],
  ],
  [
    'http',
    'POST /write?consistency=&db=telegraf&precision=s&rp= HTTP/1.1\nHost: localhost:9092\nUser-Agent: InfluxDBClient\nContent-Length: 33\n\ncpu,host=a v=1 1700000000\ncpu,host=a v=2 1700000010\n\nHTTP/1.1 204 No Content\nRequest-Id: abc\n',
    'http-write',
    ['# db=telegraf rp=', 'cpu,host=a v=1 1700000000000000000', 'cpu,host=a v=2 1700000010000000000'],
  ],
  [
    'curl -i',
    'HTTP/1.1 200 OK\nContent-Type: application/json\n\n{"results":[{"statement_id":0,"series":[{"name":"cpu","columns":["time","v"],"values":[["2023-11-14T22:13:20Z",1]]}]}]}\n',
    'influx-json',
    ['cpu v=1 1700000000000000000'],
  ],
  [
    'prompt',
    `$ curl -G 'http://localhost:8086/query?db=d' --data-urlencode 'q=SELECT * FROM cpu'\n{"results":[{"statement_id":0,"series":[{"name":"cpu","columns":["time","v"],"values":[["2023-11-14T22:13:20Z",1]]}]}]}\n`,
    'influx-json',
    ['cpu v=1 1700000000000000000'],
  ],
  [
    'prompt csv',
    `$ influx -database d -execute 'select * from cpu' -format csv\nname,time,v\ncpu,1700000000,1\n`,
    'influx-csv',
    ['cpu v=1 1700000000000000000'],
  ],
  [
    'fence',
    'Here is it:\n```\ncpu,host=a v=1 1700000000\ncpu,host=a v=2 1700000010\n```\nthanks\n',
    'wrapped-lines',
    ['cpu,host=a v=1 1700000000000000000', 'cpu,host=a v=2 1700000010000000000'],
  ],
  [
    'numbers',
    '     1\tcpu,host=a v=1 1700000000\n     2\tcpu,host=a v=2 1700000010\n',
    'wrapped-lines',
    ['cpu,host=a v=1 1700000000000000000', 'cpu,host=a v=2 1700000010000000000'],
  ],
  [
    'numbers2',
    '1: time,host,v\n2: 1700000000,a,1\n3: 1700000010,b,2\n',
    'csv',
    ['file host="a",v=1 1700000000000000000', 'file host="b",v=2 1700000010000000000'],
  ],
  [
    'docker',
    '{"log":"cpu,host=a v=1 1700000000000000000\\n","stream":"stdout","time":"2023-11-14T22:13:21Z"}\n{"log":"cpu,host=a v=2 1700000010000000000\\n","stream":"stdout","time":"2023-11-14T22:13:31Z"}\n',
    'wrapped-lines',
    ['cpu,host=a v=1 1700000000000000000', 'cpu,host=a v=2 1700000010000000000'],
  ],
  [
    'docker json',
    '{"log":"{\\"time\\":\\"2023-11-14T22:13:20Z\\",\\"v\\":1}\\n","stream":"stdout","time":"2023-11-14T22:13:21Z"}\n',
    'flat-json',
    ['file v=1 1700000000000000000'],
  ],
  [
    'k8s',
    '2023-11-14T22:13:20.123456789Z stdout F {"time":"2023-11-14T22:13:20Z","host":"a","v":1}\n2023-11-14T22:13:20.123456789Z stdout F {"time":"2023-11-14T22:13:30Z","host":"a","v":2}\n',
    'logged-objects',
    ['file,host=a v=1 1700000000000000000', 'file,host=a v=2 1700000010000000000'],
  ],
  [
    'jsonlog',
    '2023-11-14T22:13:20Z INFO {"host":"a","v":1}\n2023-11-14T22:13:30Z INFO {"host":"a","v":2}\n',
    'logged-objects',
    ['file,host=a v=1 1700000000000000000', 'file,host=a v=2 1700000010000000000'],
  ],
  [
    'datadog',
    '{"series":[{"metric":"system.cpu.idle","pointlist":[[1700000000000,1.5],[1700000010000,null]],"scope":"host:a","tag_set":["host:a"]}],"status":"ok"}\n',
    'datadog-json',
    ['system.cpu.idle,host=a value=1.5 1700000000000000000'],
  ],
  [
    'datadog submit',
    '{"series":[{"metric":"cpu","points":[[1700000000,[1.5]]],"tags":["env:prod"],"host":"h"},{"metric":"cpu","points":[{"timestamp":1700000010,"value":2}]}]}\n',
    'datadog-json',
    ['cpu,env=prod,host=h value=1.5 1700000000000000000', 'cpu value=2 1700000010000000000'],
  ],
  [
    'cloudwatch',
    '{"Label":"CPUUtilization","Datapoints":[{"Timestamp":"2023-11-14T22:13:20Z","Average":1.5,"Maximum":3,"Unit":"Percent"}]}\n',
    'cloudwatch-json',
    ['CPUUtilization,unit=Percent Average=1.5,Maximum=3 1700000000000000000'],
  ],
  [
    'cloudwatch2',
    '{"MetricDataResults":[{"Id":"m1","Label":"CPU","Timestamps":["2023-11-14T22:13:30Z","2023-11-14T22:13:20Z"],"Values":[2,1],"StatusCode":"Complete"}]}\n',
    'cloudwatch-json',
    ['CPU value=1 1700000000000000000', 'CPU value=2 1700000010000000000'],
  ],
  [
    'zabbix',
    '{"jsonrpc":"2.0","result":[{"itemid":"23296","clock":"1700000000","value":"0.0850","ns":"563157632"},{"itemid":"23296","clock":"1700000010","value":"0.0950","ns":"5"}],"id":1}\n',
    'zabbix-json',
    ['file,itemid=23296 value=0.085 1700000000563157632', 'file,itemid=23296 value=0.095 1700000010000000005'],
  ],
  [
    'graphite json',
    '[{"target":"servers.web1.cpu","datapoints":[[1.5,1700000000],[null,1700000010],[2,1700000020]]}]\n',
    'graphite-json',
    ['servers.web1.cpu value=1.5 1700000000000000000', 'servers.web1.cpu value=2 1700000020000000000'],
  ],
  [
    'opentsdb json',
    '[{"metric":"sys.cpu","tags":{"host":"a"},"aggregateTags":[],"dps":{"1700000000":1.5,"1700000010":2}}]\n',
    'opentsdb-json',
    ['sys.cpu,host=a value=1.5 1700000000000000000', 'sys.cpu,host=a value=2 1700000010000000000'],
  ],
  [
    'opentsdb put json',
    '[{"metric":"sys.cpu","timestamp":1700000000,"value":18,"tags":{"host":"a"}}]\n',
    'flat-json',
    ['sys.cpu,host=a value=18 1700000000000000000'],
  ],
  [
    'splunk',
    '{"_value":0.6,"cpu":"cpu0","dc":"edge","metric_name":"cpu.usage_user","user":"ronnocol","time":1700000000}\n{"time":1700000010,"event":"metric","host":"h","fields":{"cpu":"cpu0","metric_name:cpu.usage_user":0.6,"metric_name:cpu.usage_idle":9}}\n',
    'splunk-metrics',
    [
      'cpu,cpu=cpu0,dc=edge,user=ronnocol usage_user=0.6 1700000000000000000',
      'cpu,cpu=cpu0,host=h usage_idle=9,usage_user=0.6 1700000010000000000',
    ],
  ],
  [
    'elastic',
    '{"took":1,"hits":{"total":{"value":1},"hits":[{"_index":"m","_source":{"@timestamp":"2023-11-14T22:13:20.000Z","host":{"name":"a"},"system":{"cpu":{"pct":0.5}}}}]}}\n',
    'flat-json',
    ['file host_name="a",system_cpu_pct=0.5 1700000000000000000'],
  ],
];

test.each(READ)('%s', (_, text, format, lines) => {
  const got = converted(text);
  expect({ format: got?.format, lines: got?.lines }).toEqual({ format, lines });
});

test.each(READ)('%s, with a mark, line ends of Windows and blank lines before it', (_, text, format, lines) => {
  const got = converted(`\ufeff\r\n\r\n${text.replaceAll('\n', '\r\n')}`);
  expect({ format: got?.format, lines: got?.lines.map((line) => line.replace(/\r(?=")|\r$/, '')) }).toEqual({
    format,
    lines,
  });
});

const LP = 'cpu,host=a v=1 1700000000\ncpu,host=a v=oops 1700000010\ncpu,host=a v=2 1700000020\n';
const CSV = 'time,host,v\n1700000000,a,1\nsoon,a,2\n';
const JSON_TEXT = '[{"time":"2023-11-14T22:13:20Z","v":1},{"time":"soon","v":2}]\n';

/** What people copy along: it is told, and places are those of the whole text. */
test.each([
  ['colours', (line: string) => `\u001b[32m${line}\u001b[0m`, 'colours of a terminal'],
  ['numbers', (line: string, i: number) => `${String(i + 8).padStart(6)}\t${line}`, 'the numbers of its lines'],
  ['numbers with a colon', (line: string, i: number) => `${i + 1}:${line}`, 'the numbers of its lines'],
  ['docker compose', (line: string) => `web_1  | ${line}`, 'what a log puts before each line'],
  ['a diff', (line: string) => `+${line}`, 'the marks before its lines'],
  ['a mail', (line: string) => `> ${line}`, 'the marks before its lines'],
])('%s', (_, wrap, words) => {
  const around = (text: string) => text.trimEnd().split('\n').map(wrap).join('\n');
  expect(converted(around(LP))?.lines).toEqual(converted(LP)?.lines);
  const got = converted(around(CSV));
  expect(got?.lines).toEqual(converted(CSV)?.lines);
  expect(got?.leftOut).toEqual(['[soon,a,2] "soon" is no time']);
  expect(noteOf(around(CSV))).toContain(`Left aside: ${words}.`);
});

test.each([
  [
    'a command',
    `$ curl -sG 'http://localhost:8086/query?pretty=true' \\\n  --data-urlencode 'q=SELECT * FROM cpu'\n${JSON_TEXT}`,
  ],
  ['a head', `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Influxdb-Version: 1.6.7\r\n\r\n${JSON_TEXT}`],
  [
    'what curl -v prints',
    `* Connected to localhost\n> GET /query HTTP/1.1\n> Host: localhost\n>\n< HTTP/1.1 200 OK\n< Date: now\n<\n${JSON_TEXT}`,
  ],
  ['a fence', `Look:\n\n\`\`\`json\n${JSON_TEXT}\`\`\`\n`],
])('%s above it', (_, text) => {
  const got = converted(text);
  expect(got?.lines).toEqual(['file v=1 1700000000000000000']);
  expect(got?.leftOut).toEqual(['[{"time":"soon","v":2}] this object has a time that is none']);
});

function noteOf(text: string): string {
  const format = recogniseData(text);
  return format === undefined ? '' : readData(text, format, OPTIONS).notes.join(' ');
}

test.each([
  ['a list of processes', 'USER PID %CPU START TIME COMMAND\nroot 1 0.0 16:21 0:00 ps aux\n'],
  ['a list of recordings', 'ID  Type  Status  Size  Date\ne2 stream finished 1.2 kB 14 Nov 23 22:13 UTC\n'],
  ['SQL that asks', 'INSERT INTO cpu SELECT * FROM mem;\nSELECT 1;\n'],
  ['numbers without times', '[[1,2],[3,4]]\n'],
  ['a script of Python', "import time\nd = {'time': time.time(), 'v': 1}\nprint(d)\n"],
  ['a web server’s log', '127.0.0.1 - bob [14/Nov/2023:22:13:20 +0000] "POST /write?db=d HTTP/1.1" 204 0\n'],
  ['prose with a list', '1. open the page\n2. paste the points\n3. look\n'],
])('%s is no data', (_, text) => expect(converted(text)).toBeUndefined());
