/** The tokens of InfluxQL. influxql scanner.go, v1.1. */
import { KEYWORDS } from './identifier';

export interface InfluxToken {
  /** A keyword in capitals, an operator or mark as it is written, or the kind of a literal. */
  readonly type: string;
  /** What a literal or name means; empty for all else. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where errors say it is. */
  readonly position: number;
}

const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)/y;
const DURATION = /\d+[A-Za-zµ][A-Za-zµ0-9]*/y;
const BLANKS = /[ \t\n]+/y;
const LINE_COMMENT = /--[^\n]*\n?/y;
const BLOCK_COMMENT = /\/\*[\s\S]*?\*\//y;
const MARKS = ['=~', '!=', '!~', '>=', '<=', '<>', '::', ...'+-*/%&|^=<>(),;:.'];

export class InfluxScanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text.replace(/\r\n?/g, '\n');
  }

  /** The next token, blanks and comments included. */
  next(): InfluxToken {
    const token = this.#scan();
    this.at = token.end;
    return token;
  }

  /** The next token that means something. */
  nextWord(): InfluxToken {
    for (;;) {
      const token = this.next();
      if (token.type !== 'WS' && token.type !== 'COMMENT') return token;
    }
  }

  /** The token will be read again. */
  back(token: InfluxToken): void {
    this.at = token.start;
  }

  skipBlanks(): void {
    this.at = this.#matchAt(BLANKS)?.end ?? this.at;
  }

  peek(): string {
    return this.text.charAt(this.at);
  }

  /** A regular expression between slashes. Errors say it begins one character before. */
  regex(): InfluxToken {
    const start = this.at;
    let pattern = '';
    for (let i = start + 1; i < this.text.length; i++) {
      const character = this.text.charAt(i);
      if (character === '\n') break;
      if (character === '/')
        return this.#consumed({ type: 'REGEX', text: pattern, start, end: i + 1, position: start - 1 });
      if (character === '\\' && this.text.charAt(i + 1) === '/') i++;
      pattern += this.text.charAt(i);
    }
    return this.#consumed({ type: 'BADREGEX', text: '', start, end: this.text.length, position: start - 1 });
  }

  /** `line 1, char 8`, counted from 1 in characters. */
  place(position: number): string {
    const before = this.text.slice(0, Math.max(position, 0));
    const lineStart = before.lastIndexOf('\n') + 1;
    const beyond = Math.max(0, position - this.text.length);
    const column = Array.from(before.slice(lineStart)).length + beyond;
    return `line ${before.split('\n').length}, char ${column + 1}`;
  }

  #consumed(token: InfluxToken): InfluxToken {
    this.at = token.end;
    return token;
  }

  #scan(): InfluxToken {
    const start = this.at;
    const first = this.text.charAt(start);
    if (first === '') return this.#end();
    const blanks = this.#matchAt(BLANKS);
    if (blanks !== undefined) return { ...blanks, type: 'WS', text: '' };
    const word = this.#matchAt(WORD);
    if (word !== undefined) return this.#word(word.text, start, word.end);
    if (first === '"') return this.#quoted(start, start, 'IDENT');
    if (first === "'") return this.#quoted(start, start - 1, 'STRING');
    if (first === '$') return this.#parameter(start);
    const comment = this.#matchAt(LINE_COMMENT) ?? this.#matchAt(BLOCK_COMMENT);
    if (comment !== undefined) return { ...comment, type: 'COMMENT', text: '' };
    return this.#number() ?? this.#mark(first, start);
  }

  /** Words, blanks and line comments look at the end once before it is reported, which moves it on by one. */
  #end(): InfluxToken {
    const { length } = this.text;
    const isLookedAt =
      /(?:[A-Za-z0-9_]|[ \t\n])$/.test(this.text) && !/(?:^|[^A-Za-z0-9_])\d[\dA-Za-zµ.]*$/.test(this.text);
    return { type: 'EOF', text: '', start: length, end: length, position: length + (isLookedAt ? 1 : 0) };
  }

  #word(word: string, start: number, end: number): InfluxToken {
    // What stands before a quote that follows at once is forgotten.
    if (this.text.charAt(end) === '"') return this.#quoted(end, start, 'IDENT', start);
    const isKeyword = KEYWORDS.has(word.toLowerCase());
    return { type: isKeyword ? word.toUpperCase() : 'IDENT', text: isKeyword ? '' : word, start, end, position: start };
  }

  #quoted(quoteAt: number, position: number, type: string, start = quoteAt): InfluxToken {
    const ending = this.text.charAt(quoteAt);
    let value = '';
    for (let i = quoteAt + 1; i < this.text.length; i++) {
      const character = this.text.charAt(i);
      if (character === ending) return { type, text: value, start, end: i + 1, position };
      if (character === '\n') return { type: 'BADSTRING', text: value, start, end: i + 1, position: quoteAt - 1 };
      if (character !== '\\') {
        value += character;
        continue;
      }
      const escaped = this.text.charAt(++i);
      if (!'n\\"\''.includes(escaped) || escaped === '') {
        return { type: 'BADESCAPE', text: `\\${escaped}`, start, end: i + 1, position: i };
      }
      value += escaped === 'n' ? '\n' : escaped;
    }
    return { type: 'BADSTRING', text: value, start, end: this.text.length, position: quoteAt - 1 };
  }

  #parameter(start: number): InfluxToken {
    WORD.lastIndex = start + 1;
    const name = WORD.exec(this.text)?.[0] ?? '';
    return { type: 'BOUNDPARAM', text: `$${name}`, start, end: start + 1 + name.length, position: start };
  }

  #number(): InfluxToken | undefined {
    const duration = this.#matchAt(DURATION);
    if (duration !== undefined) return { ...duration, type: 'DURATIONVAL' };
    const number = this.#matchAt(NUMBER);
    if (number === undefined) return undefined;
    const isInteger = !number.text.includes('.');
    return { ...number, type: isInteger ? 'INTEGER' : 'NUMBER', text: number.text.replace(/\.$/, '') };
  }

  #mark(first: string, start: number): InfluxToken {
    const mark = MARKS.find((candidate) => this.text.startsWith(candidate, start));
    if (mark === undefined) {
      const character = String.fromCodePoint(this.text.codePointAt(start) ?? 0);
      return { type: 'ILLEGAL', text: character, start, end: start + character.length, position: start };
    }
    if (first === '/' && this.text.startsWith('/*', start)) {
      return { type: 'ILLEGAL', text: '', start, end: this.text.length, position: start };
    }
    return { type: mark === '<>' ? '!=' : mark, text: '', start, end: start + mark.length, position: start };
  }

  #matchAt(pattern: RegExp): Omit<InfluxToken, 'type'> | undefined {
    pattern.lastIndex = this.at;
    const [text] = pattern.exec(this.text) ?? [];
    return text === undefined ? undefined : { text, start: this.at, end: this.at + text.length, position: this.at };
  }
}
