/** Rows of a group: the samples of all functions put side by side. InfluxDB query/{cursor,select}.go, v1.6. */

import { compareStrings } from '../../go/bytes';
import { evaluate } from '../expression/evaluate';
import { isMathFunction } from '../expression/math';
import { typeOfExpression } from '../expression/types';
import type { CallExpression, Fill, InfluxExpression } from '../syntax/ast';
import { printExpression } from '../syntax/print';
import { foldRow, operandsOf } from '../syntax/walk';
import { castTo, type DataType, type ResultValue } from '../value';
import { type Execution, type Memory, samplesOf, tagsOf } from './execute';
import type { Group } from './groups';
import { mergeByTime } from './merge';
import type { Plan } from './plan';
import { type Reference, readSeries } from './read';
import { GAP, type Sample } from './sample';
import { cutForLimit, type Samples } from './series-samples';

/** The time in nanoseconds, and the value of each column. */
export type Row = readonly ResultValue[];

/** What rows are made of: functions, and names outside of functions, each once. */
interface Symbols {
  readonly calls: readonly { readonly call: CallExpression; readonly key: string; readonly type: DataType }[];
  readonly references: readonly (Reference & { readonly key: string })[];
}

const SELECTORS = ['first', 'last', 'min', 'max', 'percentile', 'sample', 'top', 'bottom'];

/** Rows that follow each other in the answer, all of one group. */
export interface RowsOfGroup {
  readonly group: Group;
  readonly rows: Row[];
}

/** Groups are those of the answer, in its order. */
export function rowsOf(plan: Plan, groups: readonly Group[]): readonly RowsOfGroup[] {
  const symbols = symbolsOf(plan);
  const { calls, references } = symbols;
  if (calls.length === 0) {
    if (references.every(({ type }) => type === 'unknown')) return [];
    const lists = groups.map((group) => plainSamples(plan, group, references));
    return scanRows([{ lists, key: '', type: 'unknown' }], symbols, plan, groups);
  }
  const [only] = calls;
  const selects = calls.length === 1 && only !== undefined && SELECTORS.includes(only.call.name);
  const memory: Memory = { filledBehind: new Map(), ended: new Set() };
  const scans = calls.flatMap(({ call, key, type }): readonly Scan[] => {
    if (type === 'unknown') return [];
    const lists = groups.map((group) => {
      const execution: Execution = { plan, group, extras: references, selects, memory };
      return limited(samplesOf(call, plan.windows, execution).list, plan);
    });
    return [{ lists, key, type }];
  });
  return scanRows(scans, symbols, plan, groups);
}

/** The rows' fields themselves. */
function plainSamples(plan: Plan, group: Group, extras: readonly Reference[]): readonly Sample[] {
  const { ascending, windows } = plan;
  const options = { from: windows.from, to: windows.to, ascending, extras, keyTags: [] };
  const sources = group.sources.map(({ shards }) => {
    const perShard = shards.map((series) => {
      const lists = series.map((input) => readSeries(input, undefined, options) ?? []);
      return cutForLimit(mergeByTime(lists, ascending), plan);
    });
    return mergeByTime(perShard, ascending);
  });
  return limited(mergeByTime(sources, ascending), plan);
}

function scanRows(
  scans: readonly Scan[],
  symbols: Symbols,
  plan: Plan,
  groups: readonly Group[],
): readonly RowsOfGroup[] {
  const scanners = scans.map((scan) => new Scanner(scan, symbols, plan.fill));
  const columns = plan.columns.map(({ expression }) => withSymbols(expression));
  const values = new Map<string, ResultValue>();
  const evaluation = { value: (name: string) => values.get(name) ?? null, inSelect: true };
  const writtenTags = tagsOfWritten(plan);
  const answer: RowsOfGroup[] = [];
  let isAtStart = true;
  for (;;) {
    const next = firstOf(scanners, plan.ascending);
    const group = next === undefined ? undefined : groups[next.group];
    if (next === undefined || group === undefined) {
      // The server sends what it has, and is at the end when that is nothing.
      if (isAtStart) return answer;
      isAtStart = true;
      continue;
    }
    isAtStart = false;
    let current = answer.at(-1);
    if (current?.group !== group || writtenTags.length > 0) {
      const { key } = next.sample;
      current = { group: writtenTags.length === 0 ? group : withKey(group, writtenTags, key), rows: [] };
      answer.push(current);
      values.clear();
    }
    for (const scanner of scanners) scanner.scan(next, values);
    const row: ResultValue[] = [next.sample.time];
    for (const column of columns) {
      const value = evaluate(column, evaluation);
      row.push(typeof value === 'number' && Number.isNaN(value) ? null : value);
    }
    current.rows.push(row);
  }
}

