/** What the view of a pipeline says, from a run's report and the counts of a moment. Pure. */
import { logValue } from '../../kapacitor/record/log-value';
import type { NodeReport, QueryRecord, Run, TaskReport } from '../../kapacitor/record/run-model';
import type { NodeCounts } from '../../kapacitor/record/trace-at';
import { withCommas } from '../../text/counted';
import type { Range } from '../../text/range';
import { timeWords } from '../model/time';

/** Tasks that have nodes to show. The source of a batch task is none: Kapacitor draws no edge from it. */
export function tasksWithNodes(run: Run | undefined): readonly TaskReport[] {
  const tasks = run?.tasks.map((task) => ({ ...task, nodes: task.nodes.filter(({ kind }) => kind !== 'batch') })) ?? [];
  return tasks.filter(({ nodes }) => nodes.length > 0);
}

/** The node to look at first: the first that alerts, else the last. */
export function firstToLookAt({ nodes }: TaskReport): string {
  return (nodes.find(({ kind }) => kind === 'alert') ?? nodes.at(-1))?.name ?? '';
}

export function parentsOf({ edges }: TaskReport, node: string): readonly string[] {
  return edges.filter(([, child]) => child === node).map(([parent]) => parent);
}

export function childrenOf({ edges }: TaskReport, node: string): readonly string[] {
  return edges.filter(([parent]) => parent === node).map(([, child]) => child);
}

/** Counts of one node; those of the whole run while the moment's are not there. */
export function countsOf(task: TaskReport, counts: readonly NodeCounts[] | undefined, node: string): NodeCounts {
  const known = counts?.find((candidate) => candidate.node === node);
  if (known !== undefined) return known;
  const { collected = 0, emitted = 0, errors = 0 } = task.nodes.find(({ name }) => name === node)?.statistics ?? {};
  return { node, collected, emitted, errors };
}

/** How many messages went along an edge. */
export function edgeCount(
  task: TaskReport,
  counts: readonly NodeCounts[] | undefined,
  parent: string,
  child: string,
): number {
  if (parentsOf(task, child).length === 1) return countsOf(task, counts, child).collected;
  return countsOf(task, counts, parent).emitted / Math.max(1, childrenOf(task, parent).length);
}

/** The first error of a node, in Kapacitor's words. */
export function firstReason(run: Run | undefined, { id }: TaskReport, node: string): string {
  const first = run?.logs.find((log) => log.task === id && log.node === node && log.level === 'error');
  return (first && logValue(first, 'err')) ?? first?.message ?? '';
}

/** `12 received · 6 emitted · 1 error`, as a list; a node without children emits nothing, and a query receives nothing. */
export function countWords(task: TaskReport, counts: NodeCounts): readonly string[] {
  const word = (count: number, name: string) => `${withCommas(count)} ${name}`;
  const { collected, errors, node } = counts;
  return [
    ...(isQuery(task, node) ? [] : [word(collected, 'received')]),
    ...(childrenOf(task, node).length === 0 ? [] : [word(lettingOut(task, counts), 'emitted')]),
    ...(errors === 0 ? [] : [word(errors, errors === 1 ? 'error' : 'errors')]),
  ];
}

function isQuery({ nodes }: TaskReport, name: string): boolean {
  return nodes.some((node) => node.name === name && node.kind === 'query');
}

/** What InfluxDB answered: `2 series, 12 rows`, nothing, or its error. */
export function answerWords({ series, rows, error }: QueryRecord): string {
  if (error !== undefined) return error;
  return series === 0 ? 'nothing' : `${series} series, ${rows} ${rows === 1 ? 'row' : 'rows'}`;
}

/** What a query node asked in the whole run. */
export function queriesOf(run: Run | undefined, { id }: TaskReport, node: string): readonly QueryRecord[] {
  return run?.queries.filter((query) => query.task === id && query.node === node) ?? [];
}

