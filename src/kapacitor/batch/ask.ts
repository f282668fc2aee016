/** Asks the workspace's InfluxDB in the name of query nodes, and writes down what was asked. */

import { answerQuery, answerText } from '../../influxql/execute/answer';
import { InfluxStore } from '../../influxql/store/store';
import { batchesOf } from '../../nodes/query/answer';
import type { QueryPlan } from '../../nodes/query/plan';
import { QueryBehaviour } from '../../nodes/query/query';
import type { LinePoint } from '../../points/line-protocol/line-point';
import type { BadLine } from '../../points/line-protocol/line-protocol';
import type { Batch } from '../../points/point';
import type { Problem } from '../../problems/problem';
import { REFUSED } from '../../problems/refused';
import { BudgetExceeded } from '../../text/budget';
import { DEFAULT_DBRP } from '../../workspace/case-file';
import type { QueryRecord } from '../record/run-model';
import type { Database } from '../run/sources';
import type { NodeRunner } from '../server/node-runner';
import type { Server } from '../server/server';
import type { Task } from '../server/task';
import { InfluxWriter } from './write';

/** Enough for any page to show. */
const MOST_QUERIES = 200_000;
/** Bytes of a query beside its texts, about. */
const QUERY_BYTES = 300;
/** Bytes of a stored point: its time and two or three values. */
const POINT_BYTES = 80;

/** A running query node. */
export interface Asker {
  readonly task: Task;
  readonly runner: NodeRunner;
  readonly plan: QueryPlan;
}

export type Answered =
  | { readonly ok: true; readonly batches: readonly Batch[] }
  /** `doing`: what Kapacitor could not do, in the words of its log. */
  | {
      readonly ok: false;
      readonly error: string;
      readonly doing: 'error executing query' | 'failed to understand query result';
    };

export interface AskOptions {
  /** A recording keeps whole answers, and does not align the intervals of `time()`. */
  readonly records: boolean;
  /** What `now()` is in a query. */
  readonly now: bigint;
}

/** The query nodes of a task in the order of the script. */
export function askersOf(task: Task): readonly Asker[] {
  return (task.runner?.runners ?? []).flatMap((runner) => {
    const { behaviour } = runner;
    return behaviour instanceof QueryBehaviour ? [{ task, runner, plan: behaviour.plan }] : [];
  });
}

export class InfluxDB implements Database {
  readonly problems: Problem[] = [];
  /** About how many bytes the stored points take. */
  bytes = 0;
  readonly #store = new InfluxStore();
  readonly #writer = new InfluxWriter(this.#store);

  constructor(private readonly server: Server) {
    this.#store.create(DEFAULT_DBRP.database, DEFAULT_DBRP.retentionPolicy);
  }

  write(points: readonly LinePoint[], badLines: readonly BadLine[]): string | undefined {
    this.bytes += points.length * POINT_BYTES;
    return this.#writer.write(points, badLines);
  }

  ask({ task, runner, plan }: Asker, tick: bigint, { records, now }: AskOptions): Answered {
    const bounds = plan.bounds(tick);
    const text = plan.text(bounds, !records);
    const answer = answerQuery(this.#store, text, now);
    const series = answer.ok ? answer.series : [];
    this.#record(runner, {
      at: this.server.recorder.at,
      task: task.id,
      node: runner.nodeName,
      tick,
      text,
      series: series.length,
      rows: series.reduce((sum, { rows }) => sum + rows.length, 0),
      ...(answer.ok ? {} : { error: answer.error }),
      ...(records ? { answer: answerText(answer) } : {}),
    });
    if (!answer.ok) {
      this.#problem(task, runner, answer.error, REFUSED.query);
      return { ...answer, doing: 'error executing query' };
    }
    const read = batchesOf(series, bounds.stop, plan);
    if (read.ok) return read;
    this.#problem(
      task,
      runner,
      read.error,
      'Kapacitor takes the column called time for the time: give it another name.',
    );
    return { ...read, doing: 'failed to understand query result' };
  }

  #record(runner: NodeRunner, query: QueryRecord): void {
    const { recorder } = this.server;
    if (recorder.queries.length >= MOST_QUERIES) throw new BudgetExceeded('events');
    recorder.queries.push(query);
    recorder.bytes += QUERY_BYTES + query.text.length + (query.answer ?? '').length;
    runner.trace?.asked(query);
  }

  #problem({ script: file }: Task, { node: { range } }: NodeRunner, kapacitor: string, plain: string): void {
    const isKnown = this.problems.some(
      (problem) => problem.file === file && problem.range === range && problem.kapacitor === kapacitor,
    );
    if (isKnown) return;
    this.problems.push({ file, range, severity: 'error', kapacitor, plain, code: 'query-refused' });
  }
}

/**
 * Why a cluster cannot be asked. Kapacitor services/influxdb/service.go, v1.8. `first` is whether the environment enables
 * the first section; without any there is one that is enabled and called `default`.
 */
export function clusterProblem(server: Server, name: string, first?: boolean): string | undefined {
  const sections = server.sections('influxdb');
  const configured =
    sections.length === 0
      ? [{ name: 'default', enabled: true }]
      : sections.map((section) => ({ name: section.text('name'), enabled: section.flag('enabled') }));
  const enabled = configured.filter((section, index) => (index === 0 ? (first ?? section.enabled) : section.enabled));
  const isKnown = name === '' ? enabled.length > 0 : enabled.some((section) => section.name === name);
  return isKnown ? undefined : `no such InfluxDB config ${name}`;
}

/** A task fails right after its start where a query node finds no cluster; whether it did. */
export function dieWithoutCluster(server: Server, { task, runner, plan }: Asker): boolean {
  const problem = clusterProblem(server, plan.cluster);
  if (problem === undefined) return false;
  task.runner?.guard(runner, () => runner.fail(`failed to get InfluxDB client: ${problem}`));
  task.runner?.settle();
  return true;
}

/** The batch of an answer reaches its node. It does not count as received: the node has asked for it. */
export function receive({ runner }: Asker, batch: Batch): void {
  runner.behaviour.batch?.(batch, 0);
}
