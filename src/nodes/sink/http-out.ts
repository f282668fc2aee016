import { batchRow, encodeRows, pointRow } from '../../alert/rows';
import { stored } from '../../definition/build';
import { one } from '../../definition/signature';
import { jsonString } from '../../go/json/encode';
import type { Barrier, Batch, DeleteGroup, Point } from '../../points/point';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import type { NodeBehaviour } from '../node';
import { passes } from '../shape/shape';

interface HttpOutOptions {
  endpoint: string;
}

export const httpOut = defineNode<HttpOutOptions, [string]>({
  method: 'httpOut',
  kind: 'http_out',
  goType: 'HTTPOutNode',
  doc: 'Serves the last point or batch of every group as JSON at `/kapacitor/v1/tasks/TASK/ENDPOINT`, and passes data on.',
  signature: one('endpoint', 'string'),
  wants: 'either',
  provides: 'same',
  shape: passes,
  options: ([endpoint]) => ({ endpoint }),
  properties: [stored('endpoint', 'string', { doc: 'Where the data is served, relative to the task.' })],
  start: ({ endpoint }, context) => new HttpOut(endpoint, context),
});

/** Kapacitor http_out.go, v1.8. */
class HttpOut implements NodeBehaviour {
  /** The latest of each group, in order of the groups' first appearance; `null` where only a barrier came so far. */
  readonly #latest = new Map<string, Point | Batch | null>();
  #isUsed = false;
  /** The server refused the endpoint. In Kapacitor two nodes that want the same one race for it; the later mostly loses. */
  readonly #problem: string | undefined;

  constructor(
    endpoint: string,
    private readonly context: NodeContext,
  ) {
    this.#problem = context.services.serve(endpoint, () => this.text())?.error;
  }

  begin(): void {
    if (this.#problem !== undefined) this.context.fail(this.#problem);
  }

  point(point: Point): void {
    this.#keep(point.group, point);
    this.context.emitPoint(point);
  }

  batch(batch: Batch): void {
    this.#keep(batch.group, batch);
    this.context.emitBatch(batch);
  }

  barrier(barrier: Barrier): void {
    if (!this.#latest.has(barrier.group)) this.#keep(barrier.group, null);
    this.context.emitBarrier(barrier);
  }

  deleteGroup(group: DeleteGroup): void {
    if (this.#latest.delete(group.group)) this.context.emitDeleteGroup(group);
  }

  cardinality(): number {
    return this.#latest.size;
  }

  text(): string {
    if (!this.#isUsed) return '{"series":null}';
    const texts: string[] = [];
    for (const latest of this.#latest.values()) {
      const row = latest === null ? NO_ROW : encodeRows(['points' in latest ? batchRow(latest) : pointRow(latest)]);
      if (!row.ok) return errorText(row.error);
      texts.push(row.text.slice(1, -1));
    }
    return `{"series":[${texts.join(',')}]}`;
  }

  #keep(group: string, latest: Point | Batch | null): void {
    this.#isUsed = true;
    this.#latest.set(group, latest);
  }
}

const NO_ROW = { ok: true, text: '[null]' } as const;

/** Kapacitor services/httpd/handler.go HttpError, v1.8. */
function errorText(error: string): string {
  const text = jsonString(error);
  return `{\n    "error": ${text},\n    "message": ${text}\n}`;
}
