/** What a condition wants of the fields that it names. */
import { compileLambda } from '../../lambda/compile';
import { LAMBDA_FUNCTIONS } from '../../lambda/functions/all';
import { isLogical } from '../../lambda/operations';
import { LambdaError, type LambdaValue } from '../../lambda/value';
import { MapFields } from '../../points/fields';
import { TagSet } from '../../points/tags';
import type { BinaryNode, Expression } from '../../tickscript/ast';
import { everyExpression, operandsOf } from '../../tickscript/walk';
import type { FieldMode, Wish } from './wish';

/** Where a name of an expression comes from. */
export interface Leaf {
  readonly wish: Wish;
  readonly field: string;
  readonly mode: FieldMode;
  /** Of a rate or a sum: seconds that it is counted over. */
  readonly seconds?: number;
}

/** By the names of a resolved expression. */
export type Leaves = ReadonlyMap<string, Leaf>;

const ENVIRONMENT = { now: () => 0n, zone: 'UTC', functions: LAMBDA_FUNCTIONS };
/** Functions that remember points: only a leap moves them. */
const REMEMBER = new Set(['sigma', 'spread', 'count']);
/** Functions that look for a text in a text. */
const LOOK_FOR = new Set(['strContains', 'strHasPrefix', 'strHasSuffix', 'strIndex', 'strContainsAny']);
/** What another field is while one is looked for; more than one, because a sum of both should not turn below zero. */
const STEADY = [100, 50, 1, 0];

export function addCondition(condition: Expression, leaves: Leaves): void {
  switch (condition.kind) {
    case 'binary':
      if (isLogical(condition)) for (const part of operandsOf(condition, isLogical)) addCondition(part, leaves);
      else addComparison(condition, leaves);
      return;
    case 'unary':
      addCondition(condition.operand, leaves);
      return;
    case 'reference': {
      const leaf = leaves.get(condition.name);
      if (leaf !== undefined) leaf.wish.field(leaf.field).isBoolean = true;
      return;
    }
    case 'call': {
      const texts = condition.args.flatMap((argument) => (argument.kind === 'string' ? [argument.value] : []));
      for (const leaf of leavesIn(condition, leaves)) {
        const field = leaf.wish.field(leaf.field);
        if (LOOK_FOR.has(condition.name)) for (const text of texts) field.texts.add(text);
      }
      return;
    }
    default:
  }
}

export function leavesIn(expression: Expression, leaves: Leaves): readonly Leaf[] {
  return namesIn(expression).flatMap((name) => leaves.get(name) ?? []);
}

function namesIn(expression: Expression): readonly string[] {
  const names = everyExpression(expression).flatMap((node) => (node.kind === 'reference' ? [node.name] : []));
  // Outside in is right to left: what stands first is looked at first.
  return [...new Set(names.reverse())];
}

function addComparison(node: BinaryNode, leaves: Leaves): void {
  const { left, right, operator } = node;
  const own = leavesIn(node, leaves);
  for (const { wish, field } of own) if (!wish.tags.has(field)) wish.field(field);
  const [side, other] = leavesIn(left, leaves).length > 0 ? [left, right] : [right, left];
  if (other.kind === 'regex') {
    for (const leaf of leavesIn(side, leaves)) addText(leaf, exampleOf(other.pattern));
    return;
  }
  if (other.kind === 'string') {
    for (const leaf of leavesIn(side, leaves)) addText(leaf, other.value);
    return;
  }
  if (other.kind === 'bool') {
    for (const { wish, field } of leavesIn(side, leaves)) wish.field(field).isBoolean = true;
    return;
  }
  const isEqual = operator === '==' || operator === '!=';
  if (everyExpression(side).some((part) => part.kind === 'call' && REMEMBER.has(part.name))) {
    for (const { wish, field } of own) wish.field(field).leaps = true;
    return;
  }
  const turn = turnOf(
    node,
    namesIn(node).filter((name) => leaves.has(name)),
  );
  const leaf = turn === undefined ? undefined : leaves.get(turn.name);
  if (turn === undefined || leaf === undefined) {
    for (const { wish, field } of own) wish.field(field).leaps = true;
    return;
  }
  const wish = leaf.wish.field(leaf.field);
  if (leaf.mode === 'rate') wish.rates.push(turn.at / (leaf.seconds ?? 1));
  else if (leaf.mode === 'sum') wish.sums.push(turn.at / (leaf.seconds ?? 1));
  else if (leaf.mode === 'value') wish.thresholds.push(turn.at);
  else wish.leaps = true;
  if (turn.isInt) wish.isInt = true;
  if (!isEqual) wish.isEqual = false;
  for (const [name, value] of turn.steady) {
    const beside = leaves.get(name);
    if (beside !== undefined && beside !== leaf) beside.wish.field(beside.field).steady = value;
  }
}

