import type { FunctionState } from '../function-state';
import { LambdaError } from '../value';
import { type Call, expects, type LambdaFunction, type Signature, signature } from './function';

function stateful(
  name: string,
  parameterNames: readonly string[],
  doc: string,
  signatures: readonly Signature[],
  call: Call,
): LambdaFunction {
  return { name, parameterNames, doc, signatures, isStateful: true, call };
}

/** A function of one float that remembers. */
function ofFloats(name: string, doc: string, next: (x: number, state: FunctionState) => number): LambdaFunction {
  return stateful(name, ['value'], doc, [signature('float', 'float')], ([x, ...more], state) => {
    if (x === undefined || more.length > 0) return expects(name, 1);
    return typeof x === 'number' ? next(x, state) : new LambdaError('value is not a float');
  });
}

/** Welford's running mean and sample variance, the value at hand included. */
function nextSigma(x: number, { sigma }: FunctionState): number {
  sigma.seen++;
  const delta = x - sigma.mean;
  sigma.mean += delta / sigma.seen;
  sigma.squares += delta * (x - sigma.mean);
  const variance = sigma.squares / (sigma.seen - 1);
  return sigma.seen < 2 || variance === 0 ? 0 : Math.abs(x - sigma.mean) / Math.sqrt(variance);
}

function nextSpread(x: number, { spread }: FunctionState): number {
  if (x < spread.min) spread.min = x;
  if (x > spread.max) spread.max = x;
  return spread.max - spread.min;
}

/** SplitMix64: well spread, and the same in every run. */
function nextRandom(state: FunctionState): bigint {
  state.random = BigInt.asUintN(64, state.random + 0x9e37_79b9_7f4a_7c15n);
  let z = state.random;
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58_476d_1ce4_e5b9n);
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d0_49bb_1331_11ebn);
  return z ^ (z >> 31n);
}

const MAX_INT64 = (1n << 63n) - 1n;

export const STATEFUL: readonly LambdaFunction[] = [
  stateful('count', [], 'How often it was called in this expression and group.', [signature('int')], (_args, state) => {
    state.count++;
    return state.count;
  }),
  ofFloats('sigma', 'How many standard deviations the value is away from the mean of all values so far.', nextSigma),
  ofFloats('spread', 'Difference of the largest and the smallest value so far.', nextSpread),
  stateful(
    'rand',
    ['limit'],
    'A random integer: of 63 bits, or below the limit.',
    [signature('int'), signature('int', 'int')],
    (args, state) => {
      const [limit] = args;
      if (args.length > 1) return new LambdaError('rand expects zero or one argument');
      if (limit === undefined) return nextRandom(state) & MAX_INT64;
      if (typeof limit !== 'bigint') return new LambdaError('value is not an int');
      const bound = BigInt.asUintN(64, limit);
      return bound === 0n ? 0n : (nextRandom(state) % bound) & MAX_INT64;
    },
  ),
];
