/** A field's value: float64, int64, string, bool, or nil (only `join().fill('null')` makes a nil). */
export type FieldValue = number | bigint | string | boolean | null;

/** The Kapacitor name of a field value's type. */
export function fieldType(value: FieldValue): 'float' | 'int' | 'string' | 'boolean' | 'nil' {
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
      return 'nil';
  }
}
