import { GoPanic } from '../../influxql/functions/reducer';
import type { Batch, BatchPoint, Point } from '../../points/point';
import type { NodeContext } from '../context';
import { type Group, GroupedBehaviour } from '../groups';
import { type InfluxQLOptions, Reducing, ResultWriter, type TypedReducer } from './reducing';

interface State {
  readonly group: Group;
  reducer: TypedReducer | undefined;
}

/**
 * A function that gives a result for each point. A point that it cannot use lets the result before come out again.
 * Kapacitor influxql.go influxqlStreamingTransformGroup, v1.8.
 */
export class Transformation extends GroupedBehaviour<State> {
  readonly #reducing: Reducing;
  readonly #writer: ResultWriter;

  constructor(options: InfluxQLOptions, context: NodeContext) {
    super(context, (group) => ({ group, reducer: undefined }));
    this.#reducing = new Reducing(options);
    this.#writer = new ResultWriter(options, true);
  }

  point(point: Point): void {
    const state = this.groups.ofPoint(point);
    const result = this.#transform(
      state,
      state.group.time,
      point,
      'failed to aggregate point',
      'failed to emit stream',
    );
    if (result !== undefined) this.context.emitPoint(result);
  }

  batch(batch: Batch): void {
    const state = this.groups.ofBatch(batch);
    state.reducer = undefined;
    const points: BatchPoint[] = [];
    for (const point of batch.points) {
      const add = 'failed to aggregate batch point';
      const result = this.#transform(state, batch.tmax, point, add, 'failed to emit batch point');
      if (result !== undefined) points.push({ tags: result.tags, fields: result.fields, time: result.time });
    }
    this.context.emitBatch({ ...batch, points });
  }

  #transform(
    state: State,
    time: bigint,
    point: BatchPoint,
    addMessage: string,
    emitMessage: string,
  ): Point | undefined {
    if (state.reducer === undefined) {
      const realized = this.#reducing.realize(point.fields);
      if (!realized.ok) {
        this.context.error('failed to realize reduce context from fields', realized.error);
        return undefined;
      }
      state.reducer = realized.reducer;
    }
    const error = this.#reducing.add(state.reducer, point);
    if (error !== undefined) this.context.error(addMessage, error);
    const results = state.reducer.reducer.emit();
    if (results instanceof GoPanic) {
      this.context.error(emitMessage, results.message);
      return undefined;
    }
    return this.#writer.point(results, state.group, state.group.name, time);
  }
}
