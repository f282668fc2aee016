import { method, stored } from '../../definition/build';
import { refuse } from '../../definition/property';
import { rest } from '../../definition/signature';
import type { Lambda } from '../../definition/value';
import { roundTime } from '../../go/time/time';
import { type CompiledLambda, compileLambda, type LambdaInstance } from '../../lambda/compile';
import type { Scope } from '../../lambda/scope';
import { LambdaError } from '../../lambda/value';
import { MapFields, NO_FIELDS } from '../../points/fields';
import { type Barrier, type Batch, type BatchPoint, type DeleteGroup, newPoint, type Point } from '../../points/point';
import { type Dimensions, TagSet } from '../../points/tags';
import type { FieldValue } from '../../points/value';
import { spend } from '../../text/budget';
import type { NodeContext } from '../context';
import { defineNode } from '../define';
import { type Held, heldUntil } from '../held';
import type { NodeBehaviour } from '../node';
import { type Field, ofGroups, type Schema, type Tag } from '../shape/schema';
import { type Shaping, told } from '../shape/shape';
import { countChoices, forEachChoice, seat } from './combine-choose';
import { prefixed } from './prefixed';

interface CombineOptions {
  readonly lambdas: readonly Lambda[];
  names: readonly string[];
  delimiter: string;
  /** Nanoseconds. */
  tolerance: bigint;
  max: bigint;
}

export const combine = defineNode<CombineOptions, [Lambda[]]>({
  method: 'combine',
  goType: 'CombineNode',
  doc: 'Combines points of one time and group with each other: one point for every choice in which each expression matches another point.',
  signature: rest('expressions', 'lambda'),
  wants: 'either',
  provides: 'stream',
  shape: told(['as', 'delimiter'], combinedShape),
  options: ([lambdas]) => ({ lambdas, names: [], delimiter: '.', tolerance: 0n, max: 1_000_000n }),
  properties: [
    method(
      'as',
      rest('prefixes', 'string'),
      (options, prefixes) => {
        options.names = prefixes;
        return undefined;
      },
      'The prefix of the fields and tags of the point that each expression matched, in the order of the expressions. Required.',
    ),
    stored('delimiter', 'string', {
      doc: 'What stands between prefix and name.',
      default: "'.'",
      initial: { type: 'string', value: '.' },
    }),
    stored('tolerance', 'duration', {
      doc: 'Times are rounded to a multiple of this before they are compared.',
      default: '0s',
    }),
    stored('max', 'int', {
      doc: 'More choices than this stop the task.',
      default: '1000000',
      initial: { type: 'int', value: 1_000_000n },
    }),
  ],
  validate({ names, lambdas, delimiter }) {
    if (names.length === 0) return 'a call to combine.as() is required to specify the output stream prefixes.';
    if (names.length !== lambdas.length) {
      return 'number of prefixes specified by combine.as() must match the number of combine expressions';
    }
    for (const name of names) {
      if (name === '') return 'must provide a prefix name for the combine node, see .as() property method';
      if (name.includes(delimiter)) {
        return `cannot use name ${name} as field prefix, it contains the delimiter character ${delimiter}`;
      }
    }
    if (new Set(names).size < names.length) return 'cannot use the same prefix name see .as() property method';
    return undefined;
  },
  origins: (options, field) => prefixed(options, field).map(({ rest }) => ({ parent: 0, field: rest })),
  start(options, context) {
    const compiled: CompiledLambda[] = [];
    for (const [index, { node }] of options.lambdas.entries()) {
      const result = compileLambda(node.expression, context.environment.functions);
      if (!result.ok) return refuse(`Failed to compile ${index} expression: ${result.error}`);
      compiled.push(result.lambda);
    }
    return new Combine(options, compiled, context);
  },
});

/** Fields and tags get prefixes, those of the group aside. */
function combinedShape({ names, delimiter }: CombineOptions, { parent }: Shaping<CombineOptions>): Schema {
  const { groups } = parent;
  const fields = new Map<string, Field>();
  const tags = new Map<string, Tag>();
  for (const head of names.map((name) => name + delimiter)) {
    spend(4 * parent.fields.size);
    for (const [name, field] of parent.fields) fields.set(head + name, field);
    for (const [name, tag] of parent.tags) tags.set(groups.tags.has(name) ? name : head + name, tag);
  }
  return { ...ofGroups(parent, fields), tags, open: parent.open || groups.open };
}

