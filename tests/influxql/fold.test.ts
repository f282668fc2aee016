import { expect, test } from 'vitest';
import { folded } from '../../src/influxql/expression/fold';
import type { InfluxExpression, Operator } from '../../src/influxql/syntax/ast';

const integer = (value: bigint): InfluxExpression => ({ kind: 'integer', value });
const number = (value: number): InfluxExpression => ({ kind: 'number', value });

const duration = (value: bigint): InfluxExpression => ({ kind: 'duration', value });
const text = (value: string): InfluxExpression => ({ kind: 'string', value });
const flag = (value: boolean): InfluxExpression => ({ kind: 'boolean', value });
const binary = (left: InfluxExpression, operator: Operator, right: InfluxExpression): InfluxExpression => ({
  kind: 'binary',
  operator,
  left,
  right,
});

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
  [integer(6n), '+', { kind: 'duration', value: 4n }, { kind: 'time', value: 10n }],
  [integer(6n), '-', { kind: 'duration', value: 4n }, { kind: 'time', value: 2n }],
  [duration(6n), '+', duration(4n), duration(10n)],
  [duration(6n), '-', duration(4n), duration(2n)],
  [duration(6n), '>', duration(4n), flag(true)],
  [duration(6n), '*', duration(4n), binary(duration(6n), '*', duration(4n))],
  [duration(6n), '*', integer(4n), duration(24n)],
  [duration(6n), '*', number(2.9), duration(12n)],
  [duration(6n), '/', integer(4n), duration(1n)],
  [duration(6n), '/', integer(0n), duration(0n)],
  [duration(6n), '%', integer(4n), binary(duration(6n), '%', integer(4n))],
  [duration(6n), '+', { kind: 'time', value: 4n }, { kind: 'time', value: 10n }],
  [duration(6n), '-', { kind: 'time', value: 4n }, binary(duration(6n), '-', { kind: 'time', value: 4n })],
  [duration(5n), '+', text('2018-01-01'), { kind: 'time', value: 1_514_764_800_000_000_005n }],
  [duration(5n), '-', text('2018-01-01'), binary(duration(5n), '-', text('2018-01-01'))],
  [duration(5n), '+', text('a'), binary(duration(5n), '+', text('a'))],
  [duration(5n), '+', flag(true), binary(duration(5n), '+', flag(true))],
  [text('a'), '+', text('b'), text('ab')],
  [text('a'), '=', text('a'), flag(true)],
  [text('a'), '=', text('b'), flag(false)],
  [text('a'), '!=', text('b'), flag(true)],
  // The same time in two writings.
  [text('2018-01-01'), '=', text('2018-01-01T00:00:00Z'), flag(true)],
  [text('2018-01-01'), '=', text('2018-01-02'), flag(false)],
  [text('2018-01-01'), '=', text('a'), flag(false)],
  [
    text('2018-01-01T00:00:00Z'),
    '+',
    { kind: 'duration', value: 5n },
    { kind: 'time', value: 1_514_764_800_000_000_005n },
  ],
  [text('a'), '+', integer(1n), binary(text('a'), '+', integer(1n))],
  [text('2018-01-01'), '+', flag(true), binary(text('2018-01-01'), '+', flag(true))],
];

test.each(CASES.map(([left, operator, right, expected], i) => ({ i, left, operator, right, expected })))(
  '$i: $operator',
  ({ left, operator, right, expected }) => {
    expect(folded({ kind: 'binary', operator, left, right })).toEqual(expected);
  },
);

test.each<[what: string, args: readonly InfluxExpression[], math: boolean, expected: InfluxExpression]>([
  ['a float', [number(-2.5)], true, number(2.5)],
  // InfluxDB gives integers back as they are.
  ['an integer', [integer(-2n)], true, integer(-2n)],
  ['a text', [text('a')], true, { kind: 'call', name: 'abs', args: [text('a')] }],
  ['nothing', [], true, { kind: 'call', name: 'abs', args: [] }],
  ['a float where no function is folded', [number(-2.5)], false, { kind: 'call', name: 'abs', args: [number(-2.5)] }],
])('abs of %s', (_, args, math, expected) => {
  expect(folded({ kind: 'call', name: 'abs', args }, { math })).toEqual(expected);
});
