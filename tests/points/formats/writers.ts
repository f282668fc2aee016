/** Points in each format, as its writer prints them. */
import { formatFloatShortest } from '../../../src/go/strconv/strconv';
import { formatRFC3339Nano } from '../../../src/go/time/time';

export interface WrittenPoint {
  readonly host: string;
  readonly note: string;
  readonly f: number;
  readonly i: bigint;
  readonly time: bigint;
}

/** A writer and what its form can say of the points. */
export interface Writer {
  readonly format: string;
  /** `int`: integers stay integers; `float`: they come back as floats. */
  readonly ints: 'int' | 'float';
  /** Whether texts with line breaks can be told. */
  readonly breaks: boolean;
  readonly write: (points: readonly WrittenPoint[]) => string;
}

const cell = (text: string) => (/[",\n\r;]|^ /.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text);
export const json = (text: string) => JSON.stringify(text);
const tagEscape = (text: string) => text.replace(/[, =]/g, '\\$&');
const line = (p: WrittenPoint) =>
  `m,host=${tagEscape(p.host)} f=${formatFloatShortest(p.f)},i=${p.i}i,note="${p.note.replace(/["\\]/g, '\\$&')}" ${p.time}`;
const lines = (points: readonly WrittenPoint[]) => points.map((p) => `${line(p)}\n`).join('');
/** Columns as wide as their widest cell, in characters; `ends`: what stands left and right of each. */
function padded(rows: readonly (readonly string[])[], align: 'left' | 'right'): readonly (readonly string[])[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => [...(row[i] ?? '')].length)));
  return rows.map((row) =>
    row.map((text, i) => {
      const blanks = ' '.repeat((widths[i] ?? 0) - [...text].length);
      return align === 'left' ? text + blanks : blanks + text;
    }),
  );
}
export const rfc = (p: WrittenPoint) => formatRFC3339Nano(p.time);
export const byHost = (points: readonly WrittenPoint[]) =>
  [...new Set(points.map(({ host }) => host))].map((host) => [host, points.filter((p) => p.host === host)] as const);

