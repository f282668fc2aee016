import { GoDuration, GoInt, GoStruct } from '../go/value';

/** What `eval` keeps of a name that neither a field nor a tag has: a value of a type of its own, which JSON shows as `{}`. */
export class MissingField extends GoStruct {
  constructor() {
    super('*ast.Missing', new Map());
  }
}
export const MISSING_FIELD = new MissingField();

/**
 * A field's value: float64, int64, string, bool, a duration (only a lambda's result is one), nil (only
 * `join().fill('null')` makes a nil), nothing that was kept all the same, or Go's `int` (only `sideload` makes one, of a
 * text), which no expression and no function can use.
 */
export type FieldValue = number | bigint | string | boolean | CarriedValue;
/** What a point carries along though line protocol has no such thing. */
export type CarriedValue = GoDuration | GoInt | MissingField | null;

/** Whether two values are equal as Go's `==` takes them: of one type and with one value. */
export function sameValue(a: FieldValue, b: FieldValue): boolean {
  if (a instanceof GoDuration) return b instanceof GoDuration && a.ns === b.ns;
  if (a instanceof GoInt) return b instanceof GoInt && a.value === b.value;
  return a === b;
}

/** The Kapacitor name of a field value's type; what no expression can use counts as nil. */
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
