/** Cells of CSV files as values and times. */
import { parseRFC3339 } from '../../../go/time/time';
import { unitOf } from '../../line-protocol/line-file';
import type { FieldValue } from '../../value';

const FLOAT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const INTEGER = /^([+-]?\d+)i$/;
const DIGITS = /^-?\d+$/;
const INT64 = 1n << 63n;

/** Whether a cell looks like a field rather than a tag: a number or a boolean, as line protocol writes them. */
export function looksLikeField(cell: string): boolean {
  return FLOAT.test(cell) || INTEGER.test(cell) || /^(?:true|false)$/i.test(cell);
}

/** A number is a float, with an `i` behind it an integer; `true` and `false` are booleans; all else is text. */
export function readCell(cell: string): FieldValue | undefined {
  if (FLOAT.test(cell)) return readFloat(cell);
  const integer = INTEGER.exec(cell)?.[1];
  if (integer !== undefined) return readInteger(integer);
  if (/^(?:true|false)$/i.test(cell)) return cell.toLowerCase() === 'true';
  return cell;
}

/** The value of a cell of a column with that type in annotated CSV; `undefined` when it is none. */
export function readTyped(cell: string, datatype: string): FieldValue | undefined {
  switch (datatype) {
    case 'double':
      return FLOAT.test(cell) ? readFloat(cell) : undefined;
    case 'long':
    case 'unsignedLong':
      return DIGITS.test(cell) ? readInteger(cell) : undefined;
    case 'boolean':
      return /^(?:t|true|f|false)$/i.test(cell) ? /^t/i.test(cell) : undefined;
    default:
      return cell;
  }
}

/** Floats out of range have no value, as in line protocol. */
function readFloat(text: string): number | undefined {
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

function readInteger(text: string): bigint | undefined {
  const value = BigInt(text.replace('+', ''));
  return value >= -INT64 && value < INT64 ? value : undefined;
}

/**
 * Nanoseconds of RFC 3339, of the same with a space in place of the `T` or without its zone (then UTC), or of a whole
 * number in the given precision.
 */
export function readTime(cell: string, precision: string | undefined): bigint | undefined {
  if (DIGITS.test(cell)) return inRange(BigInt(cell) * unitOf(precision).ns);
  const text = cell.replace(/^(\d{4}-\d\d-\d\d) /, '$1T').replace(/^(\d{4}-\d\d-\d\d)$/, '$1T00:00:00');
  const ns = parseRFC3339(text) ?? parseRFC3339(`${text}Z`);
  return ns === undefined ? undefined : inRange(ns);
}

function inRange(ns: bigint): bigint | undefined {
  return ns > -INT64 && ns < INT64 ? ns : undefined;
}
