/**
 * Go values as templates and `fmt` see them.
 *
 * float64 is a `number`, int64 a `bigint`, so that no digit is lost and `typeof` is the type; Go's plain `int`
 * (literals in templates, results of `len`) is a GoInt, because its name shows in error messages.
 */
export type GoValue =
  | number
  | bigint
  | string
  | boolean
  | null
  | GoInt
  | GoNamedInt
  | GoComplex
  | GoTime
  | GoDuration
  | GoLocation
  | GoTypedString
  | GoMap
  | GoSlice
  | GoStruct;

/** Go's `int`, 64 bits wide. */
export class GoInt {
  constructor(readonly value: bigint) {}
}

/** Integers of other types that templates can get at: a byte of a string, `time.Month`, `alert.Level`, `uint64`. */
export type NamedIntType = 'uint8' | 'uint64' | 'int32' | 'time.Month' | 'time.Weekday' | 'alert.Level';

export class GoNamedInt {
  constructor(
    readonly typeName: NamedIntType,
    readonly value: bigint,
    /** What its String and MarshalText methods give, where the type is not Go's own. */
    readonly text?: string,
  ) {}
}

/** `complex128`: the literal `2i`. */
export class GoComplex {
  constructor(
    readonly real: number,
    readonly imaginary: number,
  ) {}
}

/** An instant: nanoseconds since the Unix epoch, shown in `zone`. */
export class GoTime {
  constructor(
    readonly ns: bigint,
    readonly zone: string = 'UTC',
  ) {}
}

/** A `time.Duration` in nanoseconds. */
export class GoDuration {
  constructor(readonly ns: bigint) {}
}

/** A `*time.Location`. */
export class GoLocation {
  constructor(readonly zone: string) {}
}

/** A string of a named type, which html/template does not escape where that kind of content may stand. */
export class GoTypedString {
  constructor(
    readonly typeName: 'template.JS',
    readonly value: string,
  ) {}
}

/** A map with string keys; `elementType` is Go's name of its element type (`string`, `interface {}`). */
export class GoMap {
  constructor(
    readonly entries: ReadonlyMap<string, GoValue>,
    readonly elementType: string,
    /** Nobody has made it: it is empty, and JSON's null. */
    readonly isNil = false,
  ) {}
}

/** A slice; `elementType` is Go's name of its element type. */
export class GoSlice {
  constructor(
    readonly items: readonly GoValue[],
    readonly elementType: string,
  ) {}
}

/**
 * A struct with its Go type name (`kapacitor.messageInfo`) and its fields in declaration order. A field named in
 * `embedded` is a struct whose own fields are reached as if they were this one's.
 */
export class GoStruct {
  constructor(
    readonly typeName: string,
    readonly fields: ReadonlyMap<string, GoValue>,
    readonly embedded: readonly string[] = [],
    /** What its String method gives, where it has one. */
    readonly text?: () => string,
  ) {}

  /** The field of that name, of this struct or of an embedded one. */
  field(name: string): GoValue | undefined {
    const own = this.fields.get(name);
    if (own !== undefined) return own;
    for (const inner of this.embedded) {
      const struct = this.fields.get(inner);
      const found = struct instanceof GoStruct ? struct.field(name) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** The type that holds any value, as reflection names it. */
export const INTERFACE = 'interface {}';

/** Go's name of a value's type, as `%T` prints it. */
export function typeName(value: GoValue): string {
  switch (typeof value) {
    case 'number':
      return 'float64';
    case 'bigint':
      return 'int64';
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
  }
  if (value === null) return '<nil>';
  if (value instanceof GoInt) return 'int';
  if (value instanceof GoComplex) return 'complex128';
  if (value instanceof GoTime) return 'time.Time';
  if (value instanceof GoDuration) return 'time.Duration';
  if (value instanceof GoLocation) return '*time.Location';
  if (value instanceof GoMap) return `map[string]${value.elementType}`;
  if (value instanceof GoSlice) return `[]${value.elementType}`;
  return value.typeName;
}

/** The value of any signed or unsigned integer type; `undefined` for other values. */
export function integerValue(value: GoValue): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (value instanceof GoInt || value instanceof GoNamedInt) return value.value;
  return value instanceof GoDuration ? value.ns : undefined;
}

/** Whether an integer's type is unsigned. */
export function isUnsigned(value: GoValue): boolean {
  return value instanceof GoNamedInt && (value.typeName === 'uint8' || value.typeName === 'uint64');
}

/** The text of a value whose kind is string. */
export function stringValue(value: GoValue): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof GoTypedString ? value.value : undefined;
}

/** Whether a field of that name is seen outside of its package: it begins with a capital letter. */
export function isExported(name: string): boolean {
  const first = name.charCodeAt(0);
  return first < 0x80 ? first >= 0x41 && first <= 0x5a : /^\p{Lu}/u.test(name);
}
