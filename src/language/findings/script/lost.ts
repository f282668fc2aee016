/** Fields and tags that a node on the way has dropped. */

import type { ScriptAnalysis } from '../../analysis';
import { type ModelNode, propertyCall } from '../../model';
import { AGGREGATES } from '../../schema/aggregates';
import { inserted, listed, type QuickFix } from '../finding';

/** `node` is where the name is missing; `undefined` when it never was there. */
export function lostField(
  name: string,
  node: ModelNode,
  { schemas }: ScriptAnalysis,
): { readonly plain: string; readonly fix?: QuickFix } | undefined {
  for (let at: ModelNode | undefined = node; at !== undefined; at = at.parents[0]) {
    const [parent] = at.parents;
    if (parent === undefined) return undefined;
    if (at.method === 'from') return undefined;
    const before = schemas.output(parent);
    const wasField = before.fields.has(name) || (before.open && at.method === 'eval');
    const wasTag = before.tags.has(name);
    if (!wasField && !wasTag) continue;
    const after = schemas.output(at);
    const left = listed([...after.fields.keys()]);
    if (at.method === 'eval' && wasField) return lostByEval(name, at, left);
    if (wasTag && (AGGREGATES.has(at.method) || at.method === 'join')) {
      return { plain: `${at.method} drops the tag ${name}: add it to groupBy to have it here.` };
    }
    if (AGGREGATES.has(at.method)) {
      return { plain: `${at.method} replaces the field ${name} by ${left}; use .as('${name}') to keep its name.` };
    }
    if (at.method === 'join') {
      return { plain: `join puts a prefix in front of every field; here there are ${left}.` };
    }
    return { plain: `${at.method} drops ${name}; here there are ${left}.` };
  }
  return undefined;
}

function lostByEval(name: string, node: ModelNode, left: string): { plain: string; fix?: QuickFix } {
  const keep = propertyCall(node, 'keep');
  if (keep === undefined) {
    const as = propertyCall(node, 'as');
    return {
      plain: `eval keeps only ${left}, so ${name} is gone here. Add .keep() to keep the other fields.`,
      ...(as === undefined ? {} : { fix: inserted(as.range.end, '.keep()') }),
    };
  }
  const last = keep.args.at(-1);
  return {
    plain: `.keep() of eval does not list ${name}, so it is gone here.`,
    ...(last === undefined ? {} : { fix: inserted(last.range.end, `, '${name}'`, `Keep ${name}`) }),
  };
}
