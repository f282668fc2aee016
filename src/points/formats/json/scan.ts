/**
 * JSON of data: fast, numbers as they are written, with the places of objects and arrays. Anything else about JSON is in
 * `go/json`. What programs print in its place is read as well: `NaN`, commas before brackets, and, of Python, JavaScript and
 * shells of databases, texts in single quotes, `None`, tuples, names without quotes, `datetime(…)` and other calls.
 */
import { DEEPEST } from '../../../text/depth';
import { NumberText } from '../cell';
import { dateOfCall, numberOfCall } from './calls';

export class JsonObject {
  constructor(
    readonly members: ReadonlyMap<string, Json>,
    readonly start: number,
    readonly end: number,
  ) {}

  object(name: string): JsonObject | undefined {
    const value = this.members.get(name);
    return value instanceof JsonObject ? value : undefined;
  }

  list(name: string): readonly Json[] | undefined {
    const value = this.members.get(name);
    return value instanceof JsonList ? value.items : undefined;
  }

  text(name: string): string | undefined {
    const value = this.members.get(name);
    return typeof value === 'string' ? value : undefined;
  }
}

export class JsonList {
  constructor(
    readonly items: readonly Json[],
    readonly start: number,
    readonly end: number,
  ) {}
}

export type Json = string | boolean | null | NumberText | JsonObject | JsonList;

/** What is wrong, and where. */
export interface JsonFault {
  readonly message: string;
  readonly at: number;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Reads one value. Of a broken one that much which stands before the fault. */
export class JsonScanner {
  fault: JsonFault | undefined;

  constructor(
    private readonly text: string,
    /** Where it stands. */
    public at: number,
  ) {}

  value(depth = 0): Json {
    this.#skip();
    const { text } = this;
    const start = this.at;
    switch (text.charCodeAt(start)) {
      case 0x7b:
        return this.#object(start, depth + 1);
      case 0x5b:
        return this.#list(start, depth + 1);
      case 0x28:
        return this.#list(start, depth + 1, 0x29);
      case 0x22:
      case 0x27:
        return this.#string();
      default:
        return this.#number(start, depth);
    }
  }

  #fail(message: string, at = this.at): null {
    this.fault ??= { message, at };
    return null;
  }

