/** How many of the sample points have a field, and what keeps the others away. */
import type { Schema } from '../../../nodes/shape/schema';
import { referenceLiteral } from '../../../tickscript/literals';
import type { ModelNode } from '../../model';
import { putInFront } from '../../own-line';
import { listed, type QuickFix } from '../finding';

interface Holes {
  /** `usage is missing on 3 of 10 points of cpu`. */
  readonly words: string;
  /** The node that keeps them away, as one writes it. */
  readonly guard: string;
  readonly fix?: QuickFix;
}

/** Of a field where points come to a node. `undefined`: all of those that can come there have it, or none. */
export function holesOf(field: string, schema: Schema, { call }: ModelNode, text: string): Holes | undefined {
  const { series, fields, measurements } = schema;
  if (fields.get(field)?.everywhere !== false) return undefined;
  let points = 0;
  let having = 0;
  for (const each of series) {
    points += each.points;
    having += each.fields.get(field)?.points ?? (each.tags.has(field) ? each.points : 0);
  }
  if (having === 0 || having === points) return undefined;
  const guard = `|where(lambda: isPresent(${referenceLiteral(field)}))`;
  return {
    words: `${field} is missing on ${points - having} of ${points} points of ${listed(measurements)}`,
    guard,
    ...(call === undefined ? {} : { fix: { title: `Add ${guard}`, edits: [putInFront(text, call, guard)] } }),
  };
}
