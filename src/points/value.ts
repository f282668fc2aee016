import { GoDuration } from '../go/value';

/**
 * A field's value: float64, int64, string, bool, a duration (only a lambda's result is one), or nil (only
 * `join().fill('null')` makes a nil).
 */
export type FieldValue = number | bigint | string | boolean | GoDuration | null;

/** Whether two values are equal as Go's `==` takes them: of one type and with one value. */
export function sameValue(a: FieldValue, b: FieldValue): boolean {
  return a === b || (a instanceof GoDuration && b instanceof GoDuration && a.ns === b.ns);
}

/** The Kapacitor name of a field value's type. */
export function fieldType(value: FieldValue): 'float' | 'int' | 'string' | 'boolean' | 'duration' | 'nil' {
  switch (typeof value) {
    case 'number':
      return 'float';
    case 'bigint':
      return 'int';
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    default:
      return value === null ? 'nil' : 'duration';
  }
}
