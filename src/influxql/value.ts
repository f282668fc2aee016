/** Values and types of InfluxDB. influxql ast.go DataType, v1.1. */

import { MIN_INT64 } from '../go/math/int64';

/** float, integer, string, boolean, or nothing. */
export type ResultValue = number | bigint | string | boolean | null;

export type StoredValue = Exclude<ResultValue, null>;

export type FieldType = 'float' | 'integer' | 'string' | 'boolean';

/** `unknown`: no shard of the query knows the name. */
export type DataType = FieldType | 'tag' | 'unsigned' | 'field' | 'unknown';

export function storedType(value: StoredValue): FieldType {
  switch (typeof value) {
    case 'number':
      return 'float';
    case 'bigint':
      return 'integer';
    case 'string':
      return 'string';
    default:
      return 'boolean';
  }
}

const ORDER: readonly DataType[] = ['float', 'integer', 'unsigned', 'string', 'boolean', 'tag', 'field'];

/** The type that a name gets when several shards or measurements disagree. */
export function strongerType(a: DataType, b: DataType): DataType {
  if (a === 'unknown') return b;
  return b !== 'unknown' && ORDER.indexOf(b) < ORDER.indexOf(a) ? b : a;
}

/** The first number that an int64 does not hold. */
const BEYOND_INT64 = 2 ** 63;

/** Go's conversion of a float64 to an int64. */
export function truncateToInteger(value: number): bigint {
  const isInRange = value >= -BEYOND_INT64 && value < BEYOND_INT64;
  return isInRange ? BigInt(Math.trunc(value)) : MIN_INT64;
}

/** The value as that type, or as it is when it has no such form. InfluxDB query/cast.go, v1.6. */
export function castTo(value: ResultValue, type: DataType): ResultValue {
  if (type === 'float') return typeof value === 'bigint' ? Number(value) : value;
  return type === 'integer' && typeof value === 'number' ? truncateToInteger(value) : value;
}
