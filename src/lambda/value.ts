import type { RE2JS } from 're2js';

/** A duration inside an expression: nanoseconds, int64. */
export class Duration {
  constructor(readonly ns: bigint) {}
}

/** An instant inside an expression: nanoseconds since the Unix epoch. */
export class Time {
  constructor(readonly ns: bigint) {}
}

/** A compiled regular expression with its Go source text. */
export class Regex {
  constructor(
    readonly source: string,
    readonly re: RE2JS,
  ) {}
}

/** What a reference has when neither a field nor a tag of that name exists. */
export const MISSING: unique symbol = Symbol('missing');

/** float64 as number, int64 as bigint; `null` is Go's nil. */
export type LambdaValue = number | bigint | string | boolean | null | Duration | Time | Regex | typeof MISSING;

/** Type names as Kapacitor's messages say them. */
export type LambdaType =
  | 'float'
  | 'int'
  | 'string'
  | 'boolean'
  | 'duration'
  | 'time'
  | 'regex'
  | 'missing'
  | 'invalid type';

/** An evaluation that failed, with Kapacitor's text. A value, not a bug: nodes log it and drop the point. */
export class LambdaError {
  constructor(readonly message: string) {}
}
