import { flag, stored } from '../../definition/build';
import { refuse } from '../../definition/property';
import { one } from '../../definition/signature';
import { isRefusal } from '../../definition/value';
import { roundTime, truncateTime } from '../../go/time/time';
import { MapFields } from '../../points/fields';
import { newPoint, type Point } from '../../points/point';
import { type Dimensions, NO_DIMENSIONS, TagSet } from '../../points/tags';
import type { NodeContext, Timer } from '../context';
import { defineNode } from '../define';
import type { NodeBehaviour, NodeDefinition } from '../node';
import { made, mapped, ofGroups, type Schema, type Tag } from '../shape/schema';
import { noop } from '../transform/noop';

interface StatsOptions {
  /** Nanoseconds. */
  interval: bigint;
  align: boolean;
}

const definition = defineNode<StatsOptions, [bigint]>({
  method: 'stats',
  goType: 'StatsNode',
  doc: 'A new stream that tells at every interval how many points this node has emitted in each group.',
  signature: one('interval', 'duration'),
  wants: 'stream',
  provides: 'stream',
  shape: ({ parent }) => statsSchema(parent),
  follows: 'everything',
  options: ([interval]) => ({ interval, align: false }),
  // It reads no edge: it is a source of its own.
  parents: () => [],
  properties: [
    flag(
      'align',
      (options) => {
        options.align = true;
      },
      'Emits at multiples of the interval, and rounds the times of the points to it.',
    ),
    stored('interval', 'duration', { doc: 'How often to emit; the same as the argument.' }),
  ],
  start(options, context, { receiver }) {
    if (receiver === undefined) throw new Error('stats is chained from a node');
    if (options.interval <= 0n) return refuse('stats node must have positive interval');
    return new Stats(options, receiver.name, context);
  },
});

export const stats: NodeDefinition = {
  ...definition,
  create(args, place) {
    const node = definition.create(args, place);
    if (isRefusal(node) || place.parent.children.length > 0) return node;
    const end = noop.create([], place);
    return isRefusal(end) ? end : node;
  },
};

/**
 * Kapacitor stats.go, v1.8. Its ticker reads the wall clock, ours the run's clock, which follows the points: a tick
 * comes before the first point that is as late. In a strict run the clock fires no timers, because a real server has
 * been fed all points before its first tick.
 */
class Stats implements NodeBehaviour {
  #timer: Timer | undefined;

  constructor(
    private readonly options: StatsOptions,
    /** The node whose points are counted. */
    private readonly source: string,
    private readonly context: NodeContext,
  ) {
    // Asked for once, so that the source counts by group from its first point on.
    context.services.emitted(source);
    context.clock.started(() => this.#begin());
  }

  end(): void {
    this.#timer?.cancel();
  }

  #begin(): void {
    const { interval, align } = this.options;
    const now = this.context.clock.now();
    const first = align ? truncateTime(now, interval) + interval : now + interval;
    // An aligned node's first points carry the time before it waited.
    this.#timer = this.#tickAt(first, align ? now : first);
  }

  #tickAt(due: bigint, time: bigint): Timer {
    const { interval } = this.options;
    return this.context.clock.at(due, () => {
      this.#timer = this.#tickAt(due + interval, due + interval);
      this.#emit(time);
    });
  }

  #emit(time: bigint): void {
    const { interval, align } = this.options;
    const at = align ? roundTime(time, interval) : time;
    const groups = this.context.services.emitted(this.source);
    for (const { tags, dimensions, count } of groups) this.context.emitPoint(statsPoint(tags, dimensions, count, at));
    if (groups.length === 0) this.context.emitPoint(statsPoint(TagSet.empty, NO_DIMENSIONS, 0n, at));
  }
}

/** Until something has been emitted its points are of no group. */
function statsSchema(parent: Schema): Schema {
  const { groups } = parent;
  const tags = mapped(groups.tags, (tag): Tag => ({ ...tag, everywhere: false }));
  const fields = new Map([['emitted', made('int')]]);
  return {
    ...ofGroups({ ...parent, groups: { ...groups, tags } }, fields),
    measurements: ['stats'],
    series: [],
    emptyBatches: false,
  };
}

function statsPoint(tags: TagSet, dimensions: Dimensions, emitted: bigint, time: bigint): Point {
  return newPoint('stats', dimensions, tags, MapFields.of([['emitted', emitted]]), time);
}
