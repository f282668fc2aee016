/** What stateDuration and stateCount have in common. Kapacitor state_tracking.go, v1.8. */
import { refuse } from '../../definition/property';
import type { Lambda, Refusal } from '../../definition/value';
import { type CompiledLambda, compileLambda, type LambdaInstance } from '../../lambda/compile';
import { LambdaError } from '../../lambda/value';
import type { Fields } from '../../points/fields';
import { type Batch, type BatchPoint, type Point, withFields } from '../../points/point';
import type { FieldValue } from '../../points/value';
import type { NodeContext } from '../context';
import { GroupedBehaviour } from '../groups';
import type { Conditions } from '../node';
import { PointScope } from '../point-scope';
import { OverlayFields } from '../transform/overlay-fields';

export interface Tracker {
  track(time: bigint, isInState: boolean): FieldValue;
  reset(): void;
  inspect(): unknown;
}

interface Tracked {
  readonly predicate: LambdaInstance;
  readonly tracker: Tracker;
}

export class StateTracking extends GroupedBehaviour<Tracked> {
  readonly #scope = new PointScope();
  readonly #as: readonly string[];
  readonly conditions: Conditions;

  private constructor(context: NodeContext, predicate: CompiledLambda, as: string, newTracker: () => Tracker) {
    super(context, () => ({ predicate: predicate.instantiate(context.environment), tracker: newTracker() }));
    this.#as = [as];
    this.conditions = [['lambda', predicate]];
  }

  static start(context: NodeContext, lambda: Lambda, as: string, newTracker: () => Tracker): StateTracking | Refusal {
    const compiled = compileLambda(lambda.node.expression, context.environment.functions);
    return compiled.ok ? new StateTracking(context, compiled.lambda, as, newTracker) : refuse(compiled.error);
  }

  point(point: Point): void {
    const fields = this.#track(this.groups.ofPoint(point), point);
    if (fields !== undefined) this.context.emitPoint(withFields(point, fields));
  }

  batch(batch: Batch): void {
    const group = this.groups.ofBatch(batch);
    group.tracker.reset();
    const points: BatchPoint[] = [];
    for (const point of batch.points) {
      const fields = this.#track(group, point);
      if (fields !== undefined) points.push({ tags: point.tags, fields, time: point.time });
    }
    this.context.emitBatch({ ...batch, points });
  }

  inspect(): unknown {
    return this.groups.inspect(({ tracker }) => tracker.inspect());
  }

  #track({ predicate, tracker }: Tracked, point: BatchPoint): Fields | undefined {
    const result = predicate.evaluateBool(this.#scope.at(point));
    if (result instanceof LambdaError) {
      this.context.error('error while evaluating expression', result.message);
      return undefined;
    }
    return new OverlayFields(this.#as, [tracker.track(point.time, result)], point.fields);
  }
}
