/**
 * Characters of a TOML text, with Go-like stepping and the lines that BurntSushi's reader reports. Kapacitor 1.8 reads
 * its configuration with github.com/BurntSushi/toml v1.4.1-0.20240526193622; its wording and its line counts are kept
 * where they show.
 */
import { isRawByte } from '../../go/bytes';
import { spend } from '../../text/budget';
import { markLength } from '../../text/byte-order-mark';

/** Where reading failed and why; made into a whole message by the reader, which knows the last key. */
export class TomlFailure extends Error {
  constructor(
    message: string,
    /** Kapacitor's line. */
    readonly line: number,
    /** UTF-16 offsets of what is wrong. */
    readonly start: number,
    readonly end: number,
  ) {
    super(message);
  }
}

/** What `next` returns at the end of the text. */
export const EOF = '';

export class TomlScanner {
  /** Offset of the next character, UTF-16. */
  at: number;
  /** Start of the token at hand. */
  start: number;
  #line = 1;
  #counted: number;
  #atEnd = false;

  constructor(readonly text: string) {
    this.at = markLength(text);
    this.start = this.at;
    this.#counted = this.at;
  }

  /** The line of the next character. */
  get line(): number {
    while (this.#counted < this.at) {
      if (this.text[this.#counted] === '\n') this.#line++;
      this.#counted++;
    }
    while (this.#counted > this.at) {
      this.#counted--;
      if (this.text[this.#counted] === '\n') this.#line--;
    }
    return this.#line;
  }

  get current(): string {
    return this.text.slice(this.start, this.at);
  }

  /** Steps over a character. Control characters and bytes that are not UTF-8 cannot be stepped over. */
  next(): string {
    spend(1);
    const code = this.text.codePointAt(this.at);
    if (code === undefined) {
      this.#atEnd = true;
      return EOF;
    }
    if (isRawByte(code)) throw this.#failAt(this.at, `invalid UTF-8 byte: 0x${hex(code - 0xdc00)}`);
    if (isForbidden(code, this.text[this.at + 1])) {
      throw this.#failAt(this.at, `TOML files cannot contain control characters: '0x${hex(code)}'`);
    }
    const character = String.fromCodePoint(code);
    this.at += character.length;
    return character;
  }

  backup(character: string): void {
    if (character === EOF) this.#atEnd = false;
    this.at -= character.length;
  }

  peek(): string {
    const character = this.next();
    this.backup(character);
    return character;
  }

  accept(wanted: string): boolean {
    const character = this.next();
    if (character === wanted) return true;
    this.backup(character);
    return false;
  }

  ignore(): void {
    this.start = this.at;
  }

  skipSpace(): void {
    let character = this.next();
    while (isSpace(character)) character = this.next();
    this.backup(character);
    this.ignore();
  }

  /** At the end of the text errors are reported one line up. */
  fail(message: string): TomlFailure {
    if (this.#atEnd) return this.failOnPreviousLine(message);
    const start = Math.min(this.start, Math.max(this.at - 1, 0));
    return new TomlFailure(message, this.line, start, Math.max(this.at, start + 1));
  }

  /** For errors found by stepping over the end of a line. */
  failOnPreviousLine(message: string): TomlFailure {
    return new TomlFailure(message, this.line - 1, Math.max(this.at - 1, 0), this.at);
  }

  #failAt(at: number, message: string): TomlFailure {
    // Stepping over a line end is counted before the character is looked at, but these are none.
    return new TomlFailure(message, this.line, at, at + 1);
  }
}

export function isSpace(character: string): boolean {
  return character === ' ' || character === '\t';
}

export function isNewline(character: string): boolean {
  return character === '\n' || character === '\r';
}

function isForbidden(code: number, following: string | undefined): boolean {
  if (code === 0x0d) return following !== '\n';
  return code !== 0x09 && code !== 0x0a && (code < 0x20 || code === 0x7f);
}

function hex(code: number): string {
  return code.toString(16).padStart(2, '0');
}
