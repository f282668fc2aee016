import { judgedBy, LEVEL_PROPERTIES } from '../../alert/judged';
import { CRITICAL, INFO, type LevelIndex, levelName, OK, WARNING } from '../../alert/level';
import type { Lambda, Refusal } from '../../definition/value';
import { isRefusal } from '../../definition/value';
import { compileLambda, type LambdaInstance } from '../../lambda/compile';
import type { Scope } from '../../lambda/scope';
import { LambdaError } from '../../lambda/value';
import type { Watch } from '../../lambda/watch';
import { NO_FIELDS } from '../../points/fields';
import type { BatchPoint } from '../../points/point';
import { TagSet } from '../../points/tags';
import type { NodeContext } from '../context';
import type { Conditions } from '../node';
import type { AlertOptions } from './options';

/** Which level a point has. One instance of each expression serves all groups, so stateful functions mix them. */
export class Levels {
  readonly #scope: Scope = { fields: NO_FIELDS, tags: TagSet.empty, time: 0n, computed: undefined };

  private constructor(
    private readonly context: NodeContext,
    /** By level; OK has none. */
    private readonly levels: readonly (LambdaInstance | undefined)[],
    private readonly resets: readonly (LambdaInstance | undefined)[],
    /** What the values are that the point evaluated last was judged by. */
    readonly judged: Float64Array,
  ) {}

  static compile(options: AlertOptions, context: NodeContext): Levels | Refusal {
    const watch = watched(options, context);
    const levels: (LambdaInstance | undefined)[] = [undefined];
    const resets: (LambdaInstance | undefined)[] = [undefined];
    for (const name of LEVEL_NAMES.slice(1)) {
      const level = compile(options[name], name, context, watch);
      if (level !== undefined && isRefusal(level)) return level;
      levels.push(level);
      // The reset of a level that is not set is not even compiled.
      const reset = level === undefined ? undefined : compile(options[`${name}Reset`], `${name}Reset`, context, watch);
      if (reset !== undefined && isRefusal(reset)) return reset;
      resets.push(reset);
    }
    return new Levels(context, levels, resets, watch.values);
  }

  /** Of the levels that are set, the lowest first. */
  get conditions(): Conditions {
    return LEVEL_NAMES.slice(1).flatMap((name, index) => {
      const level = this.levels[index + 1];
      return level === undefined ? [] : [[name, level.lambda]];
    });
  }

  /**
   * First the current level and those above it, the highest first; then the current level's reset; then the levels up to
   * the current one, which is so tested a second time.
   */
  determine(point: BatchPoint, current: LevelIndex): LevelIndex {
    const scope = this.#scope;
    scope.fields = point.fields;
    scope.tags = point.tags;
    scope.time = point.time;
    this.judged.fill(Number.NaN);
    const above = this.#highest(CRITICAL, current === OK ? OK : current - 1);
    if (above !== OK || current === OK) return above;
    const reset = this.resets[current];
    if (reset !== undefined && !this.#passes(reset, current)) return current;
    return this.#highest(current, OK);
  }

  /** The highest level from `start` down to above `stop` whose expression is true. */
  #highest(start: number, stop: number): LevelIndex {
    for (let level = start; level > stop; level--) {
      const expression = this.levels[level];
      if (expression === undefined) continue;
      const result = expression.evaluateBool(this.#scope);
      if (result === true) return asLevel(level);
      if (result !== false) this.#fail('error evaluating expression for level', result, asLevel(level));
    }
    return OK;
  }

  /** A reset that cannot be evaluated counts as passed. */
  #passes(reset: LambdaInstance, level: LevelIndex): boolean {
    const result = reset.evaluateBool(this.#scope);
    if (!(result instanceof LambdaError)) return result;
    this.#fail('error evaluating reset expression for current level', result, level);
    return true;
  }

  #fail(message: string, error: LambdaError, level: LevelIndex): void {
    this.context.error(message, error.message, [['level', levelName(level)]]);
  }
}

/** By level. */
const LEVEL_NAMES = ['info', 'info', 'warn', 'crit'] as const;

const LEVEL_INDEXES = [OK, INFO, WARNING, CRITICAL] as const;

function asLevel(level: number): LevelIndex {
  return LEVEL_INDEXES[level] ?? OK;
}

/** Keeps what the conditions judge. The reset of a level that is not set judges nothing. */
function watched(options: AlertOptions, { environment, services }: NodeContext): Watch {
  const conditions = LEVEL_PROPERTIES.flatMap(({ property, level }) => {
    const lambda = options[property];
    const isAsked = options[LEVEL_NAMES[level]] !== undefined;
    return lambda === undefined || !isAsked ? [] : [{ property, expression: lambda.node.expression }];
  });
  const { values, slots } = judgedBy(conditions, environment.functions);
  return { slots, values: services.judges(values) };
}

function compile(
  lambda: Lambda | undefined,
  name: string,
  context: NodeContext,
  watch: Watch,
): LambdaInstance | Refusal | undefined {
  if (lambda === undefined) return undefined;
  const compiled = compileLambda(lambda.node.expression, context.environment.functions, watch);
  return compiled.ok
    ? compiled.lambda.instantiate(context.environment)
    : { ok: false, error: `Failed to compile stateful expression for ${name}: ${compiled.error}` };
}
