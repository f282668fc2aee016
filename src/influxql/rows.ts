/** Rows of a group: the samples of all functions put side by side. InfluxDB query/{cursor,select}.go, v1.6. */

import { compareStrings } from '../go/bytes';
import type { CallExpression, Fill, InfluxExpression } from './ast';
import { evaluate } from './evaluate';
import { type Execution, type Samples, samplesOf } from './execute';
import type { Group } from './groups';
import { isMathFunction } from './math';
import { mergeByTime } from './merge';
import type { Plan } from './plan';
import { printExpression } from './print';
import { type Reference, readSeries } from './read';
import type { Sample } from './sample';
import { typeOfExpression } from './types';
import { castTo, type DataType, type ResultValue } from './value';

/** The time in nanoseconds, and the value of each column. */
export type Row = readonly ResultValue[];

/** What rows are made of: functions, and names outside of functions, each once. */
interface Symbols {
  readonly calls: readonly { readonly call: CallExpression; readonly key: string; readonly type: DataType }[];
  readonly references: readonly (Reference & { readonly key: string })[];
}

const SELECTORS = ['first', 'last', 'min', 'max', 'percentile', 'sample', 'top', 'bottom'];

export class RowBuilder {
  readonly #symbols: Symbols;
  readonly #columns: readonly InfluxExpression[];

  constructor(private readonly plan: Plan) {
    this.#symbols = symbolsOf(plan);
    this.#columns = plan.columns.map(({ expression }) => withSymbols(expression));
  }

  /** No rows where nothing is known of what is asked for. */
  rowsOf(group: Group): readonly Row[] {
    const { calls, references } = this.#symbols;
    if (calls.length === 0) {
      if (references.every(({ type }) => type === 'unknown')) return [];
      return this.#rows([{ list: this.#plainSamples(group), key: '', type: 'unknown' }]);
    }
    const [only] = calls;
    const selects = calls.length === 1 && only !== undefined && SELECTORS.includes(only.call.name);
    const execution: Execution = { plan: this.plan, group, extras: references, selects };
    const known = calls.filter(({ type }) => type !== 'unknown');
    return this.#rows(
      known.map(({ call, key, type }) => {
        const { list } = samplesOf(call, this.plan.windows, execution);
        return { list: limited(list, this.plan), key, type };
      }),
    );
  }

  #plainSamples(group: Group): readonly Sample[] {
    const { ascending, windows } = this.plan;
    const { from, to } = windows;
    const options = { from, to, ascending, extras: this.#symbols.references, keyTags: [] };
    const sources = group.sources.map(({ shards }) =>
      mergeByTime(
        shards.map((series) =>
          mergeByTime(
            series.map((input) => readSeries(input, undefined, options) ?? []),
            ascending,
          ),
        ),
        ascending,
      ),
    );
    return limited(mergeByTime(sources, ascending), this.plan);
  }

  #rows(scans: readonly Scan[]): readonly Row[] {
    const { ascending, fill } = this.plan;
    const readers = scans.map((scan) => new Scanner(scan, this.#symbols, fill));
    const values = new Map<string, ResultValue>();
    const evaluation = { value: (name: string) => values.get(name) ?? null, floatQuotients: true };
    const rows: Row[] = [];
    for (;;) {
      let time: bigint | undefined;
      for (const reader of readers) {
        const next = reader.time;
        if (next === undefined) continue;
        if (time === undefined || (ascending ? next < time : next > time)) time = next;
      }
      if (time === undefined) return rows;
      for (const reader of readers) reader.scan(time, values);
      const row: ResultValue[] = [time];
      for (const column of this.#columns) {
        const value = evaluate(column, evaluation);
        row.push(typeof value === 'number' && Number.isNaN(value) ? null : value);
      }
      rows.push(row);
    }
  }
}

interface Scan {
  readonly list: Samples['list'];
  /** The function; empty when there is none. */
  readonly key: string;
  readonly type: DataType;
}

class Scanner {
  #at = 0;

  constructor(
    private readonly scanned: Scan,
    private readonly symbols: Symbols,
    private readonly fill: Fill,
  ) {}

  get time(): bigint | undefined {
    return this.scanned.list[this.#at]?.time;
  }

  /** The values of that time, or what empty intervals get. With fill(previous) the values of before stay. */
  scan(time: bigint, values: Map<string, ResultValue>): void {
    const { list, key, type } = this.scanned;
    const sample = list[this.#at];
    const isThere = sample !== undefined && sample.time === time;
    if (isThere) this.#at++;
    if (key !== '') this.#set(values, key, isThere ? sample.value : null, type);
    for (const [index, reference] of this.symbols.references.entries()) {
      this.#set(values, reference.key, isThere ? (sample.extras[index] ?? null) : null, reference.type);
    }
  }

  #set(values: Map<string, ResultValue>, key: string, value: ResultValue, type: DataType): void {
    const { fill } = this;
    if (value !== null) values.set(key, value);
    else if (fill.type !== 'previous') values.set(key, fill.type === 'number' ? castTo(fill.value, type) : null);
  }
}

function limited(samples: readonly Sample[], { select }: Plan): readonly Sample[] {
  const [limit, offset] = [Number(select.limit), Number(select.offset)];
  if (limit === 0 && offset === 0) return samples;
  return samples.slice(offset, limit === 0 ? undefined : offset + limit);
}

function symbolsOf({ columns }: Plan): Symbols {
  const calls = new Map<string, Symbols['calls'][number]>();
  const references = new Map<string, Symbols['references'][number]>();
  const visit = (expression: InfluxExpression): void => {
    switch (expression.kind) {
      case 'variable': {
        const key = printExpression(expression);
        references.set(key, { name: expression.name, type: expression.type ?? 'unknown', key });
        return;
      }
      case 'call': {
        if (isMathFunction(expression.name)) {
          for (const argument of expression.args) visit(argument);
          return;
        }
        const key = printExpression(expression);
        if (!calls.has(key)) calls.set(key, { call: expression, key, type: typeOfExpression(expression) });
        return;
      }
      case 'paren':
        visit(expression.inner);
        return;
      case 'binary':
        visit(expression.left);
        visit(expression.right);
    }
  };
  for (const { expression } of columns) visit(expression);
  const sorted = [...references.values()].sort((a, b) => compareStrings(a.name, b.name));
  return { calls: [...calls.values()], references: sorted };
}

/** The expression over the symbols: a function is a name like any other. */
function withSymbols(expression: InfluxExpression): InfluxExpression {
  switch (expression.kind) {
    case 'variable':
      return { kind: 'variable', name: printExpression(expression) };
    case 'call':
      if (!isMathFunction(expression.name)) return { kind: 'variable', name: printExpression(expression) };
      return { ...expression, args: expression.args.map(withSymbols) };
    case 'paren':
      return withSymbols(expression.inner);
    case 'binary':
      return { ...expression, left: withSymbols(expression.left), right: withSymbols(expression.right) };
    default:
      return expression;
  }
}
