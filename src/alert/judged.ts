/** What an alert judges: the values that its conditions compare with something constant, and where they turn. */

import type { OrderOperator } from '../lambda/comparisons';
import { type Condition, conditionOf, isPure } from '../lambda/condition';
import type { LambdaFunctions } from '../lambda/functions/core';
import { quantityOf } from '../lambda/value';
import type { Range } from '../text/range';
import type { Expression } from '../tickscript/ast';
import { formatExpression } from '../tickscript/format';
import { complement, EVERYTHING, type Interval, intersection, NOTHING, region, union } from './intervals';
import type { LevelIndex } from './level';

export type LevelProperty = 'crit' | 'critReset' | 'warn' | 'warnReset' | 'info' | 'infoReset';

/** The conditions of an alert, the highest level first; a reset behind its level. */
export const LEVEL_PROPERTIES: readonly { readonly property: LevelProperty; readonly level: LevelIndex }[] = [
  { property: 'crit', level: 3 },
  { property: 'critReset', level: 3 },
  { property: 'warn', level: 2 },
  { property: 'warnReset', level: 2 },
  { property: 'info', level: 1 },
  { property: 'infoReset', level: 1 },
];

/** One value that is judged. Plain data. */
export interface JudgedValue {
  /** As the script writes it, vars in their places: `sigma("v")`. */
  readonly text: string;
  /** `step`: a condition that compares no quantity; 1 where it held, 0 where not. Durations are in nanoseconds. */
  readonly kind: 'number' | 'duration' | 'step';
  /** It is a time of day or a date: of the clock, not of what the points hold. */
  readonly ofClock: boolean;
  readonly thresholds: readonly JudgedThreshold[];
  readonly bands: readonly JudgedBand[];
}
export interface JudgedThreshold {
  readonly property: LevelProperty;
  readonly level: LevelIndex;
  /** As if the value stood on the left. */
  readonly operator: OrderOperator;
  /** As it is drawn. */
  readonly value: number;
  readonly text: string;
  readonly type: 'int' | 'float' | 'duration';
  /** Where the script has it, or the var in its place. */
  readonly range: Range;
}
/** For which values a condition speaks. */
export interface JudgedBand {
  readonly property: LevelProperty;
  readonly level: LevelIndex;
  readonly intervals: readonly Interval[];
  /** The condition holds for these values and for no others, whatever else the point has. */
  readonly decides: boolean;
}

export interface Judged {
  readonly values: readonly JudgedValue[];
  /** Which value each part of the conditions is, by its index. */
  readonly slots: ReadonlyMap<Expression, number>;
}

/** Values of one alert; the conditions of a generated script may be endless. */
const MOST_VALUES = 16;
/** Comparisons of one condition; one with more is a step. */
const MOST_COMPARISONS = 64;

/** What the conditions judge, in the order of the levels. */
export function judgedBy(
  conditions: readonly { readonly property: LevelProperty; readonly expression: Expression }[],
  functions: LambdaFunctions,
): Judged {
  const found = new Map<string, Found>();
  const slots = new Map<Expression, number>();
  const read = conditions.map(({ property, expression }) => {
    const condition = conditionOf(expression, functions);
    const isEndless = comparisonsIn(condition) > MOST_COMPARISONS;
    return { property, condition: isEndless ? ({ kind: 'other', expression } as const) : condition };
  });
  for (const { property, condition } of read) collect(condition, property, functions, found, slots);
  const values = [...found.values()].map((value, slot): JudgedValue => {
    const bands = read.flatMap(({ property, condition }) => {
      const told = tell(condition, slot, slots);
      return told.isAbout
        ? [{ property, level: levelOf(property), intervals: told.intervals, decides: told.decides }]
        : [];
    });
    return { ...value, bands };
  });
  return { values, slots };
}

function levelOf(wanted: LevelProperty): LevelIndex {
  return LEVEL_PROPERTIES.find(({ property }) => property === wanted)?.level ?? 0;
}

