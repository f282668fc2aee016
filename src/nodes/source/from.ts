import { field, flag, method, stored } from '../../definition/build';
import { refuse } from '../../definition/property';
import { none, one, rest } from '../../definition/signature';
import type { Lambda, Refusal, ScriptValue } from '../../definition/value';
import { roundTime, truncateTime } from '../../go/time/time';
import { compileLambda, type LambdaInstance } from '../../lambda/compile';
import { LambdaError } from '../../lambda/value';
import type { Barrier, DeleteGroup, Point } from '../../points/point';
import type { Expression } from '../../tickscript/ast';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import { Grouping, validateDimensions } from '../dimensions';
import type { Conditions, NodeBehaviour } from '../node';
import { PointScope } from '../point-scope';
import { columnsOf } from '../shape/columns';
import { groupingBy } from '../shape/grouping';
import { type Schema, UNKNOWN_GROUPS } from '../shape/schema';
import { meeting, type Shaping } from '../shape/shape';
import { taggedSeries } from '../shape/tag-conditions';

interface FromOptions {
  where: Expression | undefined;
  groupBy: readonly ScriptValue[];
  groupByMeasurement: boolean;
  database: string;
  retentionPolicy: string;
  measurement: string;
  /** Nanoseconds. */
  truncate: bigint;
  /** Nanoseconds. */
  round: bigint;
}

export const from = defineNode<FromOptions>({
  method: 'from',
  goType: 'FromNode',
  doc: 'Chooses points of the stream by database, retention policy, measurement and an expression, and groups them.',
  signature: none,
  wants: 'stream',
  provides: 'stream',
  shape: fromShape,
  sees: fromSees,
  follows: ['stream', 'from'],
  describesMethods: true,
  options: () => ({
    where: undefined,
    groupBy: [],
    groupByMeasurement: false,
    database: '',
    retentionPolicy: '',
    measurement: '',
    truncate: 0n,
    round: 0n,
  }),
  properties: [
    stored('database', 'string', { doc: 'Only points of this database. By default all databases of the task.' }),
    stored('retentionPolicy', 'string', { doc: 'Only points of this retention policy. By default all of the task.' }),
    stored('measurement', 'string', { doc: 'Only points of this measurement. By default all.' }),
    method(
      'where',
      one('expression', 'lambda'),
      (options, lambda: Lambda) => {
        options.where =
          options.where === undefined ? lambda.node.expression : and(options.where, lambda.node.expression);
        return undefined;
      },
      'Only points for which the expression is true. Called again, both expressions have to be true.',
    ),
    method(
      'groupBy',
      rest('tags', 'any'),
      (options, tags: readonly ScriptValue[]) => {
        options.groupBy = tags;
        return undefined;
      },
      'Groups the points by these tags; `*` stands for all tags. Every group has its own state in the nodes that follow.',
    ),
    flag<FromOptions>(
      'groupByMeasurement',
      (options) => {
        options.groupByMeasurement = true;
      },
      'Groups the points by their measurement too.',
    ),
    field('truncate', 'duration', setTruncate, { doc: 'Cuts times down to a multiple of this.', default: '0s' }),
    field('round', 'duration', setRound, { doc: 'Rounds times to a multiple of this, halves up.', default: '0s' }),
  ],
  origins: ({ measurement }, field) => [{ measurement, field }],
  validate: ({ groupBy }) => validateDimensions(groupBy, []),
  start: (options, context) => From.start(options, context),
});

/** Without the series that the expression can never be true for. */
function fromShape(node: Shaping<FromOptions>): Schema {
  const where = node.options?.where;
  if (where === undefined) return fromSees(node);
  const series = taggedSeries(node.parent.series, where);
  const parent = series.length === 0 ? node.parent : { ...node.parent, series };
  return meeting(fromSees({ ...node, parent }), where);
}

