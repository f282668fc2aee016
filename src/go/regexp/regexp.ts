import type { Matcher, RE2JS } from 're2js';
import { replaceRawBytes } from '../bytes';
import { LoadedLater } from '../loaded-later';

export interface RegexpEngine {
  compile(pattern: string): RE2JS;
  /** The text of an error about the pattern; `undefined` for any other error. */
  syntaxError(error: unknown): string | undefined;
}

export const REGEXP_ENGINE = new LoadedLater<RegexpEngine>('the engine of regular expressions');

export type CompiledRegexp =
  | { readonly ok: true; readonly regexp: GoRegexp }
  /** Go's text: ``error parsing regexp: missing closing ): `a(` ``. */
  | { readonly ok: false; readonly error: string };

const DUPLICATE_NAME = 'error parsing regexp: duplicate capture group name';
const TRAILING_BACKSLASH = 'error parsing regexp: trailing backslash at end of expression';

/** regexp.Compile. The same pattern gives the same object again, with what it has learnt. */
export function compileRegexp(pattern: string): CompiledRegexp {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const result = compile(pattern);
  if (compiled.size >= MAX_PATTERNS) compiled.clear();
  compiled.set(pattern, result);
  return result;
}

const MAX_PATTERNS = 1000;
const MAX_ANSWERS = 2000;
const compiled = new Map<string, CompiledRegexp>();

function compile(pattern: string): CompiledRegexp {
  const plain = replaceRawBytes(pattern);
  const engine = REGEXP_ENGINE.get();
  try {
    // Only what compiles is looked at for groups: a bracket that nobody closes would be looked for again from each one.
    const re = engine.compile(plain);
    return { ok: true, regexp: new GoRegexp(pattern, re, scanGroups(plain).names) };
  } catch (error) {
    const message = engine.syntaxError(error);
    if (message === undefined) throw error;
    // Go lets two groups have the same name; RE2JS does not, and we only need the names when replacing.
    if (message.startsWith(DUPLICATE_NAME)) {
      const { names, unnamed } = scanGroups(plain);
      return { ok: true, regexp: new GoRegexp(pattern, engine.compile(unnamed), names) };
    }
    return { ok: false, error: message === TRAILING_BACKSLASH ? `${message}: \`\`` : message };
  }
}

/** A compiled regular expression. Matching is unanchored and leftmost-first, over code points. */
export class GoRegexp {
  readonly #answers = new Map<string, boolean>();

  constructor(
    /** The pattern as Go prints it. */
    readonly source: string,
    private readonly re: RE2JS,
    /** Names of the groups; the empty string for one without, and for the whole match (0). */
    private readonly names: readonly string[],
  ) {}

  /** MatchString. Answers are kept, because tag values repeat. */
  test(text: string): boolean {
    const known = this.#answers.get(text);
    if (known !== undefined) return known;
    const answer = this.re.test(replaceRawBytes(text));
    if (this.#answers.size >= MAX_ANSWERS) this.#answers.clear();
    this.#answers.set(text, answer);
    return answer;
  }

  /** ReplaceAllString: `$1`, `${1}`, `$name`, `${name}` and `$$` in the template; the longest name counts (`$1W`). */
  replaceAll(text: string, template: string): string {
    const matcher = this.re.matcher(replaceRawBytes(text));
    const pieces = parseTemplate(template);
    let out = '';
    let copied = 0;
    for (let from = 0; from <= text.length && matcher.find(from); ) {
      const [start, end] = [matcher.start(), matcher.end()];
      out += text.slice(copied, start);
      // An empty match right behind the last match does not count.
      if (end > copied || start === 0) out += this.#expand(pieces, matcher, text);
      copied = end;
      const width = (text.codePointAt(from) ?? 0) > 0xffff ? 2 : 1;
      from = Math.max(end, from + width);
    }
    return out + text.slice(copied);
  }

  #expand(pieces: readonly Piece[], matcher: Matcher, text: string): string {
    let out = '';
    for (const piece of pieces) out += typeof piece === 'string' ? piece : this.#group(piece.name, matcher, text);
    return out;
  }

  #group(name: string, matcher: Matcher, text: string): string {
    const number = /^(?:0|[1-9]\d{0,8})$/.test(name) ? Number(name) : undefined;
    for (let i = 0; i < this.names.length; i++) {
      if (number === undefined ? this.names[i] !== name : i !== number) continue;
      const start = matcher.start(i);
      if (start >= 0) return text.slice(start, matcher.end(i));
    }
    return '';
  }
}

type Piece = string | { readonly name: string };

/** Go's Regexp.Expand: a `$` that names nothing stands for itself. */
function parseTemplate(template: string): readonly Piece[] {
  const pieces: Piece[] = [];
  const variable = /\$(?:\$|([\p{L}\p{Nd}_]+)|\{([\p{L}\p{Nd}_]+)\})/gu;
  let copied = 0;
  for (const match of template.matchAll(variable)) {
    pieces.push(template.slice(copied, match.index));
    const name = match[1] ?? match[2];
    pieces.push(name === undefined ? '$' : { name });
    copied = match.index + match[0].length;
  }
  pieces.push(template.slice(copied));
  return pieces;
}

/** The groups of a pattern in the order of their parentheses, and the pattern with all names taken off. */
function scanGroups(pattern: string): { readonly names: string[]; readonly unnamed: string } {
  const names = [''];
  const skip = /\\Q.*?(?:\\E|$)|\\.|\[\^?\]?(?:\[:\w+:\]|\\.|[^\]\\])*\]|\((?:\?P?<(\w+)>|(?!\?))/gsu;
  const unnamed = pattern.replace(skip, (all: string, name?: string) => {
    if (!all.startsWith('(')) return all;
    names.push(name ?? '');
    return '(';
  });
  return { names, unnamed };
}
