import { stored } from '../../definition/build';
import { none } from '../../definition/signature';
import { formatRFC3339Nano } from '../../go/time/time';
import { type Barrier, type Batch, type DeleteGroup, groupTags, type Point } from '../../points/point';
import type { NodeContext, Timer } from '../context';
import { defineNode } from '../define';
import type { NodeBehaviour } from '../node';

interface BarrierOptions {
  /** Nanoseconds. */
  idle: bigint;
  period: bigint;
  delete: boolean;
}

export const barrier = defineNode<BarrierOptions>({
  method: 'barrier',
  goType: 'BarrierNode',
  doc: 'Tells the following nodes that time goes on where no points come, so that windows and joins do not wait for ever.',
  signature: none,
  wants: 'either',
  provides: 'same',
  // Windows behind it give batches also where no points come.
  shape: ({ parent }) => ({ ...parent, emptyBatches: true }),
  describesMethods: true,
  options: () => ({ idle: 0n, period: 0n, delete: false }),
  properties: [
    stored('idle', 'duration', {
      doc: 'Emits a barrier when a group has been silent for so long. Its time is that of the last point plus this.',
      default: '0s',
    }),
    stored('period', 'duration', {
      doc: 'Emits a barrier this often, whether points come or not. Its time is the clock’s.',
      default: '0s',
    }),
    stored('delete', 'bool', {
      doc: 'After each barrier the following nodes forget the group, and this node waits for its next point.',
      default: 'FALSE',
    }),
  ],
  validate({ idle, period }) {
    if (idle !== 0n && period !== 0n) return 'cannot specify both idle and period';
    if (period === 0n && idle <= 0n) return 'idle must be greater than zero';
    return period <= 0n && idle === 0n ? 'period must be greater than zero' : undefined;
  },
  start: (options, context) => new BarrierEmitter(options, context),
});

interface Group {
  readonly info: Omit<Barrier, 'time'>;
  /** Time of the last barrier: what is older is dropped. */
  barrier: bigint | undefined;
  /** Time of the last point. */
  point: bigint;
  /** The clock when the last point came. */
  active: bigint;
  timer: Timer;
}

/**
 * Kapacitor barrier.go, v1.8. Its timers read the wall clock, ours the run's clock, which follows the points of all
 * series: a group is idle when points of others have moved the clock on by so much. In a strict run no timer fires,
 * because a real server is fed all points within milliseconds.
 */
class BarrierEmitter implements NodeBehaviour {
  readonly #groups = new Map<string, Group>();

  constructor(
    private readonly options: BarrierOptions,
    private readonly context: NodeContext,
  ) {}

  point(point: Point): void {
    const group = this.#groups.get(point.group) ?? this.#newGroup({ ...this.#info(point), tags: groupTags(point) });
    if (this.#accepts(group, point.time)) this.context.emitPoint(point);
    else this.context.dropped('older than the last barrier');
  }

  batch(batch: Batch): void {
    const group = this.#groups.get(batch.group) ?? this.#newGroup({ ...this.#info(batch), tags: batch.tags });
    const points = batch.points.filter(({ time }) => this.#accepts(group, time));
    this.context.emitBatch(points.length === batch.points.length ? batch : { ...batch, points });
  }

  barrier(barrier: Barrier): void {
    const group = this.#groups.get(barrier.group) ?? this.#newGroup({ ...this.#info(barrier), tags: barrier.tags });
    if (!this.#accepts(group, barrier.time)) return;
    if (this.#isIdle) group.barrier = barrier.time;
    this.context.emitBarrier(barrier);
  }

  deleteGroup(deleted: DeleteGroup): void {
    const group = this.#groups.get(deleted.group);
    if (group === undefined) return;
    group.timer.cancel();
    this.#groups.delete(deleted.group);
    this.context.emitDeleteGroup(deleted);
  }

  end(): void {
    for (const { timer } of this.#groups.values()) timer.cancel();
  }

  cardinality(): number {
    return this.#groups.size;
  }

  inspect(): unknown {
    return Array.from(this.#groups, ([group, { barrier }]) => {
      return { group, barrier: barrier === undefined ? null : formatRFC3339Nano(barrier) };
    }).slice(0, 50);
  }

  get #isIdle(): boolean {
    return this.options.idle > 0n;
  }

  #info({ name, group, dimensions }: Point | Batch | Barrier) {
    return { name, database: '', retentionPolicy: '', group, dimensions };
  }

  #accepts(group: Group, time: bigint): boolean {
    if (group.barrier !== undefined && time < group.barrier) return false;
    group.point = time;
    group.active = this.context.clock.now();
    return true;
  }

  #newGroup(info: Group['info']): Group {
    const now = this.context.clock.now();
    const due = now + (this.#isIdle ? this.options.idle : this.options.period);
    const group: Group = { info, barrier: undefined, point: now, active: now, timer: NO_TIMER };
    group.timer = this.#fireAt(group, due);
    this.#groups.set(info.group, group);
    return group;
  }

  /** A point that comes meanwhile sets no new timer: one that fires too early is set again. */
  #fireAt(group: Group, due: bigint): Timer {
    const { idle, period } = this.options;
    return this.context.clock.at(due, () => {
      if (this.#isIdle && group.active + idle > due) {
        group.timer = this.#fireAt(group, group.active + idle);
        return;
      }
      group.timer = this.#fireAt(group, due + (this.#isIdle ? idle : period));
      if (this.#isIdle) group.point += idle;
      this.#emit(group, this.#isIdle ? group.point : due);
    });
  }

  #emit(group: Group, time: bigint): void {
    group.barrier = time;
    group.active = this.context.clock.now();
    this.context.emitBarrier({ ...group.info, time });
    if (this.options.delete) this.deleteGroup(group.info);
  }
}

const NO_TIMER: Timer = { cancel() {} };
