/** JSON texts with the errors of Go's encoding/json. */
import type { JsonValue } from './value';

export type JsonResult =
  | { readonly ok: true; readonly value: JsonValue; readonly end: number }
  | { readonly ok: false; readonly error: string; readonly at: number };

class JsonFailure extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** Reads the first value of a text as a decoder does: what follows it does not matter. */
export function readJson(text: string): JsonResult {
  const reader = new JsonReader(text);
  try {
    const end = reader.value();
    const value: JsonValue = JSON.parse(text.slice(0, end));
    return { ok: true, value, end };
  } catch (failure) {
    if (failure instanceof JsonFailure) return { ok: false, error: failure.message, at: failure.at };
    throw failure;
  }
}

/** Reads a whole text, as json.Unmarshal does: nothing but space may follow the value. */
export function readWholeJson(text: string): JsonResult {
  const read = readJson(text);
  if (!read.ok) return read.error === 'EOF' || read.error === 'unexpected EOF' ? { ...read, error: END } : read;
  const rest = text.slice(read.end).trimStart();
  if (rest === '') return read;
  const at = text.length - rest.length;
  return { ok: false, error: `invalid character ${shownCharacter(rest.charAt(0))} after top-level value`, at };
}

const END = 'unexpected end of JSON input';

/** Looks at the grammar only; values are read by JSON.parse. */
class JsonReader {
  #at = 0;

  constructor(private readonly text: string) {}

  /** The offset behind the value. */
  value(): number {
    if (this.#skip() === '') throw new JsonFailure('EOF', this.#at);
    this.#any('looking for beginning of value');
    return this.#at;
  }

  #skip(): string {
    while (/[ \t\r\n]/.test(this.text[this.#at] ?? '')) this.#at++;
    return this.text[this.#at] ?? '';
  }

  #fail(context: string): JsonFailure {
    const character = this.text[this.#at];
    if (character === undefined) return new JsonFailure('unexpected EOF', this.#at);
    return new JsonFailure(`invalid character ${shownCharacter(character)} ${context}`, this.#at);
  }

  #any(context: string): void {
    const character = this.#skip();
    if (character === '{') this.#object();
    else if (character === '[') this.#array();
    else if (character === '"') this.#string();
    else if (/[-0-9]/.test(character) && character !== '') this.#number();
    else if (character === 't') this.#word('true');
    else if (character === 'f') this.#word('false');
    else if (character === 'n') this.#word('null');
    else throw this.#fail(context);
  }

  #object(): void {
    this.#at++;
    if (this.#skip() === '}') {
      this.#at++;
      return;
    }
    for (let first = true; ; first = false) {
      if (this.#skip() !== '"') {
        throw this.#fail(
          first ? 'looking for beginning of object key string' : 'looking for beginning of object key string',
        );
      }
      this.#string();
      if (this.#skip() !== ':') throw this.#fail('after object key');
      this.#at++;
      this.#any('looking for beginning of value');
      const character = this.#skip();
      if (character !== ',' && character !== '}') throw this.#fail('after object key:value pair');
      this.#at++;
      if (character === '}') return;
    }
  }

  #array(): void {
    this.#at++;
    if (this.#skip() === ']') {
      this.#at++;
      return;
    }
    for (;;) {
      this.#any('looking for beginning of value');
      const character = this.#skip();
      if (character !== ',' && character !== ']') throw this.#fail('after array element');
      this.#at++;
      if (character === ']') return;
    }
  }

  #string(): void {
    this.#at++;
    for (;;) {
      const character = this.text[this.#at];
      if (character === undefined) throw this.#fail('in string literal');
      if (character.charCodeAt(0) < 0x20) throw this.#fail('in string literal');
      this.#at++;
      if (character === '"') return;
      if (character === '\\') this.#escape();
    }
  }

  #escape(): void {
    const character = this.text[this.#at] ?? '';
    if (!/["\\/bfnrtu]/.test(character)) throw this.#fail('in string escape code');
    this.#at++;
    if (character !== 'u') return;
    for (let i = 0; i < 4; i++) {
      if (!/[0-9a-fA-F]/.test(this.text[this.#at] ?? '')) throw this.#fail('in \\u hexadecimal character escape');
      this.#at++;
    }
  }

  #number(): void {
    if (this.text[this.#at] === '-') this.#at++;
    if (!this.#digits(true)) throw this.#fail('in numeric literal');
    if (this.text[this.#at] === '.') {
      this.#at++;
      if (!this.#digits(false)) throw this.#fail('after decimal point in numeric literal');
    }
    if (!/[eE]/.test(this.text[this.#at] ?? '')) return;
    this.#at++;
    if (/[+-]/.test(this.text[this.#at] ?? '')) this.#at++;
    if (!this.#digits(false)) throw this.#fail('in exponent of numeric literal');
  }

  #digits(isWhole: boolean): boolean {
    const start = this.#at;
    if (isWhole && this.text[this.#at] === '0') this.#at++;
    else while (/[0-9]/.test(this.text[this.#at] ?? '')) this.#at++;
    return this.#at > start;
  }

  #word(word: string): void {
    for (const [i, letter] of Array.from(word).entries()) {
      if (this.text[this.#at] !== letter) {
        throw this.#fail(i === 0 ? 'looking for beginning of value' : `in literal ${word} (expecting '${letter}')`);
      }
      this.#at++;
    }
  }
}

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  if (character === '\r') return '\\r';
  return code < 0x20 || code === 0x7f ? `\\x${code.toString(16).padStart(2, '0')}` : character;
}

function shownCharacter(character: string): string {
  if (character === "'") return `'\\''`;
  return character === '"' ? `'"'` : `'${escaped(character)}'`;
}
