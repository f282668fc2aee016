/** `token = "…"`, `.token('…')`, `password: …` where nothing reads the text: comments, files of other kinds, broken ones. */
import { lineEnd } from '../../text/position';
import { closing } from './quotes';
import { isSecretValue, type Sighting } from './sighting';

const NAME =
  /(?:token|passw(?:or)?d|passphrase|pwd|secret|(?:api|app|auth|access|account|private|routing|secret|service|signing|user|encryption)[-_ ]?key|community|credentials?)s?/gi;
/** What stands between a name and its value. */
const SIGN = /\\?["'`\]]{0,2}[ \t]{0,20}(?:=>|:=|=(?!=)|:(?!:)|\((?=[ \t]{0,20}["']))[ \t]{0,20}/y;
/** In YAML and JSON a value may stand on the next line. */
const NEXT_LINE = /(?:[|>][-+\d]{0,2})?[ \t]{0,20}\r?\n[ \t]{0,80}/y;
const OPENING = /'''|"""|\\?["']/y;
const BARE = /[^\s"',;)}\]]+/y;
const LONGEST_NAME = 60;

/** `overLines`: the text is a broken file, not a comment. */
export function namesIn(text: string, overLines = false): readonly Sighting[] {
  const found: Sighting[] = [];
  NAME.lastIndex = 0;
  for (let match = NAME.exec(text); match !== null; match = NAME.exec(text)) {
    const sign = taken(SIGN, text, NAME.lastIndex);
    if (sign === '') continue;
    const name = nameEnding(text, match.index, match[0]);
    // A parameter of an address ends before the next one: its shape says where.
    if (/[?&]/.test(text.charAt(NAME.lastIndex - name.length - 1))) continue;
    let start = NAME.lastIndex + sign.length;
    if (overLines) start += taken(NEXT_LINE, text, start).length;
    const mark = taken(OPENING, text, start);
    start += mark.length;
    const end = valueEnd(text, start, mark);
    const value = text.slice(start, end);
    NAME.lastIndex = Math.max(end, NAME.lastIndex);
    if (!isSecretValue(value)) continue;
    const isProse = mark === '' && !sign.includes('=') && /^[a-z]*$/.test(value);
    found.push({ range: { start, end }, value, name, ...(isProse ? { isGuess: true } : {}) });
  }
  return found;
}

function taken(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function valueEnd(text: string, start: number, mark: string): number {
  if (mark === '') return start + taken(BARE, text, start).length;
  return closing(text, start, mark, mark.length === 3 ? text.length : lineEnd(text, start));
}

/** The whole name, of which the end was found. */
function nameEnding(text: string, at: number, ending: string): string {
  const before = /[\w-]*$/.exec(text.slice(Math.max(0, at - LONGEST_NAME), at));
  return `${before?.[0] ?? ''}${ending}`;
}
