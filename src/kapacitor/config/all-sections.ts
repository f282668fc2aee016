/** Every section that kapacitor.conf may have: those that are read here, and those that are only checked. */
import { HANDLERS } from '../../handlers';
import type { SectionDefinition, SectionKey } from '../../handlers/section';
import { inOrder, OWN_SECTIONS, sectionsOf, TOP_LEVEL } from './sections';
import { UNREAD_SECTIONS } from './unread-sections';

export const SECTIONS: readonly SectionDefinition[] = inOrder([
  ...OWN_SECTIONS,
  ...sectionsOf(HANDLERS),
  ...UNREAD_SECTIONS,
]);

/** The keys of a table: a section, or one within it; `undefined` for a section that the server does not know. */
export function tableKeys(path: readonly string[]): readonly SectionKey[] | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return TOP_LEVEL.keys;
  let keys = SECTIONS.find(({ name }) => name.toLowerCase() === first.toLowerCase())?.keys;
  for (let i = 0; i < rest.length && keys !== undefined; i++) {
    const key = keys.find(({ name }) => name.toLowerCase() === rest[i]?.toLowerCase());
    // The names in a table of tables are free.
    const isFree = key?.type === 'structMap' && i + 1 === rest.length;
    if (key?.type === 'structMap') i++;
    keys = isFree ? [] : (key?.keys ?? []);
  }
  return keys;
}
