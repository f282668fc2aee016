/** What Kapacitor reads over in kapacitor.conf: keys and sections that it does not know. */
import { SECTIONS, UNREAD_SECTIONS } from '../../kapacitor/config/sections';
import { readToml } from '../../kapacitor/config/toml';
import { sectionAt } from '../completion/complete-config';
import { nearest } from '../nearest';
import { type Finding, replaced } from './finding';

export function configFindings(text: string): readonly Finding[] {
  if (!readToml(text).ok) return [];
  const found: Finding[] = [];
  for (const match of text.matchAll(/^([^\S\n]*)(?:\[\[?[^\S\n]*([\w-]+)[^\S\n]*\]|([\w-]+)[^\S\n]*=)/gm)) {
    const [whole, , section, key] = match;
    if (section !== undefined) {
      const start = match.index + whole.indexOf(section);
      const range = { start, end: start + section.length };
      if (UNREAD_SECTIONS.has(section) || SECTIONS.some(({ name }) => name === section)) continue;
      found.push(
        unknown(
          range,
          'section',
          section,
          `[${section}]`,
          SECTIONS.map(({ name }) => name),
        ),
      );
    } else if (key !== undefined) {
      const around = sectionAt(text, match.index);
      if (around === undefined || around.keys.length === 0) continue;
      // Keys are matched in any case by the server's TOML reader.
      if (around.keys.some(({ name }) => name.toLowerCase() === key.toLowerCase())) continue;
      const start = match.index + whole.indexOf(key);
      const range = { start, end: start + key.length };
      const where = around.name === '' ? 'at the top' : `in [${around.name}]`;
      found.push(
        unknown(
          range,
          'key',
          key,
          `key ${key} ${where}`,
          around.keys.map(({ name }) => name),
        ),
      );
    }
  }
  return found;
}

function unknown(
  range: Finding['range'],
  what: 'section' | 'key',
  name: string,
  words: string,
  known: readonly string[],
): Finding {
  const meant = nearest(name, known);
  return {
    range,
    severity: 'warning',
    code: `config-${what}`,
    plain: `Kapacitor ignores ${what === 'key' ? `the ${words}` : `the section ${words}`}: it knows none of that name.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
    ...(meant === undefined ? {} : { fix: replaced(range, meant) }),
  };
}
