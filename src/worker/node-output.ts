/** What one node emits in a whole run, in columns: the workspace is run once more, and the node is watched. */
import { GoDuration } from '../go/value';
import type { QueryRecord } from '../kapacitor/record/run-model';
import { type Message, NodeTrace } from '../kapacitor/record/trace';
import type { RunSession } from '../kapacitor/run/run-session';
import type { NodeRunner } from '../kapacitor/server/node-runner';
import type { QueryBounds } from '../nodes/query/plan';
import { QueryBehaviour } from '../nodes/query/query';
import { type Batch, type BatchPoint, groupTags, type Point } from '../points/point';
import type { FieldValue } from '../points/value';
import { NO_TIME, type NodeOutput, type OutputGroup, type OutputKind, type OutputSpan } from './output-columns';

/** Milliseconds between two looks at the messages. */
const SLICE = 25;
/** Points and batches that are kept; a picture of more would show no more. */
const MOST_ROWS = 300_000;
const MOST_SPANS = 4_000;

/** `undefined` when there is no such node, or when `goesOn` ended it. */
export async function outputOf(
  session: RunSession,
  task: string,
  node: string,
  goesOn: () => Promise<boolean>,
): Promise<NodeOutput | undefined> {
  const runner = session.tasks.find(({ id }) => id === task)?.runner?.runnerNamed(node);
  if (runner === undefined) return undefined;
  const watch = new OutputWatch(session, runner);
  runner.trace = watch;
  while (!session.step(SLICE)) if (!(await goesOn())) return undefined;
  session.finish();
  return (await goesOn()) ? watch.output() : undefined;
}

interface Columns extends Pick<OutputGroup, 'group' | 'tags'> {
  readonly time: bigint[];
  readonly at: number[];
  readonly span: number[];
  readonly values: Map<string, number[]>;
  /** Of each row what it was joined of. */
  readonly met: (readonly (bigint | undefined)[])[];
}

class OutputWatch extends NodeTrace {
  readonly #groups = new Map<string, Columns>();
  readonly #kinds = new Map<string, OutputKind>();
  readonly #spans: OutputSpan[] = [];
  /** What the query under way looks at. */
  #asked: { readonly bounds: QueryBounds; readonly tick: bigint } | undefined;
  #joined: readonly (bigint | undefined)[] | undefined;
  #rows = 0;
  #leftOut = 0;

  constructor(
    private readonly session: RunSession,
    private readonly runner: NodeRunner,
  ) {
    super(session, 0);
  }

  override received(): void {}
  override dropped(): void {}
  override failed(): void {}

  override asked({ tick, series }: QueryRecord): void {
    const { behaviour } = this.runner;
    if (!(behaviour instanceof QueryBehaviour)) return;
    const bounds = behaviour.plan.bounds(tick);
    this.#asked = { bounds, tick };
    if (series === 0) this.#addSpan({ from: bounds.start, to: bounds.stop, tick, rows: 0, group: '' });
  }

  override met(messages: readonly (Message | undefined)[]): void {
    this.#joined = messages.map((message) => message && timeOf(message));
  }

  override emitted(message: Message): void {
    const joined = this.#joined;
    this.#joined = undefined;
    if ('points' in message) {
      this.#addBatch(message, joined);
      return;
    }
    const columns = this.#groupOf(message.group, () => groupTags(message));
    if (this.#add(columns, message, -1) && joined !== undefined) columns.met.push(joined);
  }

  output(): NodeOutput {
    const fields = [...this.#kinds].map(([name, kind]) => ({ name, kind }));
    fields.sort((a, b) => (a.name < b.name ? -1 : 1));
    const parents = this.runner.node.parents.map(({ name }) => name);
    return {
      fields,
      parents,
      groups: [...this.#groups.values()].map(({ group, tags, time, at, span, values, met }) => ({
        group,
        tags,
        time: BigInt64Array.from(time),
        at: Int32Array.from(at),
        span: Int32Array.from(span),
        values: fields.map(({ name }) => filled(values.get(name) ?? [], time.length)),
        met:
          met.length === 0
            ? []
            : parents.map((_, parent) => BigInt64Array.from(met, (times) => times[parent] ?? NO_TIME)),
      })),
      spans: this.#spans,
      leftOut: this.#leftOut,
    };
  }

  #addBatch({ group, tags, points, tmax }: Batch, met: OutputSpan['met']): void {
    const asked = this.#asked;
    const rows = points.length;
    const span = this.#addSpan({
      ...(asked === undefined
        ? { from: points[0]?.time ?? tmax, to: tmax }
        : { from: asked.bounds.start, to: asked.bounds.stop, tick: asked.tick }),
      ...(met === undefined ? {} : { met }),
      rows,
      group,
    });
    const columns = this.#groupOf(group, () => tags);
    for (const point of points) this.#add(columns, point, span);
  }

  #addSpan(span: Omit<OutputSpan, 'at'>): number {
    if (this.#spans.length >= MOST_SPANS) return -1;
    return this.#spans.push({ ...span, at: this.session.at }) - 1;
  }

  /** Whether there was room for it. */
  #add({ time, at, span, values }: Columns, point: BatchPoint, ofSpan: number): boolean {
    if (this.#rows >= MOST_ROWS) {
      this.#leftOut++;
      return false;
    }
    this.#rows++;
    const row = time.push(point.time) - 1;
    at.push(this.session.at);
    span.push(ofSpan);
    for (const [name, value] of point.fields.entries()) {
      const quantity = quantityOf(value);
      if (quantity === undefined) continue;
      this.#kinds.set(name, quantity.kind);
      let column = values.get(name);
      if (column === undefined) {
        column = [];
        values.set(name, column);
      }
      while (column.length < row) column.push(Number.NaN);
      column.push(quantity.value);
    }
    return true;
  }

  #groupOf(group: string, tags: () => Point['tags']): Columns {
    const known = this.#groups.get(group);
    if (known !== undefined) return known;
    const columns = { group, tags: [...tags().entries()], time: [], at: [], span: [], values: new Map(), met: [] };
    this.#groups.set(group, columns);
    return columns;
  }
}

function filled(column: readonly number[], length: number): Float64Array {
  const values = new Float64Array(length).fill(Number.NaN);
  values.set(column);
  return values;
}

function timeOf(message: Message): bigint {
  return 'points' in message ? message.tmax : message.time;
}

/** For drawing only: an int64 beyond 2^53 is rounded. */
function quantityOf(value: FieldValue): { readonly kind: OutputKind; readonly value: number } | undefined {
  switch (typeof value) {
    case 'number':
      return { kind: 'number', value };
    case 'bigint':
      return { kind: 'number', value: Number(value) };
    case 'boolean':
      return { kind: 'step', value: Number(value) };
    default:
      return value instanceof GoDuration ? { kind: 'duration', value: Number(value.ns) } : undefined;
  }
}
