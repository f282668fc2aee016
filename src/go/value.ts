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
  | GoTime
  | GoDuration
  | GoMap
  | GoSlice
  | GoStruct;

/** Go's `int`, 64 bits wide. */
export class GoInt {
  constructor(readonly value: bigint) {}
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

/** A map with string keys; `elementType` is Go's name of its element type (`string`, `interface {}`). */
export class GoMap {
  constructor(
    readonly entries: ReadonlyMap<string, GoValue>,
    readonly elementType: string,
  ) {}
}

/** A slice; `elementType` is Go's name of its element type. */
export class GoSlice {
  constructor(
    readonly items: readonly GoValue[],
    readonly elementType: string,
  ) {}
}

/** A struct with its Go type name (`alert.messageInfo`) and its exported fields in declaration order. */
export class GoStruct {
  constructor(
    readonly typeName: string,
    readonly fields: ReadonlyMap<string, GoValue>,
  ) {}
}
