/** A part of a text: half-open UTF-16 offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A cursor at the end of a word belongs to it. */
export function contains(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}