interface Group {
  readonly expressions: readonly LambdaInstance[];
  readonly dimensions: Dimensions;
  /** The measurement of the group's first point, or of the batch at hand. */
  name: string;
  time: bigint | undefined;
  points: BatchPoint[];
}

/** Kapacitor combine.go, v1.8. */
class Combine implements NodeBehaviour {
  readonly #groups = new Map<string, Group>();
  readonly #scope: Scope = { fields: NO_FIELDS, tags: TagSet.empty, time: 0n, computed: undefined };
  readonly #heads: readonly string[];

  constructor(
    private readonly options: CombineOptions,
    private readonly compiled: readonly CompiledLambda[],
    private readonly context: NodeContext,
  ) {
    this.#heads = options.names.map((name) => name + options.delimiter);
  }

  point(point: Point): void {
    const { tolerance } = this.options;
    if (!this.#groups.has(point.group) && roundTime(point.time, tolerance) !== point.time) {
      // Kapacitor's server dies here; the group begins like any other.
      const reason = 'runtime error: slice bounds out of range [:1] with capacity 0';
      this.context.error('cannot begin a group with a point off the tolerance', reason);
    }
    this.#add(this.#group(point), point);
  }

  batch(batch: Batch): void {
    const group = this.#group(batch);
    group.name = batch.name;
    group.time = undefined;
    for (const point of batch.points) this.#add(group, point);
    this.#flush(group);
  }

  barrier(barrier: Barrier): void {
    this.#group(barrier);
    this.context.emitBarrier(barrier);
  }

  deleteGroup(group: DeleteGroup): void {
    if (this.#groups.delete(group.group)) this.context.emitDeleteGroup(group);
  }

  cardinality(): number {
    return this.#groups.size;
  }

  held(): Held | undefined {
    return heldUntil(
      Array.from(this.#groups.values(), ({ points, time }) => ({ points: points.length, newest: time ?? 0n })),
    );
  }

  inspect(): unknown {
    return Array.from(this.#groups, ([group, { points }]) => ({ group, points: points.length })).slice(0, 50);
  }

  #group({ group: id, name, dimensions }: Point | Batch | Barrier): Group {
    let group = this.#groups.get(id);
    if (group === undefined) {
      const expressions = this.compiled.map((lambda) => lambda.instantiate(this.context.environment));
      group = { expressions, dimensions, name, time: undefined, points: [] };
      this.#groups.set(id, group);
    }
    return group;
  }

  #add(group: Group, { tags, fields, time: exact }: BatchPoint): void {
    const time = roundTime(exact, this.options.tolerance);
    if (time !== group.time) this.#flush(group);
    group.time = time;
    group.points.push({ tags, fields, time });
  }

  #flush(group: Group): void {
    const { points } = group;
    if (points.length === 0) return;
    group.points = [];
    const seats = group.expressions.length;
    const matches = points.map((point) => this.#matches(group.expressions, point));
    const count = countChoices(points.length, seats);
    const { max } = this.options;
    if (count > max) {
      this.context.fail(
        `refusing to perform combination as total combinations ${count} exceeds max combinations ${max}`,
      );
    }
    const fits = (seat: number, index: number) => matches[index]?.[seat] ?? false;
    forEachChoice(points.length, seats, (chosen) => {
      const seated = seat(chosen, seats, fits);
      if (seated !== undefined)
        this.context.emitPoint(
          this.#merge(
            group,
            seated.flatMap((index) => points[index] ?? []),
          ),
        );
    });
  }

  #matches(expressions: readonly LambdaInstance[], { tags, fields, time }: BatchPoint): readonly boolean[] {
    this.#scope.tags = tags;
    this.#scope.fields = fields;
    this.#scope.time = time;
    return expressions.map((expression) => {
      const matched = expression.evaluateBool(this.#scope);
      if (!(matched instanceof LambdaError)) return matched;
      this.context.error('error evaluating lambda expression', matched.message);
      return false;
    });
  }

  #merge({ name, dimensions }: Group, points: readonly BatchPoint[]): Point {
    const fields = new Map<string, FieldValue>();
    const entries = new Map<string, string>();
    for (const [place, point] of points.entries()) {
      const head = this.#heads[place] ?? '';
      spend(point.fields.size);
      for (const [field, value] of point.fields.entries()) fields.set(head + field, value);
      for (const [tag, value] of point.tags.entries()) {
        entries.set(dimensions.tagNames.includes(tag) ? tag : head + tag, value);
      }
    }
    return newPoint(name, dimensions, new TagSet(entries), new MapFields(fields), points[0]?.time ?? 0n);
  }
}