export const WRITERS: readonly Writer[] = [
  { format: 'line-protocol', ints: 'int', breaks: false, write: lines },
  {
    format: 'telegraf-test',
    ints: 'int',
    breaks: false,
    write: (points) => `2023-11-14T22:13:20Z I! Starting\n${points.map((p) => `> ${line(p)}\n`).join('')}`,
  },
  {
    format: 'influx-export',
    ints: 'int',
    breaks: false,
    write: (points) =>
      `# DDL\nCREATE DATABASE d WITH NAME r\n# DML\n# CONTEXT-DATABASE:d\n# CONTEXT-RETENTION-POLICY:r\n${points
        .map((p) => {
          const [key, , time] = [`m,host=${tagEscape(p.host)}`, '', p.time];
          return `${key} f=${formatFloatShortest(p.f)} ${time}\n${key} i=${p.i}i ${time}\n${key} note="${p.note.replace(/["\\]/g, '\\$&')}" ${time}\n`;
        })
        .join('')}`,
  },
  {
    format: 'recording-text',
    ints: 'int',
    breaks: false,
    write: (points) => points.map((p) => `d\nr\n${line(p)}\n`).join(''),
  },
  {
    format: 'influx-json',
    ints: 'float',
    breaks: true,
    write: (points) =>
      `{"results":[{"statement_id":0,"series":[${byHost(points)
        .map(
          ([host, own]) =>
            `{"name":"m","tags":{"host":${json(host)}},"columns":["time","f","i","note"],"values":[${own
              .map((p) => `["${rfc(p)}",${p.f},${p.i},${json(p.note)}]`)
              .join(',')}]}`,
        )
        .join(',')}]}]}\n`,
  },
  {
    format: 'influx-csv',
    ints: 'float',
    breaks: true,
    write: (points) =>
      byHost(points)
        .map(
          ([host, own]) =>
            `name,tags,time,f,i,note\n${own.map((p) => `m,${cell(`host=${tagEscape(host)}`)},${p.time},${p.f},${p.i},${cell(p.note)}\n`).join('')}`,
        )
        .join('\n'),
  },
  {
    format: 'telegraf-json',
    ints: 'float',
    breaks: true,
    write: (points) =>
      points
        .map(
          (p) =>
            `{"fields":{"f":${p.f},"i":${p.i},"note":${json(p.note)}},"name":"m","tags":{"host":${json(p.host)}},"timestamp":${p.time}}\n`,
        )
        .join(''),
  },
  {
    format: 'kapacitor-alert',
    ints: 'float',
    breaks: true,
    write: (points) =>
      points
        .map(
          (p) =>
            `{"id":"m","message":"x","details":"","time":"${rfc(p)}","duration":0,"level":"OK","data":{"series":[{"name":"m","tags":{"host":${json(p.host)}},"columns":["time","f","i","note"],"values":[["${rfc(p)}",${p.f},${p.i},${json(p.note)}]]}]}}\n`,
        )
        .join(''),
  },
  {
    format: 'batches',
    ints: 'float',
    breaks: true,
    write: (points) =>
      points
        .map(
          (p) =>
            `{"name":"m","tags":{"host":${json(p.host)}},"group":"x","tmax":"${rfc(p)}","points":[{"fields":{"f":${p.f},"i":${p.i},"note":${json(p.note)}},"time":"${rfc(p)}","tags":{"host":${json(p.host)}}}]}\n`,
        )
        .join(''),
  },
  {
    format: 'flux-csv',
    ints: 'int',
    breaks: true,
    write: (points) =>
      `#group,false,false,false,true,true,false,false,false\r\n#datatype,string,long,dateTime:RFC3339,string,string,double,long,string\r\n#default,_result,,,,,,,\r\n,result,table,_time,_measurement,host,f,i,note\r\n${points
        .map((p) => `,,0,${rfc(p)},m,${cell(p.host)},${p.f},${p.i},${cell(p.note)}\r\n`)
        .join('')}`,
  },
  {
    format: 'csv',
    ints: 'int',
    breaks: true,
    write: (points) =>
      `time,measurement,tag:host,f,i,field:note\n${points
        .map((p) => `${p.time},m,${cell(p.host)},${p.f},${p.i}i,${cell(p.note)}\n`)
        .join('')}`,
  },
  {
    format: 'flat-json',
    ints: 'float',
    breaks: true,
    write: (points) =>
      points
        .map(
          (p) =>
            `{"measurement":"m","tags":{"host":${json(p.host)}},"time":"${rfc(p)}","fields":{"f":${p.f},"i":${p.i},"note":${json(p.note)}}}\n`,
        )
        .join(''),
  },
  {
    format: 'insert-lines',
    ints: 'int',
    breaks: false,
    write: (points) => points.map((p) => `> INSERT INTO d.r ${line(p)}\n`).join(''),
  },
  {
    format: 'shell-write',
    ints: 'int',
    breaks: false,
    write: (points) =>
      `curl -i -XPOST 'http://localhost:8086/write?db=d&rp=r' \\\n  --data-binary '${lines(points).trimEnd().replaceAll("'", `'\\''`)}'\n`,
  },
  {
    format: 'logged-lines',
    ints: 'int',
    breaks: false,
    write: (points) => points.map((p) => `2023-11-14T22:13:21Z I! [out] ${line(p)}\n`).join(''),
  },
  {
    format: 'table',
    ints: 'int',
    breaks: false,
    write: (points) => {
      const head = ['time', 'measurement', 'tag:host', 'f', 'i', 'field:note'];
      const rows = points.map((p) => [rfc(p), 'm', p.host, formatFloatShortest(p.f), `${p.i}i`, p.note]);
      const table = padded([head, ...rows], 'left');
      const [names, ...all] = table.map((row) => `| ${row.join(' | ')} |\n`);
      const rule = `+${table[0]?.map((name) => '-'.repeat(name.length + 2)).join('+')}+\n`;
      return `${rule}${names}${rule}${all.join('')}${rule}`;
    },
  },
  {
    format: 'flux-table',
    ints: 'int',
    breaks: false,
    write: (points) => {
      const head = ['_time:time', '_measurement:string', 'host:string', 'f:float', 'i:int', 'note:string'];
      const rows = points.map((p) => [rfc(p), 'm', p.host, formatFloatShortest(p.f), String(p.i), p.note]);
      const table = padded([head, ...rows], 'right');
      const [names, ...all] = table.map((row) => `${row.join('  ')}  \n`);
      const dashes = `${table[0]?.map((name) => '-'.repeat(name.length)).join('  ')}  \n`;
      return `Result: _result\nTable: keys: [_measurement, host]\n${names}${dashes}${all.join('')}`;
    },
  },
];
