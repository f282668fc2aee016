import { namesOfSameUnit } from '../lambda/same-unit';
import type { PipelineNode } from '../nodes/node';
import { parseLambda } from '../tickscript/parse';
import type { RawField } from './api';

/** Steps up the pipeline; a script of many joins of joins has more ways than anybody wants to see. */
const MOST_STEPS = 2_000;

/** The fields of the data that what an alert judges is made of without leaving their unit, each once. */
export function rawFieldsOf(alert: PipelineNode, judged: string): readonly RawField[] {
  const parsed = parseLambda(judged);
  if (!parsed.ok) return [];
  const found = new Map<string, RawField>();
  const ways = namesOfSameUnit(parsed.lambda).map((field) => ({ node: alert, field }));
  const seen = new Set<string>();
  for (let way = ways.pop(); way !== undefined && seen.size < MOST_STEPS; way = ways.pop()) {
    const { node, field } = way;
    const key = `${node.name} ${field}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const origin of node.origins(field)) {
      if ('measurement' in origin) {
        found.set(`${origin.measurement} ${origin.field}`, origin);
        continue;
      }
      const parent = node.parents[origin.parent];
      if (parent !== undefined) ways.push({ node: parent, field: origin.field });
    }
  }
  return [...found.values()];
}
