/** `token = "…"`, `.token('…')`, `password: …` where nothing reads the text: comments, files of other kinds, broken ones. */
import { closing, LineEnds } from './quotes';
import { isKeyLike, isOpaque, isSecretValue, type Sighting } from './sighting';

const NAME =
  /(?:token|passw(?:or)?d|passphrase|passcode|pwd|jwt|(?:api|app|auth|access|account|private|routing|secret|service|signing|user|encryption)[-_ ]?key|secret|community|credentials?)s?(?:[-_]?(?:base|value|string|text|plain|raw|\d{1,3})\b)?/gi;
/** What stands between a name and its value. */
const SIGN =
  /\\?["'`\]]{0,2}(?:\*\*)?[ \t]{0,20}(?:=>|:=|=(?!=)|:[ \t]{0,5}[A-Za-z_][\w.<>[\]|?]{0,40}[ \t]{1,5}=[ \t]{0,5}(?=["'`])|:(?!:)|\((?=[ \t]{0,20}["'])|,?[ \t]{1,20}value[ \t]{0,5}[:=](?=[ \t]{0,5}["'])|[ \t](?:is|was)[ \t](?=["'`])|[ \t]\{\s{0,80}(?:type[ \t]{0,20}=[ \t]{0,20}\w{1,20}\s{1,80})?default[ \t]{0,20}=(?=[ \t]{0,20}["']))(?:\*\*)?[ \t]{0,20}(?:\*\*)?/y;
/** `--token VALUE`, `| token | VALUE |`: only what no sentence would say. */
const GAP = /[ \t]{0,20}\|[ \t]{0,20}|["']?(?:,[ \t]{0,20}|[ \t]{1,20})(?=["'\w])/y;
/** What sets a variable without a sign: `setx NAME VALUE`, `SetEnvironmentVariable("NAME", "VALUE")`. */
const SETS =
  /(?:\b(?:setx(?:[ \t]{1,5}\/\w)?|setenv|ENV|set[ \t]{1,5}-\w{1,4})[ \t]{1,5}|\bSetEnvironmentVariable\([ \t]{0,5}["'])$/;
/** In YAML and JSON a value may stand on the next line. */
const NEXT_LINE = /(?:[|>][-+\d]{0,2})?[ \t]{0,20}\r?\n[ \t]{0,80}/y;
const OPENING = /'''|"""|\$?\\?["'`]/y;
const BARE = /(?:[^\s"'`,;)}\]\\]|\\(?!["'`]))+/y;
/** The same, of a length: what is not sure is looked through again. */
const PART = /(?:[^\s"'`,;)}\]\\]|\\(?!["'`])){1,1000}/y;
/** The rest of a line of `name = value`. */
const REST = /[^\s<>`]+(?=[ \t]*(?:\r?\n|$|[ \t][#;]))/y;
const LONGEST_NAME = 60;

/** `comment`; `file`, nobody reads it: values go over lines; `text`, a value among others: only what is sure. */
type Where = 'comment' | 'file' | 'text';

export function namesIn(text: string, where: Where = 'comment'): readonly Sighting[] {
  const found: Sighting[] = [];
  const lines = new LineEnds(text);
  NAME.lastIndex = 0;
  for (let match = NAME.exec(text); match !== null; match = NAME.exec(text)) {
    const name = nameEnding(text, match.index, match[0]);
    const sighting = elementAt(text, name, NAME.lastIndex) ?? sightingAt(text, name, NAME.lastIndex, where, lines);
    if (sighting === undefined) continue;
    NAME.lastIndex = Math.max(sighting.range.end, NAME.lastIndex);
    if (isSecretValue(sighting.value)) found.push(sighting);
  }
  return found;
}

/** `<password>…</password>`. */
function elementAt(text: string, name: string, from: number): Sighting | undefined {
  if (text[from] !== '>' || text[from - name.length - 1] !== '<') return undefined;
  const end = text.indexOf('<', from);
  const value = end === -1 ? '' : text.slice(from + 1, end);
  return value.trim() === '' ? undefined : { range: { start: from + 1, end }, value, name };
}

function sightingAt(text: string, name: string, from: number, where: Where, lines: LineEnds): Sighting | undefined {
  const before = text.charAt(from - name.length - 1);
  // A parameter of an address ends before the next one: its shape says where.
  if (before === '?' || before === '&') return undefined;
  const sign = taken(SIGN, text, from);
  const front = from - name.length;
  const isFlag =
    (name.startsWith('-') && /^[\s"'(,[]?$/.test(before)) ||
    (sign === '' && /[\s"']/.test(before) && SETS.test(text.slice(Math.max(0, front - 40), front)));
  const gap = sign === '' && (isFlag || /[|\s]/.test(before)) ? taken(GAP, text, from) : '';
  if (sign === '' && (gap === '' || (!isFlag && !gap.includes('|')))) return undefined;
  let start = from + sign.length + gap.length;
  if (where === 'file') start += taken(NEXT_LINE, text, start).length;
  const mark = taken(OPENING, text, start);
  start += mark.length;
  const end =
    mark === '' ? bareEnd(text, start, from - name.length, sign, where, lines) : quotedEnd(text, start, mark, lines);
  const value = text.slice(start, end);
  const isSaid = mark === '' && !sign.includes('=') && /^[a-z]*$/.test(value);
  const isSure = isOpaque(value) && !/[{}]/.test(value);
  if (gap !== '' && (isFlag ? isSaid || value === '' : !isSure)) return undefined;
  if (where === 'text' && !isSure && !isKeyLike(value)) return undefined;
  return { range: { start, end }, value, name, ...(isSaid ? { isGuess: true } : {}) };
}

function taken(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function quotedEnd(text: string, start: number, mark: string, lines: LineEnds): number {
  const closer = mark.replace('$', '');
  return closing(text, start, closer, closer.length === 3 ? text.length : lines.end(start));
}

/** A value without quotes goes to the end of a line that holds nothing else. */
function bareEnd(text: string, start: number, nameAt: number, sign: string, where: Where, lines: LineEnds): number {
  if (where === 'text') return start + taken(PART, text, start).length;
  const isLine = sign !== '' && /(?:^|\n)[ \t]{0,80}$/.test(text.slice(Math.max(0, nameAt - 81), nameAt));
  const rest = isLine && lines.end(start) - start < 2_000 ? taken(REST, text, start) : '';
  const value = rest === '' ? taken(BARE, text, start) : rest.replace(/[,;]$/, '');
  return start + value.replace(/\*\*$/, '').length;
}

/** The whole name, of which the end was found. */
function nameEnding(text: string, at: number, ending: string): string {
  const before = /[\w-]*$/.exec(text.slice(Math.max(0, at - LONGEST_NAME), at));
  return `${before?.[0] ?? ''}${ending}`;
}
