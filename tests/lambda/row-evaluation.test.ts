/** Long rows are evaluated without calls inside calls: the same comes out as when they are evaluated piece by piece. */
import { describe, expect, test } from 'vitest';
import { LambdaError, type LambdaValue } from '../../src/lambda/value';
import { Random } from '../fuzz/random';
import { instance, plain, scope } from './fixtures';

const FIELDS = { i: 3n, j: -2n, f: 0.5, g: -1.25, s: 'a', t: 'b', yes: true, no: false };
/** More operators than call each other. */
const LONG = 101;

interface Kind {
  readonly operators: readonly string[];
  readonly operands: readonly string[];
}
const KINDS: Readonly<Record<string, Kind>> = {
  ints: { operators: ['+', '-'], operands: ['"i"', '"j"', '7', '1'] },
  floats: { operators: ['+', '-'], operands: ['"f"', '"g"', '2.5', '0.1'] },
  products: { operators: ['*', '/'], operands: ['"f"', '"g"', '2.0', '0.75'] },
  texts: { operators: ['+'], operands: ['"s"', '"t"', "'x'", "''"] },
  all: { operators: ['AND'], operands: ['"yes"', 'TRUE', '"i" > 2', '"f" < 1.0', '"s" == \'a\''] },
  any: { operators: ['OR'], operands: ['"no"', 'FALSE', '"i" < 2', '"f" > 1.0', '"s" == \'b\''] },
};
/** What fits nowhere, is not there, or decides. */
const OTHERS = ['"none"', '"s"', '"i"', '"f"', '"yes"', '"no"', "'x'", '1', '1.5', 'TRUE', 'FALSE'];

function evaluated(text: string, first?: LambdaValue): LambdaValue | LambdaError {
  return instance(text).evaluate(scope(FIELDS, {}, first === undefined ? {} : { first }));
}

describe.each(Object.entries(KINDS))('%s', (_, { operators, operands }) => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))('of seed %i', (seed) => {
    const random = new Random(seed);
    const parts = [random.pick(operands)];
    const other = random.chance(0.5) ? random.below(LONG) : -1;
    for (let n = 0; n < LONG + random.below(40); n++)
      parts.push(random.pick(operators), random.pick(n === other ? OTHERS : operands));
    let value: LambdaValue | LambdaError;
    try {
      value = evaluated(parts.join(' '));
    } catch (refused) {
      // What is known before a point comes is refused for the pieces, too.
      expect(() => piecewise(parts)).toThrow();
      expect(refused).toBeInstanceOf(Error);
      return;
    }
    const pieces = piecewise(parts);
    if (value instanceof LambdaError) expect(pieces).toBeInstanceOf(LambdaError);
    else expect(plain(pieces)).toEqual(plain(value));
  });
});

function piecewise(parts: readonly string[]): LambdaValue | LambdaError {
  const size = 2 * 20;
  let value = evaluated(parts.slice(0, size + 1).join(' '));
  for (let at = size + 1; at < parts.length && !(value instanceof LambdaError); at += size)
    value = evaluated(['"first"', ...parts.slice(at, at + size)].join(' '), value);
  return value;
}
