import { quote } from '../../go/strconv/quote';
import { formatFloatG, formatFloatShortest, parseGoBool, parseGoFloat, parseGoInt } from '../../go/strconv/strconv';
import type { Result } from '../../text/result';
import { formatDuration, parseDuration } from '../../tickscript/literals';
import { Duration, floatToInt, goTypeOfValue, LambdaError, type LambdaValue, wrap } from '../value';
import { cannotConvert, expects, type LambdaFunction, pure, signature } from './function';

function parsed(result: Result<LambdaValue>): LambdaValue | LambdaError {
  return result.ok ? result.value : new LambdaError(result.error);
}

function toBool(value: LambdaValue | undefined): LambdaValue | LambdaError {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return parsed(parseGoBool(value));
    case 'bigint':
      return value === 0n || value === 1n ? value === 1n : new LambdaError(`cannot convert ${value} to boolean`);
    case 'number':
      return value === 0 || value === 1
        ? value === 1
        : new LambdaError(`cannot convert ${formatFloatG(value)} to boolean`);
    default:
      return cannotConvert(value, 'boolean');
  }
}

function toInt(value: LambdaValue | undefined): LambdaValue | LambdaError {
  switch (typeof value) {
    case 'bigint':
      return value;
    case 'number':
      return floatToInt(value);
    case 'string':
      return parsed(parseGoInt(value));
    case 'boolean':
      return value ? 1n : 0n;
    default:
      return value instanceof Duration ? value.ns : cannotConvert(value, 'integer');
  }
}

function toFloat(value: LambdaValue | undefined): LambdaValue | LambdaError {
  switch (typeof value) {
    case 'bigint':
      return Number(value);
    case 'number':
      return value;
    case 'string':
      return parsed(parseGoFloat(value));
    case 'boolean':
      return value ? 1 : 0;
    default:
      return cannotConvert(value, 'float');
  }
}

function toText(value: LambdaValue | undefined): LambdaValue | LambdaError {
  switch (typeof value) {
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'number':
      return formatFloatShortest(value);
    case 'string':
      return value;
    default:
      return value instanceof Duration ? formatDuration(value.ns) : cannotConvert(value, 'string');
  }
}

function toDuration(args: readonly LambdaValue[]): LambdaValue | LambdaError {
  const [value, unit] = args;
  if (args.length !== 1 && args.length !== 2) {
    return new LambdaError(
      'duration expects one or two arguments duration(value, unit) where unit is optional depending on the type of value.',
    );
  }
  if (value instanceof Duration) return value;
  // The unit of a text is asked for and then ignored.
  if (typeof value === 'string') {
    const read = parseDuration(value);
    return read.ok ? new Duration(read.value) : new LambdaError(`invalid duration string ${quote(value)}`);
  }
  if (typeof value !== 'bigint' && typeof value !== 'number') return cannotConvert(value, 'duration');
  if (unit === undefined) return new LambdaError('duration expects unit argument for int and float values');
  if (!(unit instanceof Duration)) return new LambdaError(`invalid duration unit type: ${goTypeOfValue(unit)}`);
  return new Duration(typeof value === 'bigint' ? wrap(value * unit.ns) : floatToInt(value * Number(unit.ns)));
}

function conversion(
  name: string,
  doc: string,
  result: 'boolean' | 'int' | 'float' | 'string',
  convert: (value: LambdaValue | undefined) => LambdaValue | LambdaError,
): LambdaFunction {
  const from = ['boolean', 'int', 'float', 'string'] as const;
  const signatures = from.map((type) => signature(result, type));
  if (result === 'string') signatures.push(signature(result, 'duration'));
  return pure(name, ['value'], doc, signatures, (args) => (args.length === 1 ? convert(args[0]) : expects(name, 1)));
}

export const CONVERSIONS: readonly LambdaFunction[] = [
  conversion('bool', 'To a boolean: 0 and 1, or text like `true`, `T`, `0`.', 'boolean', toBool),
  conversion('int', 'To an integer. Floats are cut off toward zero; text is read in base 10.', 'int', toInt),
  conversion('float', 'To a float. Text may have an exponent.', 'float', toFloat),
  conversion('string', 'To text. Floats never get an exponent; durations get one unit (`90s`).', 'string', toText),
  pure(
    'duration',
    ['value', 'unit'],
    'To a duration: a number of units, or text like `1h30m` (its unit argument is ignored).',
    [
      signature('duration', 'duration'),
      signature('duration', 'int', 'duration'),
      signature('duration', 'float', 'duration'),
      signature('duration', 'string', 'duration'),
    ],
    toDuration,
  ),
];
