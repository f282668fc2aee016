/** InfluxDB's answers to queries. InfluxDB coordinator/statement_executor.go, services/httpd, v1.6. */
import { formatFloatJSON, jsonString } from '../go/json';
import { formatFloat } from '../go/strconv';
import { formatRFC3339Nano } from '../go/time';
import type { SelectStatement } from './ast';
import { InfluxQueryError } from './error';
import { groupsOf } from './groups';
import { writeInto } from './into';
import { parseInfluxQL } from './parse';
import { normalized, planSelect } from './plan';
import { type Row, RowBuilder } from './rows';
import type { InfluxStore } from './store';
import type { ResultValue } from './value';

export type { ResultValue } from './value';

export interface ResultSeries {
  readonly name: string;
  /** By name. */
  readonly tags: readonly (readonly [string, string])[];
  /** The first one is the time. */
  readonly columns: readonly string[];
  /** Times are nanoseconds since the Unix epoch. */
  readonly rows: readonly Row[];
  /** The zone that the times are shown in, an IANA name; UTC when absent. */
  readonly zone?: string;
}

export type QueryAnswer =
  | { readonly ok: true; readonly series: readonly ResultSeries[] }
  | {
      readonly ok: false;
      readonly error: string;
      /** Whether the whole request was refused, and not its one statement. */
      readonly wholeRequest?: boolean;
    };

/** Answers a text with one statement; `now` is what `now()` gives, in nanoseconds. */
export function answerQuery(store: InfluxStore, text: string, now: bigint): QueryAnswer {
  const parsed = parseInfluxQL(text);
  if (!parsed.ok) return { ok: false, error: `error parsing query: ${parsed.error}`, wholeRequest: true };
  const [statement] = parsed.statements;
  if (statement === undefined) return { ok: true, series: [] };
  if (statement.kind !== 'select') return { ok: false, error: 'only SELECT is answered here' };
  try {
    return { ok: true, series: answerSelect(store, statement, now) };
  } catch (error) {
    if (error instanceof InfluxQueryError) return { ok: false, error: error.message };
    throw error;
  }
}

function answerSelect(store: InfluxStore, select: SelectStatement, now: bigint): readonly ResultSeries[] {
  const target = select.target === undefined ? undefined : normalized(store, select.target);
  const plan = planSelect(store, select, now);
  const builder = new RowBuilder(plan);
  const series = groupsOf(plan).flatMap((group): readonly ResultSeries[] => {
    const rows = builder.rowsOf(group);
    if (rows.length === 0) return [];
    const { name, tags } = group;
    return [{ name, tags, columns: plan.names, rows, ...(select.zone === undefined ? {} : { zone: select.zone }) }];
  });
  return target === undefined ? series : [writeInto(store, target, series)];
}

/** The body of the HTTP answer, without the line break at its end. */
export function answerText(answer: QueryAnswer): string {
  if (!answer.ok) {
    const error = `"error":${jsonString(answer.error)}`;
    return answer.wholeRequest === true ? `{${error}}` : `{"results":[{"statement_id":0,${error}}]}`;
  }
  const { series } = answer;
  const infinite = infiniteIn(series);
  if (infinite !== undefined) return `{"error":"json: unsupported value: ${formatFloat(infinite, 'g', -1)}"}`;
  const shown = series.length === 0 ? '' : `,"series":[${series.map(seriesText).join(',')}]`;
  return `{"results":[{"statement_id":0${shown}}]}`;
}

function infiniteIn(series: readonly ResultSeries[]): number | undefined {
  for (const { rows } of series) {
    for (const row of rows) {
      for (const value of row)
        if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) return value;
    }
  }
  return undefined;
}

function seriesText({ name, tags, columns, rows, zone }: ResultSeries): string {
  const pairs = tags.map(([key, value]) => `${jsonString(key)}:${jsonString(value)}`);
  const shownTags = tags.length === 0 ? '' : `"tags":{${pairs.join(',')}},`;
  const shownColumns = columns.map((column) => jsonString(column)).join(',');
  const values = rows.map((row) => `[${row.map((value, index) => valueText(value, index === 0, zone)).join(',')}]`);
  return `{"name":${jsonString(name)},${shownTags}"columns":[${shownColumns}],"values":[${values.join(',')}]}`;
}

function valueText(value: ResultValue, isTime: boolean, zone: string | undefined): string {
  switch (typeof value) {
    case 'string':
      return jsonString(value);
    case 'number':
      return formatFloatJSON(value);
    case 'bigint':
      return isTime ? `"${formatRFC3339Nano(value, zone)}"` : String(value);
    default:
      return String(value);
  }
}
