/**
 * Colours for the file kinds of a workspace, line by line, so that the plain editor and Monaco share them. Not a parser:
 * what is right or wrong the worker says.
 */
import type { Language } from '../workspace/kinds';

export type TokenKind =
  | 'keyword'
  | 'node'
  | 'property'
  | 'function'
  | 'string'
  | 'reference'
  | 'regex'
  | 'number'
  | 'operator'
  | 'comment'
  | 'key'
  | 'tag'
  | 'time'
  | 'text';

export interface Token {
  readonly start: number;
  readonly kind: TokenKind;
}

/** What a line leaves open for the next. */
export type LineState = 'start' | 'triple';

export interface HighlightedLine {
  /** Ascending; each token reaches to the start of the next. */
  readonly tokens: readonly Token[];
  readonly state: LineState;
}

/** Characters of a line that gets colours: nobody reads a longer one, and this runs while one types. Monaco's own limit. */
const LONGEST_LINE = 20_000;

export function highlightLine(language: Language, line: string, state: LineState): HighlightedLine {
  if (line.length > LONGEST_LINE) return { tokens: [{ start: 0, kind: 'text' }], state };
  switch (language) {
    case 'tickscript':
      return tickscript(line, state);
    case 'line-protocol':
      return { tokens: lineProtocol(line), state: 'start' };
    case 'plain':
      return { tokens: [{ start: 0, kind: 'text' }], state: 'start' };
    default:
      return { tokens: scan(line, RULES[language], 0), state: 'start' };
  }
}

interface Rule {
  readonly pattern: RegExp;
  readonly kind: TokenKind;
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const RULES: Readonly<Record<'tickscript' | 'toml' | 'yaml' | 'json', readonly Rule[]>> = {
  tickscript: [
    { pattern: /\s+/y, kind: 'text' },
    { pattern: /\/\/.*/y, kind: 'comment' },
    { pattern: /'(?:[^'\\]|\\.)*'?/y, kind: 'string' },
    { pattern: /"(?:[^"\\]|\\.)*"?/y, kind: 'reference' },
    // Blanks are looked at from each of them: few.
    { pattern: /(?<=[=!]~\s{0,99}|\(\s{0,99}|,\s{0,99})\/(?:[^/\\]|\\.)+\//y, kind: 'regex' },
    { pattern: /\b(?:lambda:|var\b|dbrp\b|TRUE\b|FALSE\b|AND\b|OR\b)/y, kind: 'keyword' },
    { pattern: /\b(?:stream|batch)\b/y, kind: 'keyword' },
    { pattern: /(?<=[|@]\s{0,99})\w+/y, kind: 'node' },
    { pattern: /(?<=\.\s{0,99})[A-Za-z_]\w*/y, kind: 'property' },
    { pattern: /[A-Za-z_]\w*(?=\s*\()/y, kind: 'function' },
    { pattern: /\d+(?:\.\d+)?(?:u|µ|ms|s|m|h|d|w)?\b|\.\d+/y, kind: 'number' },
    { pattern: /[A-Za-z_]\w*/y, kind: 'text' },
    { pattern: /[|.@=<>!~+\-*/%]+/y, kind: 'operator' },
  ],
  toml: [
    { pattern: /#.*/y, kind: 'comment' },
    { pattern: /^\s*\[[^\]]*\]+/y, kind: 'node' },
    { pattern: /(?<![\w.-])[\w.-]+(?=\s*=)/y, kind: 'key' },
    { pattern: /"(?:[^"\\]|\\.)*"?|'[^']*'?/y, kind: 'string' },
    { pattern: /\b(?:true|false)\b/y, kind: 'keyword' },
    { pattern: NUMBER, kind: 'number' },
    { pattern: /[A-Za-z_]\w*/y, kind: 'text' },
  ],
  yaml: [
    { pattern: /(?:^|\s)#.*/y, kind: 'comment' },
    { pattern: /(?<![\w.-])[\w.-]+(?=\s*:(?:\s|$))/y, kind: 'key' },
    { pattern: /"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?/y, kind: 'string' },
    { pattern: /\b(?:true|false|null)\b/y, kind: 'keyword' },
    { pattern: /(?<![\w.-])-?\d+(?:\.\d+)?(?![\w.-])/y, kind: 'number' },
    { pattern: /[A-Za-z_][\w.-]*/y, kind: 'text' },
  ],
  json: [
    { pattern: /"(?:[^"\\]|\\.)*"(?=\s*:)/y, kind: 'key' },
    { pattern: /"(?:[^"\\]|\\.)*"?/y, kind: 'string' },
    { pattern: /\b(?:true|false|null)\b/y, kind: 'keyword' },
    { pattern: NUMBER, kind: 'number' },
  ],
};

function tickscript(line: string, state: LineState): HighlightedLine {
  const tokens: Token[] = [];
  let at = 0;
  let open = state === 'triple';
  while (at < line.length) {
    if (open) {
      const end = line.indexOf("'''", at);
      tokens.push({ start: at, kind: 'string' });
      if (end === -1) return { tokens, state: 'triple' };
      at = end + 3;
      open = false;
    }
    const quotes = nextTriple(line, at);
    const part = scan(line, RULES.tickscript, at, quotes === -1 ? line.length : quotes);
    for (const token of part) tokens.push(token);
    if (quotes === -1) break;
    tokens.push({ start: quotes, kind: 'string' });
    const end = line.indexOf("'''", quotes + 3);
    if (end === -1) return { tokens, state: 'triple' };
    at = end + 3;
  }
  return { tokens, state: open ? 'triple' : 'start' };
}

/** Where `'''` opens a string, not inside another one or a comment. */
function nextTriple(line: string, from: number): number {
  const pattern = /'''|\/\/.*|'(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?/g;
  pattern.lastIndex = from;
  for (let match = pattern.exec(line); match !== null; match = pattern.exec(line)) {
    if (match[0] === "'''") return match.index;
  }
  return -1;
}

