import { compareStrings } from '../go/bytes';

/** The comparisons that numbers, strings and durations have. */
export type OrderOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type Order<T> = { readonly [K in OrderOperator]: (left: T, right: T) => boolean };

export const ORDER_OPERATORS: readonly OrderOperator[] = ['==', '!=', '<', '<=', '>', '>='];

/** The same comparison with its sides exchanged. */
export const MIRRORED: { readonly [K in OrderOperator]: OrderOperator } = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** A NaN is different from everything and in no order with anything. */
export const FLOAT_ORDER: Order<number> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** Of ints and of the nanoseconds of durations. */
export const INT_ORDER: Order<bigint> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** By bytes. */
export const STRING_ORDER: Order<string> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '<': (left, right) => compareStrings(left, right) < 0,
  '<=': (left, right) => compareStrings(left, right) <= 0,
  '>': (left, right) => compareStrings(left, right) > 0,
  '>=': (left, right) => compareStrings(left, right) >= 0,
};

export function isOrderOperator(operator: string): operator is OrderOperator {
  return operator in FLOAT_ORDER;
}
