import { BYTE_ORDER_MARK } from '../../text/byte-order-mark';
import { YamlError } from './failure';

/** A position in a text as libyaml counts it: lines and columns from 0, columns in characters. */
export interface Mark {
  /** UTF-16 offset. */
  readonly at: number;
  /** In characters: keys without `?` are limited by it. */
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

export const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
export const SPACE = 0x20;
const NEXT_LINE = 0x85;
const LINE_SEPARATOR = 0x2028;
const PARAGRAPH_SEPARATOR = 0x2029;

/** Reads a text character by character. Behind its end there are zeros, which no text may hold. */
export class Cursor {
  #at = 0;
  #index = 0;
  #line = 0;
  #column = 0;
  /** The offset from which on the text cannot be had: there begins the block with a forbidden character. */
  readonly #limit: number;
  readonly #forbidden: number;

  constructor(readonly text: string) {
    this.#forbidden = text.search(FORBIDDEN);
    this.#limit = this.#forbidden === -1 ? Number.POSITIVE_INFINITY : startOfBlock(text, this.#forbidden);
    if (text.startsWith(BYTE_ORDER_MARK)) this.#at = 1;
    this.expect(1);
  }

  get mark(): Mark {
    return { at: this.#at, index: this.#index, line: this.#line, column: this.#column };
  }

  get at(): number {
    return this.#at;
  }

  get index(): number {
    return this.#index;
  }

  get line(): number {
    return this.#line;
  }

  get column(): number {
    return this.#column;
  }

  /** The UTF-16 unit some places ahead. */
  peek(ahead = 0): number {
    const at = this.#at + ahead;
    return at < this.text.length ? this.text.charCodeAt(at) : 0;
  }

  get character(): string {
    return this.text.charAt(this.#at);
  }

  /** Makes sure that so many characters can be looked at. */
  expect(count: number): void {
    if (this.#limit - this.#at >= count) return;
    const range = { start: this.#forbidden, end: this.#forbidden + 1 };
    throw new YamlError('yaml: control characters are not allowed', range);
  }

  skip(): void {
    this.#at += isPair(this.peek(), this.peek(1)) ? 2 : 1;
    this.#index++;
    this.#column++;
    this.expect(1);
  }

  /** The character here, skipped. */
  take(): string {
    const start = this.#at;
    this.skip();
    return this.text.slice(start, this.#at);
  }

  /** The line break here, skipped, as it stays in a text: `\n` but for Unicode's own separators. */
  takeBreak(): string {
    const code = this.peek();
    const isPair = code === RETURN && this.peek(1) === NEWLINE;
    this.#at += isPair ? 2 : 1;
    this.#index += isPair ? 2 : 1;
    this.#line++;
    this.#column = 0;
    this.expect(1);
    return code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR ? String.fromCharCode(code) : '\n';
  }

  skipBlanks(): void {
    while (this.isBlank()) this.skip();
  }

  /** Up to the end of the line if a comment begins here. */
  skipComment(): void {
    if (this.peek() === 0x23) while (!this.isBreakOrEnd()) this.skip();
  }

  /** At the end of a text that no line break ends a new line begins all the same. */
  endLine(): void {
    if (this.#column === 0) return;
    this.#column = 0;
    this.#line++;
  }

  /** A second byte order mark is skipped too, and counts as a column. */
  skipByteOrderMark(): void {
    if (this.#at === 1 && this.text.startsWith(BYTE_ORDER_MARK.repeat(2))) this.skip();
  }

  isEnd(): boolean {
    return this.#at >= this.text.length;
  }

  isBlank(ahead = 0): boolean {
    const code = this.peek(ahead);
    return code === SPACE || code === TAB;
  }

  isBreak(ahead = 0): boolean {
    return isBreakCode(this.peek(ahead));
  }

  isBreakOrEnd(ahead = 0): boolean {
    const code = this.peek(ahead);
    return code === 0 || isBreakCode(code);
  }

  isSpaceOrEnd(ahead = 0): boolean {
    return this.isBlank(ahead) || this.isBreakOrEnd(ahead);
  }

  /** `---` or `...` at the start of a line, with nothing at its end. */
  isDocumentMark(character: '-' | '.'): boolean {
    return this.#column === 0 && this.text.startsWith(character.repeat(3), this.#at) && this.isSpaceOrEnd(3);
  }
}

function isBreakCode(code: number): boolean {
  return (
    code === NEWLINE || code === RETURN || code === NEXT_LINE || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR
  );
}

function isPair(first: number, second: number): boolean {
  return first >= 0xd800 && first <= 0xdbff && second >= 0xdc00 && second <= 0xdfff;
}

/** What YAML 1.1 does not allow in a text, besides broken UTF-8. */
const FORBIDDEN = /[^\t\n\r\x20-\x7e\x85\xa0-\ufffd]/;

/** go-yaml reads its text in blocks of so many bytes, and sees a forbidden character when it reads the block. */
const BLOCK_BYTES = 512;

/** The offset at which the block that holds the character at `target` begins. */
function startOfBlock(text: string, target: number): number {
  let start = 0;
  let bytes = 0;
  for (let at = 0; at < target; ) {
    const code = text.codePointAt(at) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes + size > BLOCK_BYTES) {
      start = at;
      bytes = 0;
    }
    bytes += size;
    at += code > 0xffff ? 2 : 1;
  }
  const width = text.charCodeAt(target) < 0x80 ? 1 : text.charCodeAt(target) < 0x800 ? 2 : 3;
  return bytes + width > BLOCK_BYTES ? target : start;
}
