import { log, pow } from '../../go/math/exponential';
import { formatFloat } from '../../go/strconv/strconv';
import { floatToInt } from '../value';
import { cannotConvert, expects, type LambdaFunction, pure, signature } from './function';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];

/** uint64(f) on amd64. */
function floatToUint(value: number): bigint {
  if (value < 2 ** 63) return BigInt.asUintN(64, floatToInt(value));
  return value < 2 ** 64 ? BigInt(Math.trunc(value)) : 1n << 63n;
}

/** humanize.Bytes: powers of 1000, one decimal below ten of a unit. */
function humanBytes(size: bigint): string {
  if (size < 10n) return `${size} B`;
  const number = Number(size);
  const power = Math.min(Math.floor(log(number) / log(1000)), UNITS.length - 1);
  const value = Math.floor((number / pow(1000, power)) * 10 + 0.5) / 10;
  return `${formatFloat(value, 'f', value < 10 ? 1 : 0)} ${UNITS[power]}`;
}

export const HUMAN_BYTES: LambdaFunction = pure(
  'humanBytes',
  ['size'],
  'A number of bytes as people write it: `83 MB`.',
  [signature('string', 'int'), signature('string', 'float')],
  ([size, ...more]) => {
    if (size === undefined || more.length > 0) return expects('humanBytes', 1);
    if (typeof size === 'bigint') return humanBytes(BigInt.asUintN(64, size));
    return typeof size === 'number' ? humanBytes(floatToUint(size)) : cannotConvert(size, 'humanBytes');
  },
);