function fromSees({ options, parent, isUnknown }: Shaping<FromOptions>): Schema {
  if (options === undefined) return parent;
  const { database, retentionPolicy, measurement, groupBy, groupByMeasurement } = options;
  const matches = (wanted: string, value: string) => wanted === '' || wanted === value;
  const chosen = parent.series.filter(
    (each) =>
      matches(database, each.database) &&
      matches(retentionPolicy, each.retentionPolicy) &&
      matches(measurement, each.name),
  );
  const series = chosen.length === parent.series.length ? parent.series : chosen;
  const open = parent.open || series.length === 0 || CHOICES.some(isUnknown);
  const columns = columnsOf(series);
  const groups = isUnknown('groupBy') ? UNKNOWN_GROUPS : groupingBy({ ...columns, open }, groupBy);
  return { ...parent, ...columns, series, open, groups: { ...groups, byMeasurement: groupByMeasurement } };
}

const CHOICES = ['database', 'retentionPolicy', 'measurement'];

function setTruncate(options: FromOptions, value: bigint): void {
  options.truncate = value;
}

function setRound(options: FromOptions, value: bigint): void {
  options.round = value;
}

function and(left: Expression, right: Expression): Expression {
  const { range, position } = left;
  return { kind: 'binary', operator: 'AND', left, right, parenthesised: false, multiLine: false, range, position };
}

/** Kapacitor stream.go FromNode, v1.8. */
class From implements NodeBehaviour {
  readonly #grouping: Grouping;
  readonly #scope = new PointScope();
  readonly #changesTime: boolean;

  private constructor(
    private readonly options: FromOptions,
    private readonly context: NodeContext,
    /** All groups share it. */
    private readonly predicate: LambdaInstance | undefined,
  ) {
    this.#grouping = new Grouping(options.groupBy);
    this.#changesTime = options.truncate !== 0n || options.round !== 0n;
  }

  static start(options: FromOptions, context: NodeContext): From | Refusal {
    if (options.where === undefined) return new From(options, context, undefined);
    const compiled = compileLambda(options.where, context.environment.functions);
    return compiled.ok
      ? new From(options, context, compiled.lambda.instantiate(context.environment))
      : refuse(`Failed to compile from expression: ${compiled.error}`);
  }

  point(point: Point): void {
    if (!this.#matches(point)) return;
    const { context, options } = this;
    const time = this.#changesTime ? roundTime(truncateTime(point.time, options.truncate), options.round) : point.time;
    const dimensions = this.#grouping.of(point.tags, options.groupByMeasurement);
    if (dimensions === point.dimensions && time === point.time) {
      context.emitPoint(point);
      return;
    }
    const { name, database, retentionPolicy, tags, fields } = point;
    const group = tags.groupId(name, dimensions);
    context.emitPoint({ name, database, retentionPolicy, dimensions, group, tags, fields, time });
  }

  get conditions(): Conditions {
    return this.predicate === undefined ? [] : [['where', this.predicate.lambda]];
  }

  barrier(barrier: Barrier): void {
    this.context.emitBarrier(barrier);
  }

  deleteGroup(group: DeleteGroup): void {
    this.context.emitDeleteGroup(group);
  }

  #matches(point: Point): boolean {
    const { database, retentionPolicy, measurement } = this.options;
    if (database !== '' && point.database !== database) return this.#drop('it is of another database');
    if (retentionPolicy !== '' && point.retentionPolicy !== retentionPolicy) {
      return this.#drop('it is of another retention policy');
    }
    if (measurement !== '' && point.name !== measurement) return this.#drop('it is of another measurement');
    if (this.predicate === undefined) return true;
    const result = this.predicate.evaluateBool(this.#scope.at(point));
    if (result === true) return true;
    if (result instanceof LambdaError) {
      this.context.error('failed to evaluate WHERE expression', result.message);
      return false;
    }
    return this.#drop('the expression is false');
  }

  #drop(reason: string): false {
    this.context.dropped(reason);
    return false;
  }
}
