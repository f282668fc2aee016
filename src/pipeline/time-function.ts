/** `time(10s)`, the one function of a script: a dimension for the groupBy of a query (Kapacitor query.go, v1.8). */

import { refuse } from '../definition/property';
import { one, withRest } from '../definition/signature';
import type { Refusal, ScriptValue } from '../definition/value';

const signature = withRest(one('length', 'duration'), 'offset', 'duration');

export function timeDimension(
  name: string,
  args: readonly ScriptValue[],
): { readonly ok: true; readonly value: ScriptValue } | Refusal {
  const read = signature.read(args, { name, goType: '<nil>' });
  if (!read.ok) return read;
  const [length, [offset = 0n, ...more]] = read.args;
  if (more.length > 0) return refuse(`time() function expects 1 or 2 args, got ${more.length + 2}`);
  return { ok: true, value: { type: 'timeDimension', length, offset } };
}
