import { stored } from '../../definition/build';
import { refuse } from '../../definition/property';
import { one } from '../../definition/signature';
import type { ScriptValue } from '../../definition/value';
import { truncateTime } from '../../go/time/time';
import type { Batch, Point } from '../../points/point';
import type { NodeContext } from '../context';
import { defineNode, panics } from '../define';
import { GroupedBehaviour } from '../groups';
import { filters } from '../shape/shape';

interface SampleOptions {
  n: bigint;
  /** Nanoseconds. */
  duration: bigint;
}

export const sample = defineNode<SampleOptions, [ScriptValue]>({
  method: 'sample',
  goType: 'SampleNode',
  doc: 'Lets every n-th point of a group pass, beginning with the first, or with a duration the points whose time is a multiple of it.',
  signature: one('rate', 'any'),
  wants: 'either',
  provides: 'same',
  shape: filters,
  refuses: ([{ type }], place) =>
    type === 'int' || type === 'duration' ? undefined : panics(place, 'must pass int64 or duration to new sample node'),
  options: ([rate]) => ({
    n: rate.type === 'int' ? rate.value : 0n,
    duration: rate.type === 'duration' ? rate.value : 0n,
  }),
  properties: [],
  internals: [
    stored('n', 'int', { doc: 'The count, in place of the argument.' }),
    stored('duration', 'duration', { doc: 'The duration, in place of the argument. It wins over a count.' }),
  ],
  start: (options, context) =>
    options.n === 0n && options.duration === 0n
      ? refuse('invalid sample rate: must be positive integer or duration')
      : new Sample(options, context),
});

interface State {
  count: number;
}

/** Kapacitor sample.go, v1.8. */
class Sample extends GroupedBehaviour<State> {
  readonly #every: number;

  constructor(
    private readonly options: SampleOptions,
    context: NodeContext,
  ) {
    super(context, () => ({ count: 0 }));
    this.#every = Number(options.n);
  }

  point(point: Point): void {
    if (this.#passes(this.groups.ofPoint(point), point.time)) this.context.emitPoint(point);
  }

  batch(batch: Batch): void {
    const state = this.groups.ofBatch(batch);
    state.count = 0;
    const points = batch.points.filter(({ time }) => this.#passes(state, time));
    this.context.emitBatch({ ...batch, points });
  }

  inspect(): unknown {
    return this.groups.inspect(({ count }) => ({ points: count }));
  }

  #passes(state: State, time: bigint): boolean {
    const { duration } = this.options;
    const count = state.count++;
    const passes = duration === 0n ? count % this.#every === 0 : truncateTime(time, duration) === time;
    if (!passes) this.context.dropped('it is not sampled');
    return passes;
  }
}
