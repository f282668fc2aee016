/** Forms that cannot say everything of a point, as their writers print them: what of it they keep. */
import { formatFloatShortest } from '../../../src/go/strconv/strconv';
import { formatRFC3339Nano } from '../../../src/go/time/time';
import { byHost, type WrittenPoint } from './writers';

export interface KeptPoint {
  readonly name: string;
  readonly tags: readonly (readonly [string, string])[];
  readonly fields: Readonly<Record<string, number | bigint | string>>;
  readonly time: bigint;
}

export interface PartialWriter {
  readonly form: string;
  readonly format: string;
  readonly write: (points: readonly WrittenPoint[]) => string;
  /** In the order in which they are read. */
  readonly keeps: (points: readonly WrittenPoint[], ints: (i: bigint) => number | bigint) => readonly KeptPoint[];
  /** What a tag may not have in it, because the form cannot tell it from its own signs. */
  readonly without: RegExp;
  /** Nanoseconds between points, where the form does not know so little as a millisecond. */
  readonly apart?: bigint;
}

/** Of forms that can tell every tag. */
export const NOTHING = /(?!)/g;

const MS = 1_000_000n;
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const seconds = (time: bigint) => `${time / 1_000_000_000n}.${String((time / MS) % 1000n).padStart(3, '0')}`;
const ms = (time: bigint) => time - (time % MS);
export const inTime = (points: readonly KeptPoint[]) =>
  points.toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
const only = (value: number, { host, time }: WrittenPoint, field: string): KeptPoint => ({
  name: 'm',
  tags: [['host', host]],
  fields: { [field]: value },
  time: ms(time),
});

