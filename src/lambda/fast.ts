import type { TagSet } from '../points/tags';
import type { BinaryNode, Expression, ReferenceNode } from '../tickscript/ast';
import { FLOAT_ORDER, INT_ORDER, isOrderOperator, MIRRORED, type OrderOperator, STRING_ORDER } from './comparisons';
import { literalValue } from './leaves';
import type { Scope } from './scope';
import type { LambdaValue } from './value';
import { quantityOf, type Watch } from './watch';

/** A part of a condition. `undefined`: not for values of these types. */
type Test = (scope: Scope) => boolean | undefined;

/**
 * A short way to the result of a condition, for values of the types that it was written for. Only comparisons of
 * references with literals have one, joined by AND, OR and `!`: they touch no state, and cannot fail in a way that
 * evaluators remember.
 */
export class FastCondition {
  /** Names of which the series at hand has a tag. A field of that name is an error. */
  #tagged = NO_NAMES;
  #tags: TagSet | undefined;

  private constructor(
    private readonly run: Test,
    private readonly sources: readonly Source[],
  ) {}

  /** `undefined`: the expression has no short way. */
  static of(node: Expression, watch?: Watch): FastCondition | undefined {
    const sources: Source[] = [];
    const run = testOf(node, { sources, watch });
    return run === undefined ? undefined : new FastCondition(run, sources);
  }

  /** `undefined`: ask the evaluators about this point. */
  test(scope: Scope): boolean | undefined {
    if (scope.tags !== this.#tags) this.#readTags(scope.tags);
    const tagged = this.#tagged;
    for (let i = 0; i < tagged.length; i++) if (scope.fields.get(tagged[i] ?? '') !== undefined) return undefined;
    return this.run(scope);
  }

  /** Points of one series share their tags, so mostly this has been done for the point before. */
  #readTags(tags: TagSet): void {
    this.#tags = tags;
    let hasTags = false;
    for (const source of this.sources) {
      source.tag = tags.get(source.name);
      if (source.tag !== undefined) hasTags = true;
    }
    this.#tagged = hasTags ? this.sources.filter(({ tag }) => tag !== undefined).map(({ name }) => name) : NO_NAMES;
  }
}

const NO_NAMES: readonly string[] = [];

/** Where one reference gets its value from. */
class Source {
  tag: string | undefined;

  constructor(readonly name: string) {}

  value(scope: Scope): LambdaValue | undefined {
    const field = scope.fields.get(this.name);
    if (field === undefined) return this.tag;
    return typeof field === 'object' ? undefined : field;
  }
}

/** One that is watched. */
class WatchedSource extends Source {
  constructor(
    name: string,
    private readonly values: Float64Array,
    private readonly slot: number,
  ) {
    super(name);
  }

  override value(scope: Scope): LambdaValue | undefined {
    const value = super.value(scope);
    this.values[this.slot] = typeof value === 'number' ? value : quantityOf(value);
    return value;
  }
}

interface Making {
  /** All that are made. */
  readonly sources: Source[];
  readonly watch: Watch | undefined;
}

function testOf(node: Expression, making: Making): Test | undefined {
  const test = plainTest(node, making);
  const slot = making.watch?.slots.get(node);
  return test === undefined || slot === undefined || making.watch === undefined
    ? test
    : watched(test, making.watch.values, slot);
}

function watched(test: Test, values: Float64Array, slot: number): Test {
  return (scope) => {
    const value = test(scope);
    values[slot] = quantityOf(value);
    return value;
  };
}

function plainTest(node: Expression, making: Making): Test | undefined {
  if (node.kind === 'unary' && node.operator === '!') {
    const operand = testOf(node.operand, making);
    return operand === undefined ? undefined : not(operand);
  }
  if (node.kind !== 'binary') return undefined;
  if (node.operator !== 'AND' && node.operator !== 'OR') return comparison(node, making);
  const left = testOf(node.left, making);
  const right = left === undefined ? undefined : testOf(node.right, making);
  if (left === undefined || right === undefined) return undefined;
  return node.operator === 'AND' ? and(left, right) : or(left, right);
}

function not(operand: Test): Test {
  return (scope) => {
    const value = operand(scope);
    return value === undefined ? undefined : !value;
  };
}

function and(left: Test, right: Test): Test {
  return (scope) => {
    const value = left(scope);
    return value === true ? right(scope) : value;
  };
}

function or(left: Test, right: Test): Test {
  return (scope) => {
    const value = left(scope);
    return value === false ? right(scope) : value;
  };
}

function comparison({ operator, left, right }: BinaryNode, making: Making): Test | undefined {
  if (!isOrderOperator(operator)) return undefined;
  if (left.kind === 'reference') return compareWith(operator, left, literal(right), making);
  return right.kind === 'reference' ? compareWith(MIRRORED[operator], right, literal(left), making) : undefined;
}

function literal(node: Expression): LambdaValue | undefined {
  if (node.kind !== 'number' && node.kind !== 'string') return undefined;
  const value = literalValue(node);
  return typeof value === 'object' ? undefined : value;
}

function compareWith(
  operator: OrderOperator,
  reference: ReferenceNode,
  constant: LambdaValue | undefined,
  { sources, watch }: Making,
): Test | undefined {
  const { name } = reference;
  // A time is compared with nothing.
  if (name === 'time') return undefined;
  const slot = watch?.slots.get(reference);
  const source =
    slot === undefined || watch === undefined ? new Source(name) : new WatchedSource(name, watch.values, slot);
  sources.push(source);
  switch (typeof constant) {
    case 'number':
      return compareWithFloat(operator, source, constant);
    case 'bigint':
      return compareWithInt(operator, source, constant);
    case 'string':
      return compareWithString(operator, source, constant);
    default:
      return undefined;
  }
}

function compareWithFloat(operator: OrderOperator, source: Source, constant: number): Test {
  const floats = FLOAT_ORDER[operator];
  return (scope) => {
    const value = source.value(scope);
    if (typeof value === 'number') return floats(value, constant);
    return typeof value === 'bigint' ? floats(Number(value), constant) : undefined;
  };
}

function compareWithInt(operator: OrderOperator, source: Source, constant: bigint): Test {
  const floats = FLOAT_ORDER[operator];
  const ints = INT_ORDER[operator];
  const float = Number(constant);
  return (scope) => {
    const value = source.value(scope);
    if (typeof value === 'number') return floats(value, float);
    return typeof value === 'bigint' ? ints(value, constant) : undefined;
  };
}

function compareWithString(operator: OrderOperator, source: Source, constant: string): Test {
  const strings = STRING_ORDER[operator];
  return (scope) => {
    const value = source.value(scope);
    return typeof value === 'string' ? strings(value, constant) : undefined;
  };
}
