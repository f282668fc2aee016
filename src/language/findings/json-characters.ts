/** Characters of web pages in files of YAML, TOML and JSON; in JSON they make it none outside of texts. */
import type { WorkspaceFile } from '../../workspace/workspace';
import { pastedAt } from '../hints/pasted';
import { plainText } from '../pasted';
import { pastedFindings } from './file-characters';
import type { Finding } from './finding';

/** Of a file in YAML, TOML or JSON, by its name. */
export function fileCharacters({ path, content }: WorkspaceFile): readonly Finding[] {
  if (typeof content !== 'string') return [];
  return path.endsWith('.json') ? jsonCharacters(content) : pastedFindings(content);
}

/** JSON has no comments. */
const NO_COMMENT = '\0';

/** The first of them, with a fix for all. */
function jsonCharacters(text: string): readonly Finding[] {
  const [first] = plainText(text, NO_COMMENT);
  if (first === undefined) return [];
  const advice = pastedAt(text, first.range.start, { quotes: 'write "', comment: NO_COMMENT });
  return advice === undefined || advice.range === undefined
    ? []
    : [{ ...advice, range: advice.range, severity: 'error' }];
}
