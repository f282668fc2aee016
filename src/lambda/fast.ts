import type { TagSet } from '../points/tags';
import type { BinaryNode, Expression, ReferenceNode } from '../tickscript/ast';
import { operandsOf } from '../tickscript/walk';
import { FLOAT_ORDER, INT_ORDER, isOrderOperator, MIRRORED, type OrderOperator, STRING_ORDER } from './comparisons';
import { literalValue } from './leaves';
import { isLogical } from './operations';
import type { Scope } from './scope';
import type { SeenValues } from './seen';
import { type LambdaValue, quantityOf } from './value';
import type { Watch } from './watch';

/** A part of a condition. `undefined`: not for values of these types. */
type Test = (scope: Scope) => boolean | undefined;
type SeenByComparison = ReadonlyMap<BinaryNode, SeenValues>;

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

  /** `undefined`: the expression has no short way. `seen`: where the values of each comparison are noted. */
  static of(node: Expression, watch?: Watch, seen: SeenByComparison = NONE_SEEN): FastCondition | undefined {
    const sources: Source[] = [];
    const run = testOf(node, { sources, watch, seen });
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
const NONE_SEEN: SeenByComparison = new Map();

/** Where one reference gets its value from. */
class Source {
  tag: string | undefined;

  constructor(
    readonly name: string,
    readonly seen: SeenValues | undefined,
  ) {}

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
    seen: SeenValues | undefined,
    private readonly values: Float64Array,
    private readonly slot: number,
  ) {
    super(name, seen);
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
  readonly seen: SeenByComparison;
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
  if (!isLogical(node)) return comparison(node, making);
  const tests: Test[] = [];
  for (const part of partsOf(node, making.watch)) {
    const test = testOf(part, making);
    if (test === undefined) return undefined;
    tests.push(test);
  }
  const [left, right] = tests;
  if (left === undefined || right === undefined) return undefined;
  if (node.operator === 'AND') return tests.length === 2 ? and(left, right) : all(tests);
  return tests.length === 2 ? or(left, right) : some(tests);
}

/** What one operator joins, in a row, but for what is watched on the way. */
function partsOf(node: BinaryNode, watch: Watch | undefined): readonly Expression[] {
  const isOfRow = (part: BinaryNode) =>
    part === node || (part.operator === node.operator && watch?.slots.has(part) !== true);
  return operandsOf(node, isOfRow);
}

function all(tests: readonly Test[]): Test {
  return (scope) => {
    for (const test of tests) {
      const value = test(scope);
      if (value !== true) return value;
    }
    return true;
  };
}

function some(tests: readonly Test[]): Test {
  return (scope) => {
    for (const test of tests) {
      const value = test(scope);
      if (value !== false) return value;
    }
    return false;
  };
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

function comparison(node: BinaryNode, making: Making): Test | undefined {
  const { operator, left, right } = node;
  if (!isOrderOperator(operator)) return undefined;
  if (left.kind === 'reference') return compareWith(operator, sourceOf(left, node, making), literal(right), making);
  if (right.kind !== 'reference') return undefined;
  return compareWith(MIRRORED[operator], sourceOf(right, node, making), literal(left), making);
}

function literal(node: Expression): LambdaValue | undefined {
  if (node.kind !== 'number' && node.kind !== 'string') return undefined;
  const value = literalValue(node);
  return typeof value === 'object' ? undefined : value;
}

function sourceOf(reference: ReferenceNode, comparison: BinaryNode, { watch, seen }: Making): Source {
  const { name } = reference;
  const own = seen.get(comparison);
  const slot = watch?.slots.get(reference);
  return slot === undefined || watch === undefined
    ? new Source(name, own)
    : new WatchedSource(name, own, watch.values, slot);
}

function compareWith(
  operator: OrderOperator,
  source: Source,
  constant: LambdaValue | undefined,
  { sources }: Making,
): Test | undefined {
  // A time is compared with nothing.
  if (source.name === 'time') return undefined;
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
  const { seen } = source;
  return (scope) => {
    const value = source.value(scope);
    if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
    const float = Number(value);
    seen?.number(float);
    return floats(float, constant);
  };
}

function compareWithInt(operator: OrderOperator, source: Source, constant: bigint): Test {
  const floats = FLOAT_ORDER[operator];
  const ints = INT_ORDER[operator];
  const float = Number(constant);
  const { seen } = source;
  return (scope) => {
    const value = source.value(scope);
    if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
    seen?.number(Number(value));
    return typeof value === 'number' ? floats(value, float) : ints(value, constant);
  };
}

function compareWithString(operator: OrderOperator, source: Source, constant: string): Test {
  const strings = STRING_ORDER[operator];
  const { seen } = source;
  return (scope) => {
    const value = source.value(scope);
    if (typeof value !== 'string') return undefined;
    seen?.text(value);
    return strings(value, constant);
  };
}
