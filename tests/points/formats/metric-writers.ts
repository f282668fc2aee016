/** Forms of other databases and of programs, as their writers print them: what of a point they keep. */
import { formatFloatShortest } from '../../../src/go/strconv/strconv';
import { inTime, type KeptPoint, NOTHING, type PartialWriter } from './number-writers';
import { byHost, json, rfc, type WrittenPoint } from './writers';

const SECOND = 1_000_000_000n;
const MS = 1_000_000n;
const float = formatFloatShortest;

/** One value a line, in whole seconds: the tests' points are as far from each other. */
const value = (name: string, time: (ns: bigint) => bigint) => (points: readonly WrittenPoint[]) =>
  points.map((p): KeptPoint => ({ name, tags: [['host', p.host]], fields: { value: p.f }, time: time(p.time) }));
const inSeconds = (ns: bigint) => ns - (ns % SECOND);
const inMs = (ns: bigint) => ns - (ns % MS);
const seconds = ({ time }: WrittenPoint) => time / SECOND;
const WORDS = /[^a-zäÖ日0-9._/-]/g;

const whole = (points: readonly WrittenPoint[], ints: (i: bigint) => number | bigint): readonly KeptPoint[] =>
  points.map(({ host, f, i, note, time }) => ({
    name: 'm',
    tags: [['host', host]],
    fields: { f, i: ints(i), note },
    time,
  }));

const sql = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
const python = (text: string) => `'${text.replace(/[\\']/g, '\\$&').replaceAll('\t', '\\t')}'`;

