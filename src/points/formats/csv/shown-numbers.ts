/** Numbers as dashboards show them. */

const NOTHING: ReadonlySet<string> = new Set(['', 'null', 'undefined', 'nan', '-', 'n/a', 'no value']);

/** What a dashboard writes where there is no value. */
export function isNothing(cell: string): boolean {
  return NOTHING.has(cell.trim().toLowerCase());
}

/** A number without the unit behind it (`12.5%`, `3.2 GiB` stays); all else as it is. */
export function plainNumber(cell: string): string {
  return /^\s*([+-]?\d+(?:\.\d+)?)\s*%\s*$/.exec(cell)?.[1] ?? cell.trim();
}