  #skip(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
      this.at++;
    }
  }

  #string(): string {
    const { text } = this;
    const quote = text.charAt(this.at);
    const start = this.at + 1;
    let end = text.indexOf(quote, start);
    while (end !== -1 && backslashesBefore(text, end, start) % 2 === 1) end = text.indexOf(quote, end + 1);
    if (end === -1) {
      this.#fail('a text has no closing quote');
      return '';
    }
    this.at = end + 1;
    const inside = text.slice(start, end);
    if (!inside.includes('\\')) return inside;
    return this.#unescaped(quote === '"' ? inside : asInDoubleQuotes(inside), start);
  }

  #unescaped(inside: string, start: number): string {
    try {
      const value: unknown = JSON.parse(`"${inside.replace(/[\n\r\t]/g, (character) => CONTROLS[character] ?? '')}"`);
      if (typeof value === 'string') return value;
    } catch {
      this.#fail('a text has a wrong escape', start);
    }
    return inside;
  }

  #object(start: number, depth: number): JsonObject {
    const members = new Map<string, Json>();
    let open = this.#enters(depth) && !this.#ends(0x7d);
    while (open) {
      const name = this.#name();
      this.#skip();
      if (this.fault === undefined && this.text.charCodeAt(this.at) !== 0x3a) this.#fail('a colon should stand here');
      if (this.fault !== undefined) break;
      this.at++;
      const value = this.value(depth);
      if (this.#counts(value)) members.set(name, value);
      open = this.#goesOn(0x7d);
    }
    return new JsonObject(members, start, this.at);
  }

  /** Of Python, JavaScript and Lua it has no quotes, or single ones. */
  #name(): string {
    this.#skip();
    const code = this.text.charCodeAt(this.at);
    if (code === 0x22 || code === 0x27) return this.#string();
    WORD.lastIndex = this.at;
    const word = WORD.exec(this.text)?.[0];
    if (word === undefined) {
      this.#fail('a name in quotes should stand here');
      return '';
    }
    this.at += word.length;
    return word;
  }

  #list(start: number, depth: number, close = 0x5d): JsonList {
    const items: Json[] = [];
    let open = this.#enters(depth) && !this.#ends(close);
    while (open) {
      const item = this.value(depth);
      if (this.#counts(item)) items.push(item);
      open = this.#goesOn(close);
    }
    return new JsonList(items, start, this.at);
  }

  /** What is broken itself is left out; what holds it is not. */
  #counts(value: Json): boolean {
    return this.fault === undefined || value instanceof JsonObject || value instanceof JsonList;
  }

  #enters(depth: number): boolean {
    if (depth > DEEPEST) this.#fail('it is nested too deeply');
    else this.at++;
    return depth <= DEEPEST;
  }

  #ends(close: number): boolean {
    this.#skip();
    if (this.text.charCodeAt(this.at) !== close) return false;
    this.at++;
    return true;
  }

  #goesOn(close: number): boolean {
    if (this.fault !== undefined) return false;
    this.#skip();
    const code = this.text.charCodeAt(this.at);
    if (code !== close && code !== 0x2c) {
      this.#fail('a comma or a bracket should stand here');
      return false;
    }
    this.at++;
    if (code === close) return false;
    // A comma behind the last.
    return !this.#ends(close);
  }

  #number(start: number, depth: number): Json {
    NUMBER.lastIndex = start;
    if (!NUMBER.test(this.text)) return this.#word(start, depth);
    this.at = NUMBER.lastIndex;
    return new NumberText(this.text.slice(start, this.at));
  }

  #word(start: number, depth: number): Json {
    WORD.lastIndex = start;
    const word = WORD.exec(this.text)?.[0];
    if (word === undefined) return this.#fail('no value stands here', start);
    this.at = WORD.lastIndex;
    const known = WORDS.get(word.toLowerCase());
    if (known !== undefined) return known;
    const next = this.text.charAt(this.at);
    if (next === '(') {
      const { items } = this.#list(this.at, depth + 1, 0x29);
      return dateOfCall(word, items) ?? numberOfCall(word, items) ?? items[0] ?? null;
    }
    if (word === 'new') return this.value(depth);
    if (next === '=') {
      this.at++;
      return this.value(depth);
    }
    // `datetime.timezone.utc`
    return /[.<]/.test(word) ? null : this.#fail('no value stands here', start);
  }
}

/** `<UTC>` is how Python shows what it has no words for. */
const WORD = /-?[A-Za-z_$][\w.$]*|<[^<>\n]*>/y;
/** In any case: Python's begin with a capital. What is no number is nothing that a field can be. */
const WORDS: ReadonlyMap<string, Json> = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ...['null', 'none', 'nil', 'undefined', 'nan', 'nat', 'inf', '-inf', 'infinity', '-infinity', '-nan', '<na>'].map(
    (word) => [word, null] as const,
  ),
]);

/** The escapes of single quotes as those of double ones. */
function asInDoubleQuotes(inside: string): string {
  return inside.replace(/\\(x[0-9a-fA-F]{2}|.)|"/gs, (whole, sign: string | undefined) => {
    if (sign === undefined) return '\\"';
    if (sign.length === 3) return `\\u00${sign.slice(1)}`;
    return sign === "'" ? "'" : whole;
  });
}

/** Line breaks and tabs that stand in a text as they are. */
const CONTROLS: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function backslashesBefore(text: string, at: number, start: number): number {
  let count = 0;
  while (at - count > start && text.charCodeAt(at - count - 1) === 0x5c) count++;
  return count;
}
