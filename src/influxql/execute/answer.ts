/** InfluxDB's answers to queries. InfluxDB coordinator/statement_executor.go, services/httpd, v1.6. */

import { formatFloatJSON, jsonString } from '../../go/json/encode';
import { formatFloat } from '../../go/strconv/strconv';
import { formatRFC3339Nano } from '../../go/time/time';
import { InfluxQueryError } from '../error';
import type { InfluxStore } from '../store/store';
import type { SelectStatement } from '../syntax/ast';
import { parseInfluxQL } from '../syntax/parse';
import type { ResultValue } from '../value';
import { groupsOf } from './groups';
import { writeInto } from './into';
import { normalized, planSelect } from './plan';
import type { ResultSeries } from './result-series';
import { rowsOf } from './rows';

export type { ResultValue } from '../value';

export type QueryAnswer =
  | { readonly ok: true; readonly series: readonly ResultSeries[] }
  | {
      readonly ok: false;
      /** What Kapacitor makes of it. */
      readonly error: string;
      /** The whole body of the HTTP answer, when it is not the result of a statement. */
      readonly body?: string;
    };

/** Answers a text with one statement; `now` is what `now()` gives, in nanoseconds. */
export function answerQuery(store: InfluxStore, text: string, now: bigint): QueryAnswer {
  const parsed = parseInfluxQL(text);
  if (!parsed.ok) {
    const error = `error parsing query: ${parsed.error}`;
    return { ok: false, error, body: `{"error":${jsonString(error)}}` };
  }
  const [statement] = parsed.statements;
  if (statement === undefined) return { ok: true, series: [] };
  if (statement.kind !== 'select') return { ok: false, error: 'only SELECT is answered here' };
  try {
    const series = answerSelect(store, statement, now);
    const infinite = infiniteIn(series);
    return infinite === undefined ? { ok: true, series } : unsendable(infinite);
  } catch (error) {
    if (error instanceof InfluxQueryError) return { ok: false, error: error.message };
    throw error;
  }
}

function answerSelect(store: InfluxStore, select: SelectStatement, now: bigint): readonly ResultSeries[] {
  const target = select.target === undefined ? undefined : normalized(store, select.target);
  const plan = planSelect(store, select, now);
  const zone = select.zone === undefined ? {} : { zone: select.zone };
  const series = rowsOf(plan, groupsOf(plan)).map(
    ({ group: { name, tags }, rows }): ResultSeries => ({ name, tags, columns: plan.names, rows, ...zone }),
  );
  return target === undefined ? series : [writeInto(store, target, series)];
}

/** The body of the HTTP answer, without the line break at its end. */
export function answerText(answer: QueryAnswer): string {
  if (!answer.ok) {
    return answer.body ?? `{"results":[{"statement_id":0,"error":${jsonString(answer.error)}}]}`;
  }
  const { series } = answer;
  const shown = series.length === 0 ? '' : `,"series":[${series.map(seriesText).join(',')}]`;
  return `{"results":[{"statement_id":0${shown}}]}`;
}

/** Go's JSON knows no infinity, so a message is sent in its place, and Kapacitor cannot read that. */
function unsendable(value: number): QueryAnswer {
  const types = ['httpd.Response', '*query.Result'];
  const calls = types.map((type) => `json: error calling MarshalJSON for type ${type}: `).join('');
  const error = "failed to decode JSON: invalid character 'j' looking for beginning of value";
  return { ok: false, error, body: `${calls}json: unsupported value: ${formatFloat(value, 'g', -1)}` };
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