/** As Go's text/tabwriter sets columns: each as wide as its widest cell and one more. */
function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => [...(row[i] ?? '')].length)) + 1);
  return rows
    .map((row) =>
      row
        .map((text, i) => (i === row.length - 1 ? text : text + ' '.repeat((widths[i] ?? 0) - [...text].length)))
        .join(''),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function shellColumns(points: readonly WrittenPoint[], time: (ns: bigint) => string): string {
  return byHost(points)
    .map(([host, own]) => {
      const head = ['time', 'f', 'i', 'note'];
      const rows = own.map((p) => [time(p.time), formatFloatShortest(p.f), String(p.i), p.note]);
      return `name: m\ntags: host=${host}\n${columns([head, head.map((name) => '-'.repeat(name.length)), ...rows])}`;
    })
    .join('\n');
}

const ofShell = (points: readonly WrittenPoint[], ints: (i: bigint) => number | bigint): readonly KeptPoint[] =>
  inTime(
    byHost(points).flatMap(([host, own]) =>
      own.map(({ f, i, note, time }) => ({
        name: 'm',
        tags: [['host', host]] as const,
        fields: { f, i: ints(i), note },
        time,
      })),
    ),
  );

export const PARTIAL_WRITERS: readonly PartialWriter[] = [
  {
    form: 'the shell’s columns, nanoseconds',
    format: 'influx-column',
    write: (points) => shellColumns(points, String),
    keeps: ofShell,
    without: /[,=\t]/g,
  },
  {
    form: 'the shell’s columns, RFC 3339',
    format: 'influx-column',
    write: (points) => shellColumns(points, formatRFC3339Nano),
    keeps: ofShell,
    without: /[,=\t]/g,
  },
  {
    form: 'Prometheus',
    format: 'prometheus',
    write: (points) =>
      `# HELP m some words\n# TYPE m untyped\n${points
        .map((p) => `m{host="${p.host.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"} ${p.f} ${p.time / MS}\n`)
        .join('')}`,
    keeps: (points) => points.map((p) => only(p.f, p, 'value')),
    without: NOTHING,
  },
  {
    form: 'Grafana, a row for each value',
    format: 'grafana-csv',
    write: (points) =>
      `sep=;\nSeries;Time;Value\n${points
        .map((p) => `${quoted(`m.f {host: ${p.host}}`)};${formatRFC3339Nano(ms(p.time))};${formatFloatShortest(p.f)}\n`)
        .join('')}`,
    keeps: (points) => points.map((p) => only(p.f, p, 'f')),
    without: /[,:={}"[\]\t]/g,
  },
  {
    form: 'Grafana, a column for each series',
    format: 'grafana-csv',
    write: (points) => {
      const hosts = byHost(points).map(([host]) => host);
      const head = ['"Time"', ...hosts.map((host) => quoted(`m.f {host: ${host}}`))].join(',');
      const rows = points.map((p) =>
        [ms(p.time) / MS, ...hosts.map((host) => (host === p.host ? formatFloatShortest(p.f) : ''))].join(','),
      );
      return `${head}\n${rows.map((row) => `${row}\n`).join('')}`;
    },
    keeps: (points) => points.map((p) => only(p.f, p, 'f')),
    without: /[,:={}"[\]\t]/g,
  },
  {
    form: 'Chronograf',
    format: 'chronograf-csv',
    write: (points) =>
      `time,m.f,m.i\n${points
        .map((p) => `${formatRFC3339Nano(ms(p.time))},${formatFloatShortest(p.f)},${p.i}\n`)
        .join('')}`,
    keeps: (points, ints) =>
      points.map((p) => ({ name: 'm', tags: [], fields: { f: p.f, i: ints(p.i) }, time: ms(p.time) })),
    without: NOTHING,
  },
  {
    form: 'Prometheus’ API',
    format: 'prometheus-json',
    write: (points) =>
      `{"status":"success","data":{"resultType":"matrix","result":[${points
        .map(
          (p) =>
            `{"metric":{"__name__":"m","host":${JSON.stringify(p.host)}},"values":[[${seconds(p.time)},"${formatFloatShortest(p.f)}"]]}`,
        )
        .join(',')}]}}\n`,
    keeps: (points) => points.map((p) => only(p.f, p, 'value')),
    without: NOTHING,
  },
  {
    form: 'Grafana’s frames',
    format: 'grafana-frames',
    write: (points) =>
      `{"results":{"A":{"frames":[${byHost(points)
        .map(
          ([host, own]) =>
            `{"schema":{"name":"m.f","fields":[{"name":"Time","type":"time"},{"name":"Value","type":"number","labels":{"host":${JSON.stringify(host)}}}]},"data":{"values":[[${own.map((p) => ms(p.time) / MS).join(',')}],[${own.map((p) => p.f).join(',')}]]}}`,
        )
        .join(',')}]}}}\n`,
    keeps: (points) => inTime(points.map((p) => only(p.f, p, 'f'))),
    without: NOTHING,
  },
  {
    form: 'CSV without a header',
    format: 'bare-csv',
    write: (points) => points.map((p) => `${p.time},${formatFloatShortest(p.f)},${p.i}\n`).join(''),
    keeps: (points, ints) =>
      points.map((p) => ({ name: 'file', tags: [], fields: { column2: p.f, column3: ints(p.i) }, time: p.time })),
    without: NOTHING,
  },
  {
    form: 'the log of log nodes',
    format: 'kapacitor-log',
    write: (points) =>
      points
        .map(
          (p) =>
            `ts=2023-11-14T22:13:21.000Z lvl=info msg=point service=kapacitor task=t node=log2 prefix="" name=m db=d rp=r group=nil tag_host=${JSON.stringify(p.host)} field_f=${formatFloatShortest(p.f)} field_i=${p.i} field_note=${JSON.stringify(p.note)} time=${formatRFC3339Nano(p.time)}\n`,
        )
        .join(''),
    keeps: (points, ints) =>
      points.map((p) => ({
        name: 'm',
        tags: [['host', p.host]],
        fields: { f: p.f, i: ints(p.i), note: p.note },
        time: p.time,
      })),
    without: NOTHING,
  },
];
