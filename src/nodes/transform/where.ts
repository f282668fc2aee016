import { stored } from '../../definition/build';
import { refuse } from '../../definition/property';
import { one } from '../../definition/signature';
import type { Lambda } from '../../definition/value';
import { type CompiledLambda, compileLambda, type LambdaInstance } from '../../lambda/compile';
import type { Batch, BatchPoint, Point } from '../../points/point';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import { GroupedBehaviour } from '../groups';
import type { Conditions } from '../node';
import { PointScope } from '../point-scope';
import { filtered } from '../shape/schema';
import { meeting } from '../shape/shape';

interface WhereOptions {
  lambda: Lambda;
}

export const where = defineNode<WhereOptions, [Lambda]>({
  method: 'where',
  goType: 'WhereNode',
  doc: 'Lets only those points pass for which the expression is true. Each group has its own state of stateful functions.',
  signature: one('expression', 'lambda'),
  wants: 'either',
  provides: 'same',
  shape: ({ parent, options }) => (options === undefined ? filtered(parent) : meeting(parent, options.lambda.node)),
  options: ([lambda]) => ({ lambda }),
  properties: [],
  internals: [stored('lambda', 'lambda', { doc: 'The expression, in place of the argument.' })],
  start({ lambda }, context) {
    const compiled = compileLambda(lambda.node.expression, context.environment.functions);
    return compiled.ok
      ? new Where(compiled.lambda, context)
      : refuse(`Failed to compile expression in where clause: ${compiled.error}`);
  },
});

/** Kapacitor where.go, v1.8. */
class Where extends GroupedBehaviour<LambdaInstance> {
  readonly #scope = new PointScope();
  readonly conditions: Conditions;

  constructor(predicate: CompiledLambda, context: NodeContext) {
    super(context, () => predicate.instantiate(context.environment));
    this.conditions = [['where', predicate]];
  }

  point(point: Point): void {
    if (this.#passes(this.groups.ofPoint(point), point)) this.context.emitPoint(point);
  }

  batch(batch: Batch): void {
    const predicate = this.groups.ofBatch(batch);
    const points = batch.points.filter((point) => this.#passes(predicate, point));
    this.context.emitBatch({ ...batch, points });
  }

  #passes(predicate: LambdaInstance, point: BatchPoint): boolean {
    const result = predicate.evaluateBool(this.#scope.at(point));
    if (result === true) return true;
    if (result === false) this.context.dropped('the expression is false');
    else this.context.error('error while evaluating expression', result.message);
    return false;
  }
}
