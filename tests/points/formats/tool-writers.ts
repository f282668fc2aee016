/** Forms of consoles, monitoring tools and logs, as their writers print them: what of a point they keep. */
import { formatFloatShortest } from '../../../src/go/strconv/strconv';
import { inTime, type KeptPoint, NOTHING, type PartialWriter } from './number-writers';
import { byHost, json, rfc, type WrittenPoint } from './writers';

const SECOND = 1_000_000_000n;
const float = formatFloatShortest;
const inSeconds = (ns: bigint) => ns - (ns % SECOND);
const date = (ns: bigint) => new Date(Number(ns / 1_000_000n)).toISOString();

/** Columns set apart by blanks, each as wide as its widest cell and right-aligned, as pandas prints them. */
function right(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => [...(row[i] ?? '')].length)));
  return rows
    .map((row) => `${row.map((text, i) => ' '.repeat((widths[i] ?? 0) - [...text].length) + text).join('  ')}\n`)
    .join('');
}

const nameless =
  (fields: (p: WrittenPoint) => KeptPoint['fields'], tags: (p: WrittenPoint) => KeptPoint['tags']) =>
  (points: readonly WrittenPoint[]) =>
    points.map((p): KeptPoint => ({ name: 'file', tags: tags(p), fields: fields(p), time: p.time }));

/** Texts that are the same in all points: tags where there is more than one. */
const repeating =
  (fields: (p: WrittenPoint) => KeptPoint['fields'], texts: Readonly<Record<string, string>>) =>
  (points: readonly WrittenPoint[]) =>
    points.map(
      (p): KeptPoint =>
        points.length > 1
          ? { name: 'file', tags: Object.entries(texts), fields: fields(p), time: p.time }
          : { name: 'file', tags: [], fields: { ...fields(p), ...texts }, time: p.time },
    );

