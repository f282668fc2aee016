/** The value of a field at each point of a group. */
import type { Random } from './random';
import type { RecipeField } from './recipe';

/** Where a point stands. */
export interface ShapePlace {
  /** Nanoseconds of a whole turn. */
  readonly period: number;
  /** Nanoseconds between two points. */
  readonly every: number;
  /** Which of the groups it is, from 0 up to 1: they go the same way one after the other. */
  readonly shift: number;
}

/** Gives one value after the other, for points `every` apart. */
export type Values = () => MadeValue;

export type MadeValue = number | bigint | string | boolean;

export function valuesOf(field: RecipeField, place: ShapePlace, random: Random): Values {
  const { shape, values, noise } = field;
  if (shape === 'values' || (shape === 'constant' && values.length > 0)) return fromList(field, place);
  const next = NUMBERS[shape](field, place, random);
  return () => numberOf(next() + (noise === 0 ? 0 : (random() * 2 - 1) * noise), field);
}

type Numbers = (field: RecipeField, place: ShapePlace, random: Random) => () => number;

const NUMBERS: Readonly<Record<Exclude<RecipeField['shape'], 'values'>, Numbers>> = {
  constant: ({ high }) => {
    return () => high;
  },
  sine: ({ low, high }, place) => {
    const turn = turns(place);
    return () => (low + high) / 2 - ((high - low) / 2) * Math.cos(2 * Math.PI * turn());
  },
  ramp: ({ low, high }, place) => {
    const turn = turns(place);
    return () => low + (high - low) * turn();
  },
  step: ({ low, high }, place) => {
    const turn = turns(place);
    return () => (turn() < 0.5 ? low : high);
  },
  spike: ({ low, high }, place, random) => {
    const inTurn = pointsInTurn(place);
    const width = Math.max(1, Math.round(inTurn / 8));
    let at = 0;
    let from = 0;
    return () => {
      // Never at the beginning of a turn, so that everything begins well.
      if (at === 0) from = Math.min(inTurn - 1, Math.floor(inTurn / 4 + random() * Math.max(1, inTurn * 0.7 - width)));
      const isHigh = at >= from && at < from + width;
      at = (at + 1) % inTurn;
      return isHigh ? high : low;
    };
  },
  noise:
    ({ low, high }, _, random) =>
    () =>
      low + random() * (high - low),
  counter: ({ low, high }, place, random) => {
    const inTurn = pointsInTurn(place);
    let at = Math.floor(inTurn * (place.shift / 2));
    let sum = 0;
    return () => {
      const value = sum;
      at++;
      sum = at % inTurn === 0 ? 0 : sum + low + random() * (high - low);
      return value;
    };
  },
};

function pointsInTurn({ period, every }: ShapePlace): number {
  return Math.max(2, Math.round(period / every));
}

/** How much of a turn is over, from 0 up to 1. */
function turns({ period, every, shift }: ShapePlace): () => number {
  let index = 0;
  return () => {
    const turn = (index++ * every) / period + shift;
    return turn - Math.floor(turn);
  };
}

function fromList(field: RecipeField, place: ShapePlace): Values {
  const { values, shape } = field;
  const turn = turns(place);
  return () => {
    const value = values[shape === 'constant' ? 0 : Math.floor(turn() * values.length)] ?? 0;
    return typeof value === 'number' ? numberOf(value, field) : value;
  };
}

function numberOf(value: number, { isInt, low, high }: RecipeField): MadeValue {
  if (isInt) return BigInt(Math.round(value));
  // As many decimals as tell a hundredth of the range, and two at least.
  const span = Math.abs(high - low) || Math.abs(value) || 1;
  const decimals = Math.min(12, Math.max(2, 2 - Math.floor(Math.log10(span))));
  return Number(value.toFixed(decimals));
}
