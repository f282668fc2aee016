/** The tokens of InfluxQL. influxql scanner.go, v1.1. */
import { spend } from '../../text/budget';
import { KEYWORDS } from './identifier';

export interface InfluxToken {
  /** A keyword in capitals, an operator or mark as it is written, or the kind of a literal. */
  readonly type: string;
  /** What a literal or name means, or the blanks; empty for all else. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where errors say it is. */
  readonly position: number;
}

const WORD = /[A-Za-z_][A-Za-z0-9_]*/y;
/** Behind a `$`. */
const NAME = /[A-Za-z0-9_]*/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)/y;
const DURATION = /\d+[A-Za-zµ][A-Za-zµ0-9]*/y;
const BLANKS = /[ \t\n]+/y;
const LINE_COMMENT = /--[^\n]*\n?/y;
const BLOCK_COMMENT = /\/\*[\s\S]*?\*\//y;
const MARKS = ['=~', '!=', '!~', '>=', '<=', '<>', '::', ...'+-*/%&|^=<>(),;:.'];

/** How many tokens can be gone back. */
const KEPT = 3;

/**
 * Tokens can be given back, but what looks at single characters (for a regular expression, a dot) then looks behind them:
 * so it is in InfluxDB.
 */
export class InfluxScanner {
  readonly text: string;
  #at = 0;
  /** The end lies one character further on once something has read over it. */
  #isPastEnd = false;
  /** The last ones read. */
  readonly #tokens: InfluxToken[] = [];
  #unread = 0;

  constructor(text: string) {
    this.text = text.replace(/\r\n?/g, '\n');
  }

  /** The next token, blanks and comments included. */
  next(): InfluxToken {
    spend(1);
    return this.#take(() => this.#scan());
  }

  /** The next token that means something. */
  nextWord(): InfluxToken {
    for (;;) {
      const token = this.next();
      if (token.type !== 'WS' && token.type !== 'COMMENT') return token;
    }
  }

  /** The last token will be read again. */
  back(): void {
    this.#unread++;
  }

  skipBlanks(): void {
    if (this.next().type !== 'WS') this.back();
  }

  /** The next character that no token has taken. */
  peek(): string {
    const character = this.text.charAt(this.#at);
    if (character === '') this.#isPastEnd = true;
    return character;
  }

  /** A regular expression between slashes. Errors say it begins one character before. */
  regex(): InfluxToken {
    return this.#take(() => this.#regex());
  }

  #take(scan: () => InfluxToken): InfluxToken {
    const known = this.#unread === 0 ? undefined : this.#tokens.at(-this.#unread);
    if (known !== undefined) {
      this.#unread--;
      return known;
    }
    const token = scan();
    this.#at = token.end;
    this.#tokens.push(token);
    if (this.#tokens.length > KEPT) this.#tokens.shift();
    return token;
  }

  #regex(): InfluxToken {
    const start = this.#at;
    let pattern = '';
    for (let i = start + 1; i < this.text.length; i++) {
      const character = this.text.charAt(i);
      if (character === '\n') return { type: 'BADREGEX', text: '', start, end: i + 1, position: start - 1 };
      if (character === '/') return { type: 'REGEX', text: pattern, start, end: i + 1, position: start - 1 };
      if (character === '\\' && this.text.charAt(i + 1) === '/') i++;
      pattern += this.text.charAt(i);
    }
    this.#isPastEnd = true;
    return { type: 'BADREGEX', text: '', start, end: this.text.length, position: start - 1 };
  }

  /** `line 1, char 8`, counted from 1 in characters. */
  place(position: number): string {
    const before = this.text.slice(0, Math.max(position, 0));
    const lineStart = before.lastIndexOf('\n') + 1;
    const beyond = Math.max(0, position - this.text.length);
    const column = Array.from(before.slice(lineStart)).length + beyond;
    return `line ${before.split('\n').length}, char ${column + 1}`;
  }

  #scan(): InfluxToken {
    const start = this.#at;
    const first = this.text.charAt(start);
    if (first === '') return this.#end();
    const blanks = this.#matchAt(BLANKS);
    if (blanks !== undefined) return this.#readOver({ ...blanks, type: 'WS' });
    const word = this.#matchAt(WORD);
    if (word !== undefined) return this.#word(word.text, start, word.end);
    if (first === '"') return this.#quoted(start, start, 'IDENT');
    if (first === "'") return this.#quoted(start, start - 1, 'STRING');
    if (first === '$') return this.#parameter(start);
    const line = this.#matchAt(LINE_COMMENT);
    if (line !== undefined) {
      const comment = { ...line, type: 'COMMENT', text: '' };
      return line.text.endsWith('\n') ? comment : this.#readOver(comment);
    }
    const block = this.#matchAt(BLOCK_COMMENT);
    if (block !== undefined) return { ...block, type: 'COMMENT', text: '' };
    return this.#number() ?? this.#mark(first, start);
  }

  #end(): InfluxToken {
    const { length } = this.text;
    const position = length + (this.#isPastEnd ? 1 : 0);
    this.#isPastEnd = true;
    return { type: 'EOF', text: '', start: length, end: length, position };
  }

  /** A token that ends where something else begins: at the end of the text its reader has read over that. */
  #readOver(token: InfluxToken): InfluxToken {
    if (token.end === this.text.length) this.#isPastEnd = true;
    return token;
  }

  #word(word: string, start: number, end: number): InfluxToken {
    // What stands before a quote that follows at once is forgotten.
    if (this.text.charAt(end) === '"') return this.#quoted(end, start, 'IDENT', start);
    const isKeyword = KEYWORDS.has(word.toLowerCase());
    const type = isKeyword ? word.toUpperCase() : 'IDENT';
    return this.#readOver({ type, text: isKeyword ? '' : word, start, end, position: start });
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
        if (escaped === '') this.#isPastEnd = true;
        // The end is a zero, and shown as one.
        return { type: 'BADESCAPE', text: `\\${escaped || '\0'}`, start, end: i + 1, position: i };
      }
      value += escaped === 'n' ? '\n' : escaped;
    }
    this.#isPastEnd = true;
    return { type: 'BADSTRING', text: value, start, end: this.text.length, position: quoteAt - 1 };
  }

  #parameter(start: number): InfluxToken {
    NAME.lastIndex = start + 1;
    const name = NAME.exec(this.text)?.[0] ?? '';
    const end = start + 1 + name.length;
    if (this.text.charAt(end) !== '"') {
      return this.#readOver({ type: 'BOUNDPARAM', text: `$${name}`, start, end, position: start });
    }
    const quoted = this.#quoted(end, start, 'BOUNDPARAM', start);
    return { ...quoted, text: `$${quoted.text}`, position: start };
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
      this.#isPastEnd = true;
      return { type: 'ILLEGAL', text: '', start, end: this.text.length, position: start };
    }
    return { type: mark === '<>' ? '!=' : mark, text: '', start, end: start + mark.length, position: start };
  }

  #matchAt(pattern: RegExp): Omit<InfluxToken, 'type'> | undefined {
    pattern.lastIndex = this.#at;
    const [text] = pattern.exec(this.text) ?? [];
    return text === undefined ? undefined : { text, start: this.#at, end: this.#at + text.length, position: this.#at };
  }
}
