import { GoDuration, GoStruct } from '../go/value';

/** What `eval` keeps of a name that neither a field nor a tag has: a value of a type of its own, which JSON shows as `{}`. */
export class MissingField extends GoStruct {
  constructor() {
    super('*ast.Missing', new Map());
  }
}
export const MISSING_FIELD = new MissingField();

/**
 * A field's value: float64, int64, string, bool, a duration (only a lambda's result is one), nil (only
 * `join().fill('null')` makes a nil), or nothing that was kept all the same.
 */
export type FieldValue = number | bigint | string | boolean | GoDuration | MissingField | null;

/** Whether two values are equal as Go's `==` takes them: of one type and with one value. */
export function sameValue(a: FieldValue, b: FieldValue): boolean {
  return a === b || (a instanceof GoDuration && b instanceof GoDuration && a.ns === b.ns);
}

/** The Kapacitor name of a field value's type; what is missing counts as nil. */
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
      return value instanceof GoDuration ? 'duration' : 'nil';
  }
}
