/** Arguments of functions. InfluxDB query/compile.go, v1.6. */
import { formatDuration } from '../../tickscript/literals';
import { goTypeOfExpression, InfluxQueryError } from '../error';
import type { CallExpression, InfluxExpression } from '../syntax/ast';
import { printExpression } from '../syntax/print';

export interface FunctionRules {
  readonly least: number;
  readonly most: number;
  /** What the first argument may be. */
  readonly of: 'field' | 'field or distinct' | 'field or aggregate' | 'aggregate';
  /** Whether the function chooses points. */
  readonly selects?: boolean;
  check?(args: readonly InfluxExpression[], name: string): void;
  /** How many intervals before the first one it reads. */
  extraIntervals?(args: readonly InfluxExpression[]): bigint;
}

const AGGREGATE: FunctionRules = { least: 1, most: 1, of: 'field' };
const SELECTOR: FunctionRules = { ...AGGREGATE, selects: true };
const ONE_BEFORE = () => 1n;
const HOLT_WINTERS: FunctionRules = { least: 3, most: 3, of: 'aggregate', check: checkHoltWinters };
const DERIVATIVE: FunctionRules = {
  least: 1,
  most: 2,
  of: 'field or aggregate',
  check: ([, unit], name) => checkUnit(unit, name),
  extraIntervals: ONE_BEFORE,
};
const DIFFERENCE: FunctionRules = { least: 1, most: 1, of: 'field or aggregate', extraIntervals: ONE_BEFORE };

const AVERAGE_INDICATOR: FunctionRules = {
  least: 2,
  most: 4,
  of: 'field or aggregate',
  check: checkIndicator,
  extraIntervals: ([, period]) => (period?.kind === 'integer' ? period.value : 1n),
};

const RULES: Readonly<Record<string, FunctionRules>> = {
  max: SELECTOR,
  min: SELECTOR,
  first: SELECTOR,
  last: SELECTOR,
  count: { ...AGGREGATE, of: 'field or distinct' },
  sum: AGGREGATE,
  mean: AGGREGATE,
  median: AGGREGATE,
  mode: AGGREGATE,
  stddev: AGGREGATE,
  spread: AGGREGATE,
  percentile: { least: 2, most: 2, of: 'field', selects: true, check: checkPercentile },
  sample: { least: 2, most: 2, of: 'field', selects: true, check: checkSample },
  derivative: DERIVATIVE,
  non_negative_derivative: DERIVATIVE,
  elapsed: DERIVATIVE,
  difference: DIFFERENCE,
  non_negative_difference: DIFFERENCE,
  cumulative_sum: DIFFERENCE,
  moving_average: {
    least: 2,
    most: 2,
    of: 'field or aggregate',
    check: checkMovingAverage,
    extraIntervals: ([, n]) => (n?.kind === 'integer' ? n.value : 1n),
  },
  integral: { least: 1, most: 2, of: 'field', check: ([, unit]) => checkUnit(unit) },
  holt_winters: HOLT_WINTERS,
  holt_winters_with_fit: HOLT_WINTERS,
  exponential_moving_average: AVERAGE_INDICATOR,
  double_exponential_moving_average: AVERAGE_INDICATOR,
  triple_exponential_moving_average: AVERAGE_INDICATOR,
  relative_strength_index: AVERAGE_INDICATOR,
  triple_exponential_derivative: AVERAGE_INDICATOR,
  chande_momentum_oscillator: AVERAGE_INDICATOR,
  kaufmans_efficiency_ratio: { ...AVERAGE_INDICATOR, most: 3 },
  kaufmans_adaptive_moving_average: { ...AVERAGE_INDICATOR, most: 3 },
};

export function functionRules(name: string): FunctionRules | undefined {
  return Object.hasOwn(RULES, name) ? RULES[name] : undefined;
}

export function checkArguments({ name, args }: CallExpression, { least, most, check }: FunctionRules): void {
  if (args.length < least || args.length > most) {
    const wanted = least === most ? `expected ${least}` : `expected at least ${least}`;
    const limit = least === most || most === Number.POSITIVE_INFINITY ? '' : ` but no more than ${most}`;
    throw new InfluxQueryError(`invalid number of arguments for ${name}, ${wanted}${limit}, got ${args.length}`);
  }
  if (name === 'top' || name === 'bottom') checkTop(args, name);
  check?.(args, name);
}