export const METRIC_WRITERS: readonly PartialWriter[] = [
  {
    form: 'Graphite’s lines',
    format: 'graphite',
    write: (points) => points.map((p) => `m.f;host=${p.host} ${float(p.f)} ${seconds(p)}\n`).join(''),
    keeps: value('m.f', inSeconds),
    without: /[\s=,"'{};]/g,
    apart: SECOND,
  },
  {
    form: 'OpenTSDB’s lines',
    format: 'opentsdb',
    write: (points) => points.map((p) => `put m.f ${p.time / MS} ${float(p.f)} host=${p.host}\n`).join(''),
    keeps: value('m.f', inMs),
    without: /[\s=]/g,
  },
  {
    form: 'Prometheus’ console',
    format: 'prometheus-console',
    write: (points) =>
      points
        .map(
          (p) =>
            `m{host="${p.host.replace(/["\\]/g, '\\$&')}"} => ${float(p.f)} @[${inMs(p.time) / SECOND}.${String((p.time % SECOND) / MS).padStart(3, '0')}]\n`,
        )
        .join(''),
    keeps: (points) => inTime(value('m', inMs)(points)),
    without: NOTHING,
  },
  {
    form: 'carbon2',
    format: 'carbon2',
    write: (points) => points.map((p) => `metric=m field=f host=${p.host}  ${float(p.f)} ${seconds(p)}\n`).join(''),
    keeps: (points) =>
      points.map((p) => ({ name: 'm', tags: [['host', p.host]], fields: { f: p.f }, time: inSeconds(p.time) })),
    without: /[\s=]/g,
    apart: SECOND,
  },
  {
    form: 'Wavefront',
    format: 'wavefront',
    write: (points) =>
      points.map((p) => `"m.f" ${float(p.f)} ${seconds(p)} host="${p.host.replace(/["\\]/g, '\\$&')}"\n`).join(''),
    keeps: value('m.f', inSeconds),
    without: NOTHING,
    apart: SECOND,
  },
  {
    form: 'collectd',
    format: 'collectd',
    write: (points) =>
      points.map((p) => `PUTVAL "${p.host}/m/f" interval=10 ${seconds(p)}.000:${float(p.f)}\n`).join(''),
    keeps: (points) =>
      points.map((p) => ({
        name: 'm',
        tags: [
          ['host', p.host],
          ['type', 'f'],
        ],
        fields: { value: p.f },
        time: inSeconds(p.time),
      })),
    without: WORDS,
    apart: SECOND,
  },
  {
    form: 'collectd’s JSON',
    format: 'collectd-json',
    write: (points) =>
      `[${points.map((p) => `{"values":[${p.f}],"dstypes":["gauge"],"dsnames":["f"],"time":${seconds(p)}.000,"interval":10,"host":${json(p.host)},"plugin":"m","plugin_instance":"","type":"","type_instance":""}`).join(',')}]\n`,
    keeps: (points) =>
      points.map((p) => ({ name: 'm', tags: [['host', p.host]], fields: { f: p.f }, time: inSeconds(p.time) })),
    without: NOTHING,
    apart: SECOND,
  },
  {
    form: 'Graphite’s JSON',
    format: 'graphite-json',
    write: (points) =>
      `[${byHost(points)
        .map(
          ([host, own]) =>
            `{"target":"m.f","tags":{"host":${json(host)},"name":"m.f"},"datapoints":[${own.map((p) => `[${p.f},${seconds(p)}]`).join(',')}]}`,
        )
        .join(',')}]\n`,
    keeps: (points) => inTime(value('m.f', inSeconds)(points)),
    without: NOTHING,
    apart: SECOND,
  },
  {
    form: 'OpenTSDB’s JSON',
    format: 'opentsdb-json',
    write: (points) =>
      `[${byHost(points)
        .map(
          ([host, own]) =>
            `{"metric":"m.f","tags":{"host":${json(host)}},"aggregateTags":[],"dps":{${own.map((p) => `"${p.time / MS}":${p.f}`).join(',')}}}`,
        )
        .join(',')}]\n`,
    keeps: (points) => inTime(value('m.f', inMs)(points)),
    without: NOTHING,
  },
  {
    form: 'Datadog',
    format: 'datadog-json',
    write: (points) =>
      `{"series":[${byHost(points)
        .map(
          ([host, own]) =>
            `{"metric":"m.f","tag_set":[${json(`host:${host}`)}],"pointlist":[${own.map((p) => `[${p.time / MS},${p.f}]`).join(',')}]}`,
        )
        .join(',')}]}\n`,
    keeps: (points) => inTime(value('m.f', inMs)(points)),
    without: NOTHING,
  },
  {
    form: 'Splunk',
    format: 'splunk-metrics',
    write: (points) =>
      points
        .map(
          (p) =>
            `{"time":${p.time / MS},"event":"metric","fields":{"host":${json(p.host)},"metric_name:m.f":${p.f}}}\n`,
        )
        .join(''),
    keeps: (points) =>
      points.map((p) => ({ name: 'm', tags: [['host', p.host]], fields: { f: p.f }, time: inMs(p.time) })),
    without: NOTHING,
  },
  {
    form: 'SQL',
    format: 'sql-insert',
    write: (points) =>
      `INSERT INTO "m" ("time", "tag:host", "f", "i", "note") VALUES\n${points
        .map((p) => `  ('${rfc(p)}', ${sql(p.host)}, ${float(p.f)}, ${p.i}, ${sql(p.note)})`)
        .join(',\n')};\n`,
    keeps: whole,
    without: NOTHING,
  },
  {
    form: 'Python',
    format: 'printed-objects',
    write: (points) =>
      `[${points
        .map(
          (p) =>
            `{'measurement': 'm', 'time': '${rfc(p)}', 'tags': {'host': ${python(p.host)}}, 'fields': {'f': ${p.f}, 'i': ${p.i}, 'note': ${python(p.note)}, 'none': None}}`,
        )
        .join(', ')}]\n`,
    keeps: whole,
    without: NOTHING,
  },
  {
    form: 'lists of values',
    format: 'listed-rows',
    write: (points) => `[${points.map((p) => `(${p.time}, ${float(p.f)}, ${p.i})`).join(', ')}]\n`,
    keeps: (points, ints) =>
      points.map((p) => ({ name: 'file', tags: [], fields: { column2: p.f, column3: ints(p.i) }, time: p.time })),
    without: NOTHING,
  },
  {
    form: 'requests',
    format: 'http-write',
    write: (points) =>
      `POST /write?db=d&rp=r&precision=ns HTTP/1.1\r\nHost: localhost:8086\r\nContent-Length: 99\r\n\r\n${points
        .map(
          (p) =>
            `m,host=${p.host.replace(/[, =]/g, '\\$&')} f=${float(p.f)},i=${p.i}i,note="${p.note.replace(/["\\]/g, '\\$&')}" ${p.time}\n`,
        )
        .join('')}`,
    keeps: (points) => whole(points, (i) => i),
    without: NOTHING,
  },
];
