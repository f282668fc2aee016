/** JSON texts with the errors of Go's encoding/json. */

import { spend } from '../../text/budget';
import { DEEPEST, TOO_DEEP } from '../../text/depth';
import type { Range } from '../../text/range';
import { quote } from '../strconv/quote';
import type { PlacedJson, PlacedMember } from './placed';

export type JsonResult =
  | { readonly ok: true; readonly json: PlacedJson }
  | { readonly ok: false; readonly error: string; readonly range: Range };

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
  try {
    return { ok: true, json: new JsonReader(text).first() };
  } catch (failure) {
    if (failure instanceof JsonFailure) return refused(text, failure.message, failure.at);
    throw failure;
  }
}

/** Reads a whole text, as json.Unmarshal does: nothing but space may follow the value. */
export function readWholeJson(text: string): JsonResult {
  const read = readJson(text);
  if (!read.ok) return read.error === 'EOF' || read.error === 'unexpected EOF' ? { ...read, error: END } : read;
  const rest = text.slice(read.json.range.end).search(/[^ \t\r\n]/);
  if (rest === -1) return read;
  const at = read.json.range.end + rest;
  return refused(text, `invalid character ${shownCharacter(text, at)} after top-level value`, at);
}

const END = 'unexpected end of JSON input';

/** What is missing at the end of a text is shown at its last character. */
function refused(text: string, error: string, at: number): JsonResult {
  const start = Math.min(at, Math.max(text.length - 1, 0));
  return { ok: false, error, range: { start, end: Math.min(start + 1, text.length) } };
}

const SPACE = /[ \t\r\n]*/y;
const DIGITS = /[0-9]*/y;
/** From the blank on, without quote and backslash. */
const PLAIN_TEXT = /[ !#-[\]-\uffff]*/y;

class JsonReader {
  #at = 0;

  constructor(private readonly text: string) {}

  first(): PlacedJson {
    if (this.#skip() === '') throw new JsonFailure('EOF', this.#at);
    return this.#value(0);
  }

  #skip(): string {
    this.#pass(SPACE);
    return this.#character;
  }

  #pass(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    pattern.test(this.text);
    this.#at = pattern.lastIndex;
  }

  get #character(): string {
    return this.text.charAt(this.#at);
  }

  #fail(context: string): JsonFailure {
    if (this.#character === '') return new JsonFailure('unexpected EOF', this.#at);
    return new JsonFailure(`invalid character ${shownCharacter(this.text, this.#at)} ${context}`, this.#at);
  }

  #value(depth: number): PlacedJson {
    spend(1);
    const character = this.#skip();
    if (depth === DEEPEST && /^[[{]$/.test(character)) throw new JsonFailure(TOO_DEEP, this.#at);
    const start = this.#at;
    const end = () => ({ start, end: this.#at });
    switch (character) {
      case '{':
        return { kind: 'object', members: this.#members(depth + 1), range: end() };
      case '[':
        return { kind: 'array', items: this.#items(depth + 1), range: end() };
      case '"':
        return { kind: 'string', value: this.#string(), range: end() };
      case 't':
      case 'f':
        this.#word(character === 't' ? 'true' : 'false');
        return { kind: 'bool', value: character === 't', range: end() };
      case 'n':
        this.#word('null');
        return { kind: 'null', range: end() };
      default:
        if (!/^[-0-9]$/.test(character)) throw this.#fail('looking for beginning of value');
        this.#number();
        return { kind: 'number', text: this.text.slice(start, this.#at), range: end() };
    }
  }

  #members(depth: number): readonly PlacedMember[] {
    const members: PlacedMember[] = [];
    this.#at++;
    if (this.#skip() === '}') {
      this.#at++;
      return members;
    }
    for (;;) {
      if (this.#skip() !== '"') throw this.#fail('looking for beginning of object key string');
      const start = this.#at;
      const name = this.#string();
      const key = { start, end: this.#at };
      if (this.#skip() !== ':') throw this.#fail('after object key');
      this.#at++;
      members.push({ name, key, value: this.#value(depth) });
      const character = this.#skip();
      if (character !== ',' && character !== '}') throw this.#fail('after object key:value pair');
      this.#at++;
      if (character === '}') return members;
    }
  }

  #items(depth: number): readonly PlacedJson[] {
    const items: PlacedJson[] = [];
    this.#at++;
    if (this.#skip() === ']') {
      this.#at++;
      return items;
    }
    for (;;) {
      items.push(this.#value(depth));
      const character = this.#skip();
      if (character !== ',' && character !== ']') throw this.#fail('after array element');
      this.#at++;
      if (character === ']') return items;
    }
  }

  /** Halves of characters, written as `\ud800` or not, become U+FFFD. */
  #string(): string {
    const start = this.#at;
    this.#at++;
    for (this.#pass(PLAIN_TEXT); this.#character !== '"'; this.#pass(PLAIN_TEXT)) {
      if (this.#character !== '\\') throw this.#fail('in string literal');
      this.#at++;
      this.#escape();
    }
    this.#at++;
    const value: string = JSON.parse(this.text.slice(start, this.#at));
    return value.replace(/\p{Cs}/gu, '\ufffd');
  }

  #escape(): void {
    const character = this.#character;
    if (!/^["\\/bfnrtu]$/.test(character)) throw this.#fail('in string escape code');
    this.#at++;
    if (character !== 'u') return;
    for (let i = 0; i < 4; i++) {
      if (!/^[0-9a-fA-F]$/.test(this.#character)) throw this.#fail('in \\u hexadecimal character escape');
      this.#at++;
    }
  }

  #number(): void {
    if (this.#character === '-') this.#at++;
    if (this.#character === '0') this.#at++;
    else this.#digits('in numeric literal');
    if (this.#character === '.') {
      this.#at++;
      this.#digits('after decimal point in numeric literal');
    }
    if (!/^[eE]$/.test(this.#character)) return;
    this.#at++;
    if (/^[+-]$/.test(this.#character)) this.#at++;
    this.#digits('in exponent of numeric literal');
  }

  #digits(context: string): void {
    const start = this.#at;
    this.#pass(DIGITS);
    if (this.#at === start) throw this.#fail(context);
  }

  #word(word: string): void {
    for (const letter of word) {
      if (this.#character !== letter) throw this.#fail(`in literal ${word} (expecting '${letter}')`);
      this.#at++;
    }
  }
}

/** Go looks at bytes: of a character beyond ASCII it shows the first, as if that were a character. */
function shownCharacter(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  if (code === 0x27) return `'\\''`;
  if (code === 0x22) return `'"'`;
  const lead =
    code < 0x80 ? code : code < 0x800 ? 0xc0 | (code >> 6) : code < 0x10000 ? 0xe0 | (code >> 12) : 0xf0 | (code >> 18);
  return `'${quote(String.fromCharCode(lead)).slice(1, -1)}'`;
}