/** Rows that are written keep the tags that `top(v, tag, n)` chose by. */
function tagsOfWritten({ select, fields: [field] }: Plan): readonly string[] {
  const call = field?.expression;
  if (select.target === undefined || call?.kind !== 'call' || !['top', 'bottom'].includes(call.name)) return [];
  return tagsOf(call);
}

function withKey(group: Group, names: readonly string[], key: string): Group {
  const values = key.split('\0');
  const tags = new Map(group.tags);
  for (const [index, name] of names.entries()) tags.set(name, values[index] ?? '');
  return { ...group, tags: [...tags].sort(([a], [b]) => compareStrings(a, b)) };
}

/** The sample that the next row is of. */
function firstOf(scanners: readonly Scanner[], ascending: boolean): Scanned | undefined {
  let first: Scanned | undefined;
  for (const scanner of scanners) {
    const next = scanner.peek();
    if (next === undefined) continue;
    if (first === undefined || next.group < first.group) first = next;
    if (next.group > first.group) continue;
    if (ascending ? next.sample.time < first.sample.time : next.sample.time > first.sample.time) first = next;
  }
  return first;
}

interface Scan {
  /** The samples of each group. */
  readonly lists: readonly Samples['list'][];
  /** The function; empty when there is none. */
  readonly key: string;
  readonly type: DataType;
}

interface Scanned {
  /** Its index. */
  readonly group: number;
  readonly sample: Sample;
}

class Scanner {
  #group = 0;
  #at = 0;
  #peeked: Scanned | undefined;

  constructor(
    private readonly scanned: Scan,
    private readonly symbols: Symbols,
    private readonly fill: Fill,
  ) {}

  /** `undefined` at the end and at a gap, which is behind it then. */
  peek(): Scanned | undefined {
    this.#peeked ??= this.#next();
    return this.#peeked;
  }

  /** The values of that row, or what empty intervals get. With fill(previous) the values of before stay. */
  scan({ group, sample: { time } }: Scanned, values: Map<string, ResultValue>): void {
    const { key, type } = this.scanned;
    const next = this.peek();
    const sample = next?.group === group && next.sample.time === time ? next.sample : undefined;
    if (sample !== undefined) this.#peeked = undefined;
    if (key !== '') this.#set(values, key, sample?.value ?? null, type);
    for (const [index, reference] of this.symbols.references.entries()) {
      this.#set(values, reference.key, sample?.extras[index] ?? null, reference.type);
    }
  }

  #next(): Scanned | undefined {
    const { lists } = this.scanned;
    while (this.#group < lists.length && this.#at >= (lists[this.#group]?.length ?? 0)) {
      this.#group++;
      this.#at = 0;
    }
    const sample = lists[this.#group]?.[this.#at];
    this.#at++;
    return sample === undefined || sample === GAP ? undefined : { group: this.#group, sample };
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
  const end = limit === 0 ? Number.POSITIVE_INFINITY : offset + limit;
  let count = 0;
  return samples.filter((sample) => {
    if (sample !== GAP) count++;
    return sample === GAP || (count > offset && count <= end);
  });
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
      case 'binary':
        for (const operand of operandsOf(expression)) visit(operand);
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
      return foldRow(expression, withSymbols, (left, operator) => ({
        ...operator,
        left,
        right: withSymbols(operator.right),
      }));
    default:
      return expression;
  }
}