/** How many queries a list shows. */
const QUERIES_SHOWN = 40;

/** The queries nearest to a moment, and how many there are on either side of them. */
export function queriesAround(
  queries: readonly QueryRecord[],
  moment: number,
): { readonly before: number; readonly shown: readonly QueryRecord[]; readonly after: number } {
  const done = queries.filter(({ at }) => at <= moment).length;
  const start = Math.max(0, Math.min(done - QUERIES_SHOWN / 2, queries.length - QUERIES_SHOWN));
  const shown = queries.slice(start, start + QUERIES_SHOWN);
  return { before: start, shown, after: queries.length - start - shown.length };
}

/** Messages that went to each child. */
function lettingOut(task: TaskReport, { node, emitted }: NodeCounts): number {
  return emitted / Math.max(1, childrenOf(task, node).length);
}

/** The end of what a script says at a node: the next node, statement or empty line. */
const END_OF_NODE = /\n\s*(?:[|@]|\n|var\b)/;

/** What the script says at a node and its properties. */
export function extentOf({ range }: NodeReport, nodes: readonly NodeReport[], script: string): Range {
  const starts = nodes.map((node) => node.range.start).filter((start) => start > range.start);
  const next = Math.min(script.length, ...starts);
  const text = script.slice(range.start, next);
  const end = text.search(END_OF_NODE);
  return {
    start: range.start,
    end: range.start + (end === -1 ? text : text.slice(0, end)).replace(/(?<![\s|@])[\s|@]+$/, '').length,
  };
}

/** Names of the nodes of which the script speaks at an offset: a `deadman` makes several. */
export function nodesAt({ nodes }: TaskReport, script: string, offset: number): readonly string[] {
  // Only the last two beginnings up to there may reach to it.
  const starts = nodes.map(({ range }) => range.start).filter((start) => start <= offset);
  const last = Math.max(-1, ...starts);
  const near = Math.max(-1, ...starts.filter((start) => start < last));
  return nodes.flatMap((node) => {
    if (node.range.start < near || node.range.start > last) return [];
    const { start, end } = extentOf(node, nodes, script);
    return start < end && offset >= start && offset <= end ? [node.name] : [];
  });
}

const SHOWN = 60;

/** What the script says at a node and its properties, on one line: `.measurement('cpu')`, `mean('usage_idle')`. */
export function snippetOf({ range }: NodeReport, script: string): string {
  const rest = script.slice(range.start);
  const end = rest.search(END_OF_NODE);
  const text = (end === -1 ? rest : rest.slice(0, end))
    .split('\n')
    .map(withoutComment)
    .join('\n')
    .replace(/(?<!\s)\s*\n\s*/g, '')
    .trim()
    // Its name says what it is: the properties say more.
    .replace(/^\w+\(\)(?=.)/, '');
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}

/** A line without the comment behind its last quote. Step by step: an expression would look at each blank as a beginning. */
function withoutComment(line: string): string {
  const code = Math.max(line.lastIndexOf("'"), line.lastIndexOf('"')) + 1;
  const comment = line.slice(code).search(/(?<!\S)\/\//);
  return comment < 0 ? line : line.slice(0, code + comment);
}

export function momentWords(run: Run, moment: number): string {
  if (moment < 0) return 'before the first point';
  const { count, time } = run.points;
  if (moment >= count) {
    const asks = run.queries.some(({ at }) => at >= count);
    return asks ? 'after the last point' : 'in the silence after the last point';
  }
  return `at point ${withCommas(moment + 1)}, ${timeWords(run, time[moment] ?? 0n)}`;
}

const BARE = ['collected', 'emitted', 'errors'];

/** Counters of the node's own over the whole run: `alerts_triggered 3`. */
export function ownStatistics({ statistics }: NodeReport): readonly (readonly [string, number])[] {
  return Object.entries(statistics).filter(([name, value]) => !BARE.includes(name) && value !== 0);
}