function comparisonsIn(condition: Condition): number {
  let found = 0;
  const waiting = [condition];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.kind === 'joined') waiting.push(part.left, part.right);
    else if (part.kind === 'not') waiting.push(part.operand);
    else found++;
  }
  return found;
}

interface Found extends Omit<JudgedValue, 'bands'> {
  readonly thresholds: JudgedThreshold[];
}

function collect(
  condition: Condition,
  property: LevelProperty,
  functions: LambdaFunctions,
  found: Map<string, Found>,
  slots: Map<Expression, number>,
): void {
  switch (condition.kind) {
    case 'joined':
      collect(condition.left, property, functions, found, slots);
      collect(condition.right, property, functions, found, slots);
      return;
    case 'not':
      collect(condition.operand, property, functions, found, slots);
      return;
    case 'other':
      place(condition.expression, 'step', functions, found, slots);
      return;
    case 'comparison': {
      const { judged, operator, threshold } = condition;
      const { value, expression } = threshold;
      const kind = typeof value === 'object' ? 'duration' : 'number';
      place(judged, kind, functions, found, slots)?.thresholds.push({
        property,
        level: levelOf(property),
        operator,
        value: quantityOf(value),
        text: textOf(expression),
        type: typeof value === 'bigint' ? 'int' : typeof value === 'number' ? 'float' : 'duration',
        range: expression.range,
      });
    }
  }
}

/** What remembers is a value of its own at each place: crit's `sigma("v")` has seen other points than warn's. */
function place(
  expression: Expression,
  kind: JudgedValue['kind'],
  functions: LambdaFunctions,
  found: Map<string, Found>,
  slots: Map<Expression, number>,
): Found | undefined {
  const before = slots.get(expression);
  if (before !== undefined) return [...found.values()][before];
  const text = textOf(expression);
  const key = isPure(expression, functions) ? `${kind} ${text}` : `${found.size} ${kind} ${text}`;
  const known = found.get(key);
  if (known === undefined && found.size >= MOST_VALUES) return undefined;
  const value: Found = known ?? { text, kind, ofClock: isOfClock(expression), thresholds: [] };
  if (known === undefined) found.set(key, value);
  slots.set(expression, [...found.keys()].indexOf(key));
  return value;
}

function textOf(expression: Expression): string {
  return formatExpression(expression.kind === 'binary' ? { ...expression, parenthesised: false } : expression);
}

function isOfClock(expression: Expression): boolean {
  return expression.kind === 'call' && expression.args.some((arg) => arg.kind === 'reference' && arg.name === 'time');
}

interface Told {
  readonly intervals: readonly Interval[];
  readonly decides: boolean;
  readonly isAbout: boolean;
}

/** What a condition says about one value; what it says about others is left open, so that it does not matter. */
function tell(condition: Condition, slot: number, slots: ReadonlyMap<Expression, number>): Told {
  switch (condition.kind) {
    case 'comparison': {
      if (slots.get(condition.judged) !== slot) return OPEN;
      const { operator, threshold } = condition;
      return { intervals: region(operator, quantityOf(threshold.value)), decides: true, isAbout: true };
    }
    case 'other':
      if (slots.get(condition.expression) !== slot) return OPEN;
      return { intervals: region('>', 0.5), decides: true, isAbout: true };
    case 'not': {
      const operand = tell(condition.operand, slot, slots);
      return { ...operand, intervals: operand.isAbout ? complement(operand.intervals) : EVERYTHING };
    }
    case 'joined': {
      const left = tell(condition.left, slot, slots);
      const right = tell(condition.right, slot, slots);
      if (!left.isAbout) return { ...right, decides: false };
      if (!right.isAbout) return { ...left, decides: false };
      const join = condition.by === 'AND' ? intersection : union;
      return {
        intervals: join(left.intervals, right.intervals),
        decides: left.decides && right.decides,
        isAbout: true,
      };
    }
  }
}

const OPEN: Told = { intervals: NOTHING, decides: false, isAbout: false };
