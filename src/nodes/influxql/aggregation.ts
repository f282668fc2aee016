import { GoPanic, type Reduced } from '../../influxql/functions/reducer';
import type { Batch, BatchPoint, Point } from '../../points/point';
import { TagSet } from '../../points/tags';
import type { NodeContext } from '../context';
import type { EdgeType } from '../edge-type';
import { type Group, GroupedBehaviour } from '../groups';
import { type Held, heldUntil } from '../held';
import { batchStart } from '../window/batch-start';
import { type InfluxQLOptions, type Realized, Reducing, ResultWriter, type TypedReducer } from './reducing';

interface State {
  readonly group: Group;
  /** Of the points that are being reduced. */
  name: string;
  time: bigint;
  reducer: TypedReducer | undefined;
  points: number;
}

/**
 * A function of all points of a batch or, on a stream, of all points in a row with the same time.
 * Kapacitor influxql.go influxqlGroup, v1.8.
 */
export class Aggregation extends GroupedBehaviour<State> {
  readonly #reducing: Reducing;
  readonly #writer: ResultWriter;

  constructor(
    private readonly options: InfluxQLOptions,
    private readonly provides: EdgeType,
    context: NodeContext,
  ) {
    super(context, (group) => ({ group, name: group.name, time: group.time, reducer: undefined, points: 0 }));
    this.#reducing = new Reducing(options);
    this.#writer = new ResultWriter(options, options.usePointTimes);
  }

  point(point: Point): void {
    const state = this.groups.ofPoint(point);
    if (point.time !== state.time) {
      const { reducer } = state;
      if (reducer !== undefined) this.#emit(state, reducer, 'failed to emit stream');
      state.name = point.name;
      state.time = point.time;
      state.reducer = undefined;
      state.points = 0;
    }
    this.#add(state, point, 'failed to aggregate point');
  }

  batch(batch: Batch): void {
    const state = this.groups.ofBatch(batch);
    state.time = batch.tmax;
    state.reducer = undefined;
    state.points = 0;
    for (const point of batch.points) this.#add(state, point, 'failed to aggregate point in batch');
    if (state.points === 0 && !this.options.isEmptyOk) {
      this.context.dropped('the batch has no points for it');
      return;
    }
    const reducer = state.reducer ?? this.#realized(this.#reducing.realizeEmpty());
    if (reducer !== undefined) this.#emit(state, reducer, 'failed to emit batch');
    state.reducer = undefined;
  }

  /** On a stream; a batch is reduced as a whole. */
  held(): Held | undefined {
    return heldUntil(
      Array.from(this.groups.values(), ({ reducer, points, time }) => {
        return { points: reducer === undefined ? 0 : points, newest: time };
      }),
    );
  }

  inspect(): unknown {
    return this.groups.inspect(({ points }) => ({ points }));
  }

  #add(state: State, point: BatchPoint, message: string): void {
    state.reducer ??= this.#realized(this.#reducing.realize(point.fields));
    if (state.reducer === undefined) return;
    state.points++;
    const error = this.#reducing.add(state.reducer, point);
    if (error !== undefined) this.context.error(message, error);
  }

  #realized(realized: Realized): TypedReducer | undefined {
    if (realized.ok) return realized.reducer;
    this.context.error('failed to realize reduce context from fields', realized.error);
    return undefined;
  }

  #emit(state: State, { reducer }: TypedReducer, message: string): void {
    const results = reducer.emit();
    if (results instanceof GoPanic) {
      this.context.error(message, results.message);
    } else if (this.provides === 'batch') {
      this.context.emitBatch(this.#batch(state, results));
    } else {
      const point = this.#writer.point(results, state.group, state.name, state.time);
      if (point !== undefined) this.context.emitPoint(point);
    }
  }

  /** A batch is not earlier than its points. */
  #batch({ group, name, time }: State, results: readonly Reduced[]): Batch {
    let tmax = time;
    const points = results.map((reduced) => {
      const pointTime = this.#writer.time(reduced, time);
      if (pointTime > tmax) tmax = pointTime;
      const tags = reduced.point === undefined ? group.tags : overlaid(group.tags, reduced.point.tags);
      return { tags, fields: this.#writer.single(reduced.value), time: pointTime };
    });
    return { ...batchStart({ ...group, name }), tmax, points };
  }
}

/** The tags of a point over those of its group. */
function overlaid(group: TagSet, own: TagSet): TagSet {
  return group.names.every((name) => own.has(name)) ? own : new TagSet([...group.entries(), ...own.entries()]);
}