function checkUnit(unit: InfluxExpression | undefined, name?: string): void {
  if (unit === undefined) return;
  if (unit.kind !== 'duration') {
    const which = name === undefined ? 'second argument' : `second argument to ${name}`;
    const got = name === undefined ? '' : `, got ${goTypeOfExpression(unit.kind)}`;
    throw new InfluxQueryError(`${which} must be a duration${got}`);
  }
  if (unit.value <= 0n) {
    throw new InfluxQueryError(`duration argument must be positive, got ${formatDuration(unit.value)}`);
  }
}

function checkPercentile([, percent]: readonly InfluxExpression[]): void {
  if (percent?.kind !== 'integer' && percent?.kind !== 'number') {
    throw new InfluxQueryError('expected float argument in percentile()');
  }
}

function checkSample([, size]: readonly InfluxExpression[]): void {
  if (size?.kind !== 'integer') throw new InfluxQueryError('expected integer argument in sample()');
  if (size.value <= 0n) throw new InfluxQueryError(`sample window must be greater than 1, got ${size.value}`);
}

function checkMovingAverage([, size]: readonly InfluxExpression[]): void {
  if (size?.kind !== 'integer') {
    const got = goTypeOfExpression(size?.kind ?? '');
    throw new InfluxQueryError(`second argument for moving_average must be an integer, got ${got}`);
  }
  if (size.value <= 1n) {
    throw new InfluxQueryError(`moving_average window must be greater than 1, got ${size.value}`);
  }
}

function checkHoltWinters([, horizon, season]: readonly InfluxExpression[], name: string): void {
  if (horizon?.kind !== 'integer') throw new InfluxQueryError(`expected integer argument as second arg in ${name}`);
  if (horizon.value <= 0n) {
    throw new InfluxQueryError(`second arg to ${name} must be greater than 0, got ${horizon.value}`);
  }
  if (season?.kind !== 'integer') throw new InfluxQueryError(`expected integer argument as third arg in ${name}`);
  if (season.value < 0n) throw new InfluxQueryError(`third arg to ${name} cannot be negative, got ${season.value}`);
}

function checkIndicator([, period, hold, warmup]: readonly InfluxExpression[], name: string): void {
  if (period?.kind !== 'integer') throw new InfluxQueryError(`${name} period must be an integer`);
  if (period.value < 1n) throw new InfluxQueryError(`${name} period must be greater than or equal to 1`);
  if (hold !== undefined && hold.kind !== 'integer') {
    throw new InfluxQueryError(`${name} hold period must be an integer`);
  }
  const least = name === 'triple_exponential_derivative' ? 1n : 0n;
  if (hold !== undefined && hold.value < least && hold.value !== -1n) {
    throw new InfluxQueryError(`${name} hold period must be greater than or equal to ${least}`);
  }
  if (warmup === undefined) return;
  if (warmup.kind !== 'string') throw new InfluxQueryError(`${name} warmup type must be a string`);
  const known = ['exponential', 'simple'];
  if (name === 'chande_momentum_oscillator') known.unshift('none');
  if (known.includes(warmup.value)) return;
  const shown = known.map((type) => `'${type}'`).join(' ');
  throw new InfluxQueryError(`${name} warmup type must be one of: ${shown}`);
}

function checkTop(args: readonly InfluxExpression[], name: string): void {
  const [field, ...rest] = args;
  const n = rest.pop();
  if (field === undefined || n === undefined) return;
  if (n.kind !== 'integer') {
    throw new InfluxQueryError(`expected integer as last argument in ${name}(), found ${printExpression(n)}`);
  }
  if (n.value <= 0n) throw new InfluxQueryError(`limit (${n.value}) in ${name} function must be at least 1`);
  if (field.kind !== 'variable') {
    throw new InfluxQueryError(`expected first argument to be a field in ${name}(), found ${printExpression(field)}`);
  }
  for (const tag of rest) {
    if (tag.kind === 'variable') continue;
    throw new InfluxQueryError(`only fields or tags are allowed in ${name}(), found ${printExpression(tag)}`);
  }
}
