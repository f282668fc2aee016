import { method, unsettable } from '../../definition/build';
import { refuse } from '../../definition/property';
import { rest } from '../../definition/signature';
import type { Lambda, Refusal } from '../../definition/value';
import { quote } from '../../go/strconv/quote';
import { type CompiledLambda, compileLambda, type LambdaInstance, ScopeNames } from '../../lambda/compile';
import { namesOfSameUnit } from '../../lambda/same-unit';
import type { Batch, BatchPoint, Point } from '../../points/point';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import { GroupedBehaviour } from '../groups';
import type { PipelineNode } from '../node';
import { Evaluation } from './eval-evaluation';
import type { EvalOptions } from './eval-options';
import { evalSees, evalShape } from './eval-shape';

export const evalNode = defineNode<EvalOptions, [Lambda[]]>({
  method: 'eval',
  goType: 'EvalNode',
  doc: 'Computes new fields from each point, one an expression, named by `.as()`. Other fields are dropped unless `.keep()` keeps them.',
  signature: rest('expressions', 'lambda'),
  wants: 'either',
  provides: 'same',
  shape: evalShape,
  sees: evalSees,
  options: ([lambdas]) => ({ lambdas, as: [], tags: [], keep: undefined }),
  properties: [
    method(
      'as',
      rest('names', 'string'),
      (options, names) => {
        options.as = names;
      },
      'The names of the results, in the order of the expressions.',
    ),
    method(
      'tags',
      rest('names', 'string'),
      (options, names) => {
        options.tags = names;
      },
      'Results that become tags. They must be strings; `string()` makes them so.',
    ),
    method(
      'keep',
      rest('fields', 'string'),
      (options, fields) => {
        options.keep = fields;
      },
      'Keeps the point’s own fields beside the results: all of them, or with arguments exactly the named fields and results.',
    ),
  ],
  internals: [unsettable('lambdas', '[]*ast.LambdaNode'), unsettable('keepList', '[]string')],
  origins: ({ lambdas, as }, field) => {
    const own = lambdas[as.indexOf(field)];
    const names = own === undefined ? [field] : namesOfSameUnit(own.node.expression);
    return names.map((name) => ({ parent: 0, field: name }));
  },
  validate: ({ lambdas, as, tags }) => {
    if (as.length !== lambdas.length) {
      return `must specify same number of expressions and .as() names: got ${as.length} as names, and ${lambdas.length} expressions.`;
    }
    const unknown = tags.find((tag) => !as.includes(tag));
    return unknown === undefined ? undefined : `invalid tag name ${quote(unknown)}, name is not present is .as() names`;
  },
  start: (options, context, node) => Eval.start(options, context, node),
});

/** Kapacitor eval.go, v1.8. */
class Eval extends GroupedBehaviour<readonly LambdaInstance[]> {
  readonly #evaluation: Evaluation;

  private constructor(
    options: EvalOptions,
    lambdas: readonly CompiledLambda[],
    context: NodeContext,
    private readonly node: PipelineNode,
  ) {
    const references = lambdas.map((lambda) => lambda.references);
    const names = new ScopeNames(references.flat());
    super(context, () => lambdas.map((lambda) => lambda.instantiate(context.environment, names)));
    this.#evaluation = new Evaluation(options, references, names);
  }

  static start(options: EvalOptions, context: NodeContext, node: PipelineNode): Eval | Refusal {
    const lambdas: CompiledLambda[] = [];
    for (const [index, { node: lambda }] of options.lambdas.entries()) {
      const compiled = compileLambda(lambda.expression, context.environment.functions);
      if (!compiled.ok) return refuse(`Failed to compile ${index} expression: ${compiled.error}`);
      lambdas.push(compiled.lambda);
    }
    return new Eval(options, lambdas, context, node);
  }

  point(point: Point): void {
    if (!this.#evaluate(this.groups.ofPoint(point), point)) return;
    const { fields, tags } = this.#evaluation;
    const { name, database, retentionPolicy, dimensions, time } = point;
    const group = tags === point.tags ? point.group : tags.groupId(name, dimensions);
    this.context.emitPoint({ name, database, retentionPolicy, dimensions, group, tags, fields, time });
  }

  batch(batch: Batch): void {
    const expressions = this.groups.ofBatch(batch);
    const points: BatchPoint[] = [];
    for (const point of batch.points) {
      if (!this.#evaluate(expressions, point)) continue;
      const { fields, tags } = this.#evaluation;
      points.push({ tags, fields, time: point.time });
    }
    this.context.emitBatch({ ...batch, points });
  }

  /** A quiet eval does not even count its errors. */
  #evaluate(expressions: readonly LambdaInstance[], point: BatchPoint): boolean {
    const error = this.#evaluation.evaluate(expressions, point);
    if (error === undefined) return true;
    if (this.node.quiet) this.context.dropped(error);
    else this.context.error('error evaluating expression', error);
    return false;
  }
}
