/** The rows of `VALUES (…), (…)` in SQL, with the values as what they are. */
import { spend } from '../../../text/budget';
import { type Cell, isNumberText, NumberText } from '../cell';

export interface SqlRow {
  /** `undefined`: NULL, or what only the database knows. */
  readonly cells: readonly (Cell | undefined)[];
  readonly start: number;
  readonly end: number;
}

const SPACE = /(?:\s|--[^\n]*\n|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*/y;
/** `E'…'`, `N'…'`, `TIMESTAMP '…'`, `DATE '…'` in front of a text. */
const PREFIX = /(?:[eEnNbB]|timestamp(?:tz)?|date|datetime)\s*(?=')/iy;
const CAST = /\s*::\s*\w+(?: (?:with(?:out)? time zone|precision))?(?:\(\d+\))?/iy;
const BARE = /[^\s,()';]+/y;

/** Rows from `at` on, and where they end. */
export class SqlRows {
  constructor(
    private readonly text: string,
    public at: number,
  ) {}

  /** `undefined`: none stands here. */
  next(): SqlRow | undefined {
    spend(1);
    this.#pass(SPACE);
    if (this.text[this.at] === ',') this.at++;
    this.#pass(SPACE);
    if (this.text[this.at] !== '(') return undefined;
    const start = this.at++;
    const cells: (Cell | undefined)[] = [];
    for (;;) {
      cells.push(this.#value());
      this.#pass(SPACE);
      const sign = this.text[this.at];
      if (sign !== ',' && sign !== ')') return undefined;
      this.at++;
      if (sign === ')') return { cells, start, end: this.at };
    }
  }

  #pass(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  #value(): Cell | undefined {
    this.#pass(SPACE);
    this.#pass(PREFIX);
    const sign = this.text[this.at];
    const value = sign === "'" || sign === '"' ? this.#quoted(sign) : this.#bare();
    while (this.#pass(CAST) !== '');
    return value;
  }

  /** Two quotes are one, and a backslash before one too, as MySQL writes it. */
  #quoted(quote: string): string {
    const { text } = this;
    let value = '';
    let at = this.at + 1;
    for (;;) {
      const end = text.indexOf(quote, at);
      if (end === -1) {
        this.at = text.length;
        return value + text.slice(at);
      }
      if (text[end + 1] === quote) {
        value += text.slice(at, end + 1);
        at = end + 2;
      } else if (text[end - 1] === '\\' && text[end - 2] !== '\\' && end > at) {
        value += `${text.slice(at, end - 1)}${quote}`;
        at = end + 1;
      } else {
        this.at = end + 1;
        return (value + text.slice(at, end)).replaceAll('\\\\', '\\');
      }
    }
  }

  #bare(): Cell | undefined {
    const word = this.#pass(BARE);
    if (isNumberText(word)) return new NumberText(word);
    if (/^(?:true|false)$/i.test(word)) return word.toLowerCase() === 'true';
    this.#pass(SPACE);
    if (this.text[this.at] !== '(') return undefined;
    // `to_timestamp(1700000000)`, `FROM_UNIXTIME(…)`, `CAST('…' AS timestamp)`: what stands in it.
    this.at++;
    const value = this.#value();
    let depth = 1;
    for (; this.at < this.text.length && depth > 0; this.at++) {
      const sign = this.text[this.at];
      if (sign === '(') depth++;
      if (sign === ')') depth--;
    }
    return value;
  }
}
