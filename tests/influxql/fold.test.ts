import { expect, test } from 'vitest';
import { folded } from '../../src/influxql/expression/fold';
import type { InfluxExpression, Operator } from '../../src/influxql/syntax/ast';

const integer = (value: bigint): InfluxExpression => ({ kind: 'integer', value });
const number = (value: number): InfluxExpression => ({ kind: 'number', value });

const CASES: readonly (readonly [InfluxExpression, Operator, InfluxExpression, InfluxExpression])[] = [
  [integer(7n), '%', integer(4n), integer(3n)],
  [integer(-7n), '%', integer(4n), integer(-3n)],
  [integer(7n), '%', integer(0n), integer(0n)],
  [integer(7n), '/', integer(2n), number(3.5)],
  [integer(7n), '/', integer(0n), number(0)],
  [number(7.5), '/', number(0), number(0)],
  [number(7.5), '%', number(2), number(1.5)],
  [number(7.5), '%', number(0), number(Number.NaN)],
  [integer(9223372036854775807n), '+', integer(1n), integer(-9223372036854775808n)],
  [integer(6n), '^', integer(3n), integer(5n)],
  [integer(6n), '&', integer(3n), integer(2n)],
  [integer(6n), '|', integer(3n), integer(7n)],
];

test.each(CASES.map(([left, operator, right, expected], i) => ({ i, left, operator, right, expected })))(
  '$i: $operator',
  ({ left, operator, right, expected }) => {
    expect(folded({ kind: 'binary', operator, left, right })).toEqual(expected);
  },
);
