/** A part of a text: half-open UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}