export const TOOL_WRITERS: readonly PartialWriter[] = [
  {
    form: 'pandas',
    format: 'spaced-table',
    write: (points) => right([['time', 'f', 'g'], ...points.map((p) => [rfc(p), float(p.f), float(p.f / 2)])]),
    keeps: nameless(
      (p) => ({ f: p.f, g: p.f / 2 }),
      () => [],
    ),
    without: NOTHING,
  },
  {
    form: 'vmstat -t',
    format: 'vmstat',
    write: (points) =>
      `procs -----------memory---------- -----timestamp-----\n f  g  UTC\n${points.map((p) => `${float(p.f)} ${float(p.f / 2)} ${date(p.time).slice(0, 19).replace('T', ' ')}\n`).join('')}`,
    keeps: (points) =>
      points.map((p) => ({ name: 'file', tags: [], fields: { f: p.f, g: p.f / 2 }, time: inSeconds(p.time) })),
    without: NOTHING,
    apart: SECOND,
  },
  {
    form: 'Google Cloud Monitoring',
    format: 'cloud-monitoring-json',
    write: (points) =>
      `{"timeSeries":[${points
        .map(
          (p) =>
            `{"metric":{"type":"m","labels":{"host":${json(p.host)}}},"points":[{"interval":{"startTime":"${rfc(p)}","endTime":"${rfc(p)}"},"value":{"doubleValue":${float(p.f)}}}]}`,
        )
        .join(',')}]}\n`,
    keeps: (points) =>
      inTime(points.map((p) => ({ name: 'm', tags: [['host', p.host]], fields: { value: p.f }, time: p.time }))),
    without: NOTHING,
  },
  {
    form: 'Zabbix',
    format: 'zabbix-json',
    write: (points) =>
      `{"jsonrpc":"2.0","result":[${points
        .map(
          (p, n) =>
            `{"itemid":"${23_000 + (n % 2)}","clock":"${p.time / SECOND}","value":"${float(p.f)}","ns":"${p.time % SECOND}"}`,
        )
        .join(',')}],"id":1}\n`,
    keeps: (points) =>
      points.map((p, n) => ({
        name: 'file',
        tags: [['itemid', String(23_000 + (n % 2))]],
        fields: { value: p.f },
        time: p.time,
      })),
    without: NOTHING,
  },
  {
    form: 'CloudWatch, answers',
    format: 'cloudwatch-json',
    write: (points) =>
      `{"MetricDataResults":[{"Id":"m1","Label":"m","Timestamps":[${points
        .map((p) => `"${date(inSeconds(p.time))}"`)
        .toReversed()
        .join(',')}],"Values":[${points
        .map((p) => p.f)
        .toReversed()
        .join(',')}],"StatusCode":"Complete"}]}\n`,
    keeps: (points) =>
      inTime(points.map((p) => ({ name: 'm', tags: [], fields: { value: p.f }, time: inSeconds(p.time) }))),
    without: NOTHING,
    apart: SECOND,
  },
  {
    form: 'CloudWatch, statistics',
    format: 'cloudwatch-json',
    write: (points) =>
      `{"Label":"m","Datapoints":[${points
        .map((p) => `{"Timestamp":"${date(inSeconds(p.time))}","Average":${p.f},"Unit":"Percent"}`)
        .join(',')}]}\n`,
    keeps: (points) =>
      points.map((p) => ({
        name: 'm',
        tags: [['unit', 'Percent']],
        fields: { Average: p.f },
        time: inSeconds(p.time),
      })),
    without: NOTHING,
    apart: SECOND,
  },
  {
    form: 'OpenTelemetry',
    format: 'otlp-json',
    write: (points) =>
      `{"resourceMetrics":[{"resource":{"attributes":[{"key":"host","value":{"stringValue":"h"}}]},"scopeMetrics":[{"scope":{},"metrics":[{"name":"m","gauge":{"dataPoints":[${points
        .map(
          (p) =>
            `{"attributes":[{"key":"host","value":{"stringValue":${json(p.host)}}}],"timeUnixNano":"${p.time}","asDouble":${p.f}}`,
        )
        .join(',')}]}}]}]}]}\n`,
    keeps: (points) =>
      points.map((p) => ({ name: 'm', tags: [['host', p.host]], fields: { gauge: p.f }, time: p.time })),
    without: NOTHING,
  },
  {
    form: 'logfmt',
    format: 'logfmt',
    write: (points) => points.map((p) => `time=${rfc(p)} level=info f=${float(p.f)} msg="sampled, once"\n`).join(''),
    keeps: repeating((p) => ({ f: p.f }), { level: 'info', msg: 'sampled, once' }),
    without: NOTHING,
  },
  ...(
    [
      [
        'psql -x',
        (p, n) => `-[ RECORD ${n + 1} ]-+----\ntime       | ${rfc(p)}\nf          | ${float(p.f)}\nstate      | up\n`,
      ],
      [
        'mysql with \\G',
        (p, n) =>
          `*************************** ${n + 1}. row ***************************\ntime: ${rfc(p)}\n   f: ${float(p.f)}\nstate: up\n`,
      ],
      ['a list in YAML', (p) => `- time: ${rfc(p)}\n  f: ${float(p.f)}\n  state: "up"\n`],
    ] as const satisfies readonly (readonly [string, (p: WrittenPoint, n: number) => string])[]
  ).map(
    ([form, record]): PartialWriter => ({
      form,
      format: 'records',
      write: (points) => points.map(record).join(''),
      keeps: repeating((p) => ({ f: p.f }), { state: 'up' }),
      without: NOTHING,
    }),
  ),
  {
    form: 'a log with JSON',
    format: 'logged-objects',
    write: (points) =>
      points.map((p) => `${rfc(p)} INFO sampled {"value":${p.f},"i":${p.i},"host":${json(p.host)}}\n`).join(''),
    keeps: (points, ints) => {
      // A text is a tag where it repeats.
      const isTag = byHost(points).length < points.length;
      return points.map((p) => ({
        name: 'file',
        tags: isTag ? [['host', p.host]] : [],
        fields: { value: p.f, i: ints(p.i), ...(isTag ? {} : { host: p.host }) },
        time: p.time,
      }));
    },
    without: NOTHING,
  },
  {
    form: 'CSV of a spreadsheet in another language',
    format: 'named-csv',
    write: (points) => `Zeitpunkt;f;g\n${points.map((p) => `${rfc(p)};${float(p.f)};${float(p.f / 2)}\n`).join('')}`,
    keeps: nameless(
      (p) => ({ f: p.f, g: p.f / 2 }),
      () => [],
    ),
    without: NOTHING,
  },
  {
    form: 'lines with dates',
    format: 'loose-lines',
    write: (points) =>
      points
        .map(
          (p) =>
            `m,host=${p.host.replace(/[, =]/g, '\\$&')} f=${float(p.f)},note="${p.note.replace(/["\\]/g, '\\$&')}" ${rfc(p)}\n`,
        )
        .join(''),
    keeps: (points) =>
      points.map((p) => ({ name: 'm', tags: [['host', p.host]], fields: { f: p.f, note: p.note }, time: p.time })),
    without: NOTHING,
  },
];