function scan(line: string, rules: readonly Rule[], from: number, to = line.length): Token[] {
  const tokens: Token[] = [];
  const push = (start: number, kind: TokenKind) => {
    if (tokens.at(-1)?.kind !== kind) tokens.push({ start, kind });
  };
  let at = from;
  outer: while (at < to) {
    for (const { pattern, kind } of rules) {
      pattern.lastIndex = at;
      const length = pattern.exec(line)?.[0].length ?? 0;
      if (length > 0) {
        push(at, kind);
        at += length;
        continue outer;
      }
    }
    push(at, 'text');
    at++;
  }
  return tokens;
}

/** `measurement,tag=value field=value time`: blanks outside quotes and escapes part them. */
function lineProtocol(line: string): readonly Token[] {
  if (line.trimStart().startsWith('#')) return [{ start: 0, kind: 'comment' }];
  const tokens: Token[] = [];
  let section = 0;
  let quoted = false;
  let kind: TokenKind = 'node';
  tokens.push({ start: 0, kind });
  const change = (start: number, next: TokenKind) => {
    kind = next;
    if (tokens.at(-1)?.start === start) tokens.pop();
    tokens.push({ start, kind });
  };
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === '\\') at++;
    else if (section === 1 && character === '"') {
      if (!quoted) change(at, 'string');
      quoted = !quoted;
    } else if (quoted) continue;
    else if (character === ' ') {
      section++;
      change(at + 1, section === 1 ? 'reference' : 'time');
    } else if ((character === ',' || character === '=') && section < 2) {
      change(at, 'operator');
      if (character === ',') change(at + 1, section === 0 ? 'key' : 'reference');
      else change(at + 1, section === 0 ? 'tag' : 'number');
    }
  }
  return tokens;
}