/** A name that texts are compared with: a tag where scripts group by it or filter the source, else a field of text. */
function addText({ wish, field }: Leaf, text: string | undefined): void {
  if (text === undefined) return;
  if (wish.tags.has(field)) wish.tag(field, text);
  else wish.field(field).texts.add(text);
}

/** A text that a pattern fits, of the plain ones. */
export function exampleOf(pattern: string): string | undefined {
  const choice = pattern.replace(/^\^?\(?/, '').split('|')[0] ?? '';
  const plain = choice
    .replace(/\\d[+*]?|\[0-9\][+*]?/g, '1')
    .replace(/\\w[+*]?|\.[+*]|\[a-z\][+*]?/g, 'a')
    .replace(/\\(.)/g, '$1')
    .replace(/[()^$?*+]/g, '');
  try {
    return new RegExp(pattern).test(plain) ? plain : undefined;
  } catch {
    return undefined;
  }
}

interface Turn {
  readonly name: string;
  readonly at: number;
  readonly isInt: boolean;
  readonly steady: ReadonlyMap<string, number>;
}

/** The value of the first name at which a comparison turns, with the others held. */
function turnOf({ left, right }: BinaryNode, names: readonly string[]): Turn | undefined {
  const [name, ...others] = names;
  if (name === undefined) return undefined;
  const [ofLeft, ofRight] = [evaluatorOf(left), evaluatorOf(right)];
  if (ofLeft === undefined || ofRight === undefined) return undefined;
  for (const held of STEADY) {
    const steady = new Map(others.map((other) => [other, held]));
    for (const isInt of [false, true]) {
      const difference = (x: number) => {
        const values = new Map([...steady, [name, x] as const]);
        const [a, b] = [ofLeft(values, isInt), ofRight(values, isInt)];
        return a === undefined || b === undefined ? undefined : a - b;
      };
      const at = zeroOf(difference);
      if (at !== undefined && (at >= 0 || held === 0 || others.length === 0)) return { name, at, isInt, steady };
    }
  }
  return undefined;
}

type Evaluator = (values: ReadonlyMap<string, number>, isInt: boolean) => number | undefined;

function evaluatorOf(expression: Expression): Evaluator | undefined {
  const compiled = compileLambda(expression, LAMBDA_FUNCTIONS);
  if (!compiled.ok) return undefined;
  return (values, isInt) => {
    const fields = new Map([...values].map(([name, value]) => [name, isInt ? BigInt(Math.round(value)) : value]));
    const scope = { fields: new MapFields(fields), tags: TagSet.empty, time: 0n, computed: undefined };
    return numberOf(compiled.lambda.instantiate(ENVIRONMENT).evaluate(scope));
  };
}

function numberOf(value: LambdaValue | LambdaError): number | undefined {
  if (value instanceof LambdaError) return undefined;
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Where a function goes through zero: between which powers of ten, then halved. */
function zeroOf(of: (x: number) => number | undefined): number | undefined {
  let before: { readonly x: number; readonly y: number } | undefined;
  for (const x of GRID) {
    const y = of(x);
    if (y === undefined) {
      before = undefined;
      continue;
    }
    if (y === 0) return x;
    if (before !== undefined && y > 0 !== before.y > 0) return rounded(halved(of, before.x, x));
    before = { x, y };
  }
  return undefined;
}

const POWERS = Array.from({ length: 19 }, (_, i) => 10 ** (i - 6));
const GRID = [...POWERS.map((power) => -power).reverse(), 0, ...POWERS];

function halved(of: (x: number) => number | undefined, from: number, to: number): number {
  let [low, high] = [from, to];
  const sign = (of(low) ?? 0) > 0;
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    const y = of(middle);
    if (y === undefined) break;
    if (y > 0 === sign) low = middle;
    else high = middle;
  }
  return high;
}

function rounded(value: number): number {
  return Number(value.toPrecision(9));
}
