/** How many of the sample points have a field. */
import type { Schema } from '../../../nodes/shape/schema';

/** `undefined`: all of those that can come there have it, or none. */
export function coverageOf(field: string, { series, fields }: Schema): { missing: number; points: number } | undefined {
  if (fields.get(field)?.everywhere !== false) return undefined;
  let points = 0;
  let having = 0;
  for (const each of series) {
    points += each.points;
    having += each.fields.get(field)?.points ?? (each.tags.has(field) ? each.points : 0);
  }
  return having === 0 || having === points ? undefined : { missing: points - having, points };
}
