/** Why the queries of a batch task gave no rows: another time, or a WHERE that nothing meets. */
import { splitCondition } from '../influxql/check/condition';
import { variablesIn } from '../influxql/expression/variables';
import type { InfluxExpression, SelectStatement } from '../influxql/syntax/ast';
import { parseInfluxQL } from '../influxql/syntax/parse';
import type { QueryRecord, Run, TaskReport } from '../kapacitor/record/run-model';
import { type Finding, listed } from '../language/findings/finding';
import { distinct } from '../nodes/shape/schema';
import { moment } from '../points/clock';
import { spend } from '../text/budget';
import { counted } from '../text/counted';
import type { Range } from '../text/range';
import { isOfKind } from '../workspace/kinds';
import type { Workspace } from '../workspace/workspace';

/** Of each query node of a task; empty where some query gave rows or was refused. */
export function queryFindings(task: TaskReport, run: Run, workspace: Workspace, place: Range): readonly Finding[] {
  const own = run.queries.filter((query) => query.task === task.id);
  if (own.length === 0) {
    const isPlayed = workspace.some(({ path }) => isOfKind(path, ['recording']));
    return isPlayed ? [] : neverAsked(task, run, place);
  }
  if (own.some(({ rows, error }) => rows > 0 || error !== undefined)) return [];
  const node = task.nodes.find(({ name }) => name === own[0]?.node);
  return [
    {
      range: node?.range ?? place,
      severity: 'warning',
      code: 'no-query-rows',
      plain: `${askedWords(own)} gave no rows${why(own, run)}.`,
    },
  ];
}

/** The schedule names no moment of the time that is played. */
function neverAsked(task: TaskReport, run: Run, place: Range): readonly Finding[] {
  const span = timesOf(run, undefined);
  if (span === undefined) return [];
  const query = task.nodes.find(({ kind }) => kind === 'query');
  const plain = `No query ran: none is due from ${moment(span.from)} to ${moment(span.to)}, where the points are. batch of case.json says over which time they run.`;
  return query === undefined
    ? []
    : [{ range: query.range ?? place, severity: 'warning', code: 'no-query-rows', plain }];
}

function askedWords(own: readonly QueryRecord[]): string {
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) return '';
  return own.length === 1
    ? `The query of ${moment(first.tick)}`
    : `The ${counted(own.length, 'query', 'queries')} from ${moment(first.tick)} to ${moment(last.tick)}`;
}

interface Span {
  readonly from: bigint;
  readonly to: bigint;
}

function why(own: readonly QueryRecord[], run: Run): string {
  const statement = statementOf(own[0]?.text);
  const asked = spanOf(own);
  const series = statement && seriesOf(statement, run);
  const span = timesOf(run, series?.size === 0 ? undefined : series);
  if (span === undefined) return '';
  const data = `the points are from ${moment(span.from)} to ${moment(span.to)}`;
  if (statement === undefined || asked === undefined || series === undefined || series.size === 0) return `; ${data}`;
  const inTime = countIn(run, series, asked);
  if (inTime === 0) return `: they ask for ${moment(asked.from)} to ${moment(asked.to)}, and ${data}`;
  const { condition } = statement;
  const words = condition === undefined ? [] : conditionWords(condition, series, run);
  const met = words.length === 0 ? '' : `: ${words.join('; ')}`;
  return `: of ${counted(inTime, 'point')} in that time none meets the query${met}`;
}

function statementOf(text: string | undefined): SelectStatement | undefined {
  const parsed = text === undefined ? undefined : parseInfluxQL(text);
  const [statement] = parsed?.ok === true ? parsed.statements : [];
  return statement?.kind === 'select' ? statement : undefined;
}

/** Indices of the series that a statement asks for; `undefined`: it cannot be said. */
function seriesOf({ sources }: SelectStatement, { points }: Run): ReadonlySet<number> | undefined {
  const found = new Set<number>();
  for (const source of sources) {
    if (source.kind !== 'measurement' || source.pattern !== undefined) return undefined;
    for (const [index, { database, retentionPolicy, name }] of points.seriesList.entries()) {
      const isOwn = name === source.name && database === source.database && retentionPolicy === source.retentionPolicy;
      if (isOwn) found.add(index);
    }
  }
  return found;
}

/** From the beginning of the first range to the end of the last, which is not in it. */
function spanOf(own: readonly QueryRecord[]): Span | undefined {
  const { from } = boundsOf(own[0]);
  const { to } = boundsOf(own.at(-1));
  return from === undefined || to === undefined ? undefined : { from, to: to + 1n };
}

function boundsOf(query: QueryRecord | undefined) {
  const condition = statementOf(query?.text)?.condition;
  return splitCondition(condition, { now: query?.tick ?? 0n, zone: 'UTC' }).bounds;
}

function timesOf({ points }: Run, series: ReadonlySet<number> | undefined): Span | undefined {
  let span: { from: bigint; to: bigint } | undefined;
  for (const [index, time] of points.time.entries()) {
    spend(1);
    if (series !== undefined && !series.has(points.series[index] ?? -1)) continue;
    span ??= { from: time, to: time };
    if (time < span.from) span.from = time;
    if (time > span.to) span.to = time;
  }
  return span;
}

function countIn({ points }: Run, series: ReadonlySet<number>, { from, to }: Span): number {
  let count = 0;
  for (const [index, time] of points.time.entries()) {
    spend(1);
    if (time >= from && time < to && series.has(points.series[index] ?? -1)) count += 1;
  }
  return count;
}

/** What is asked of tags, and what they are. */
function conditionWords(condition: InfluxExpression, series: ReadonlySet<number>, run: Run): readonly string[] {
  return comparisons(condition).flatMap(([name, value]): readonly string[] => {
    if (name === 'time') return [];
    const values = [...series].flatMap((index) => {
      return run.points.seriesList[index]?.tags.flatMap(([tag, own]) => (tag === name ? [own] : [])) ?? [];
    });
    const there = distinct(values);
    if (there.length === 0) return [];
    if (value.kind === 'number' || value.kind === 'integer') {
      return [`${name} is a tag, and so a text: '${value.value}' in single quotes`];
    }
    if (value.kind !== 'string' || there.includes(value.value)) return [];
    return [`${name} is ${listed(there)}, and '${value.value}' is asked`];
  });
}

/** What a name is compared with by `=`, where all of it has to be true. */
function comparisons(expression: InfluxExpression): readonly (readonly [string, InfluxExpression])[] {
  if (expression.kind === 'paren') return comparisons(expression.inner);
  if (expression.kind !== 'binary') return [];
  const { operator, left, right } = expression;
  if (operator === 'AND') return [...comparisons(left), ...comparisons(right)];
  const [name] = variablesIn(left);
  return operator === '=' && left.kind === 'variable' && name !== undefined ? [[name.name, right]] : [];
}
