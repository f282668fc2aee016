/** Functions of two texts that are given them the other way round: no type tells, and the answer is nearly always no. */
import type { Schema } from '../../../nodes/shape/schema';
import type { CallNode } from '../../../tickscript/ast';
import type { ScriptAnalysis } from '../../analysis';
import { written } from '../../hints/hint';
import { givenValue } from '../../model';
import { type Finding, replaced } from '../finding';

/** What the second text is to the first, and whether a text has another so. */
const LOOKED_FOR: Readonly<Record<string, (text: string, part: string) => boolean>> = {
  strContains: (text, part) => text.includes(part),
  strCount: (text, part) => text.includes(part),
  strIndex: (text, part) => text.includes(part),
  strLastIndex: (text, part) => text.includes(part),
  strHasPrefix: (text, part) => text.startsWith(part),
  strTrimPrefix: (text, part) => text.startsWith(part),
  strHasSuffix: (text, part) => text.endsWith(part),
  strTrimSuffix: (text, part) => text.endsWith(part),
};

/** `strContains('full', "state")`. */
export function swappedTexts(
  { name, args, range }: CallNode,
  schema: Schema,
  analysis: ScriptAnalysis,
): readonly Finding[] {
  const has = Object.hasOwn(LOOKED_FOR, name) ? LOOKED_FOR[name] : undefined;
  const [first, second] = args;
  if (has === undefined || args.length !== 2 || first === undefined || second?.kind !== 'reference') return [];
  const given = givenValue(analysis.model, first);
  if (given?.kind !== 'string') return [];
  const { value } = given;
  const tag = schema.fields.has(second.name) ? undefined : schema.tags.get(second.name);
  const values = tag === undefined || tag.open ? [] : tag.values;
  // A list that names what a value may be is looked through on purpose.
  const isMeant = values.length === 0 ? /[,;|\s]/.test(value) : values.some((known) => has(value, known));
  if (isMeant || (values.length > 0 && !values.some((known) => has(known, value)))) return [];
  const { text } = analysis;
  const better = `${name}(${written(text, second)}, ${written(text, first)})`;
  return [
    {
      range,
      severity: 'warning',
      code: 'texts-swapped',
      plain: `${name} looks in its first text for its second, so here in ${written(text, first)} for the value of ${written(text, second)}: ${better} is the other way round.`,
      fix: replaced(range, better),
    },
  ];
}
