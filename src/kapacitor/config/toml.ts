/** Reads kapacitor.conf: TOML, with the words and lines of the reader that Kapacitor uses. */
import { DEEPEST, TOO_DEEP } from '../../text/depth';
import type { Range } from '../../text/range';
import { EOF, isNewline, isSpace, TomlFailure, TomlScanner } from './toml-scan';
import { TomlTables } from './toml-tables';
import {
  inlineTarget,
  type Key,
  keyText,
  type TomlNode,
  type TomlPlace,
  type TomlTable,
  tomlMessage,
} from './toml-tree';
import {
  basicString,
  boolean,
  foundCharacter,
  isLetter,
  literalString,
  multilineString,
  numberOrDate,
  quotedCharacter,
  type Scalar,
  signedNumber,
  specialFloat,
} from './toml-value';

export interface TomlError {
  /** `toml: line 4 (last key "hipchat.room"): …`. */
  readonly message: string;
  readonly range: Range;
}
export type TomlResult =
  | { readonly ok: true; readonly table: TomlTable }
  | { readonly ok: false; readonly error: TomlError };

export function readToml(text: string): TomlResult {
  const nul = text.slice(0, 6).indexOf('\0');
  if (nul !== -1) {
    const message = 'files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8';
    return { ok: false, error: { message: `toml: line 1: ${message}`, range: { start: nul, end: nul + 1 } } };
  }
  const reader = new TomlReader(text);
  try {
    return { ok: true, table: reader.read() };
  } catch (failure) {
    if (!(failure instanceof TomlFailure)) throw failure;
    return { ok: false, error: reader.describe(failure) };
  }
}

class TomlReader {
  #depth = 0;
  readonly #scan: TomlScanner;
  readonly #tables: TomlTables;
  /** With the table that keys go into it is what an error calls the last key. */
  #key = '';

  constructor(text: string) {
    this.#scan = new TomlScanner(text);
    this.#tables = new TomlTables(text.length);
  }

  describe(failure: TomlFailure): TomlError {
    const context = keyText(this.#tables.context);
    const lastKey = this.#key === '' ? context : [...(context === '' ? [] : [context]), this.#key].join('.');
    const { line, start, end } = failure;
    return { message: tomlMessage(line, lastKey, failure.message), range: { start, end } };
  }

  read(): TomlTable {
    for (;;) {
      const character = this.#scan.next();
      if (character === EOF) return this.#tables.root;
      if (isSpace(character) || isNewline(character)) continue;
      if (character === '#') {
        this.#comment();
        continue;
      }
      if (character === '[') this.#header();
      else {
        this.#scan.backup(character);
        this.#keyAndValue((node, key) => this.#tables.setValue(key, node));
        this.#key = '';
      }
      this.#lineEnd();
    }
  }

  #comment(): void {
    let character = this.#scan.next();
    while (character !== EOF && !isNewline(character)) character = this.#scan.next();
    this.#scan.backup(character);
  }

  #lineEnd(): void {
    this.#scan.ignore();
    for (;;) {
      const character = this.#scan.next();
      if (isSpace(character)) continue;
      if (character === '#') {
        this.#comment();
        return;
      }
      if (isNewline(character) || character === EOF) {
        this.#scan.backup(character);
        return;
      }
      throw this.#scan.fail(
        `expected a top-level item to end with a newline, comment, or EOF, but got ${quotedCharacter(character)} instead`,
      );
    }
  }

  #header(): void {
    const start = this.#scan.at - 1;
    const line = this.#scan.line;
    const isArray = this.#scan.accept('[');
    const key = this.#tableName();
    if (isArray) {
      const character = this.#scan.next();
      if (character !== ']') {
        throw this.#scan.fail(
          `expected end of table array name delimiter ']', but got ${quotedCharacter(character)} instead`,
        );
      }
    }
    this.#tables.enter(key, isArray, { line, range: { start, end: this.#scan.at } });
  }

  #tableName(): Key {
    const parts: string[] = [];
    for (;;) {
      this.#scan.skipSpace();
      const first = this.#scan.peek();
      if (first === ']' || first === EOF) {
        throw this.#scan.fail('unexpected end of table name (table names cannot be empty)');
      }
      if (first === '.') throw this.#scan.fail('unexpected table separator (table names cannot be empty)');
      const start = this.#scan.at;
      if (parts.length === DEEPEST) throw this.#scan.fail(TOO_DEEP);
      parts.push(this.#keyPart());
      if (parts.length === 1) this.#tables.keyPlace = this.#place(start);
      this.#scan.skipSpace();
      const character = this.#scan.next();
      if (character === ']') return parts;
      if (character !== '.') {
        throw this.#scan.fail(`expected '.' or ']' to end table name, but got ${quotedCharacter(character)} instead`);
      }
      this.#scan.ignore();
    }
  }

  /** One part of a key, bare or quoted; a bare one may be empty, which is found out by what follows. */
  #keyPart(): string {
    if (this.#scan.accept('"')) return basicString(this.#scan);
    if (this.#scan.accept("'")) return literalString(this.#scan);
    this.#scan.ignore();
    let character = this.#scan.next();
    while (/^[A-Za-z0-9_-]$/.test(character)) character = this.#scan.next();
    this.#scan.backup(character);
    const part = this.#scan.current;
    this.#scan.ignore();
    return part;
  }

  #place(start: number): TomlPlace {
    return { line: this.#scan.line, range: { start, end: Math.max(this.#scan.at, start + 1) } };
  }

  /** Reads `a.b = value`; the tables that dots imply are entered for the time of it. */
  #keyAndValue(store: (node: TomlNode, key: string, parents: Key) => void): void {
    const outer = this.#tables.context;
    const parts = this.#dottedKey();
    const key = parts.at(-1) ?? '';
    this.#key = key;
    const parents = parts.slice(0, -1);
    for (const parent of parents) {
      const implied = [...this.#tables.context, parent];
      this.#tables.imply(implied);
      this.#tables.enter(implied, false, this.#tables.keyPlace);
    }
    store(this.#value(false), key, parents);
    this.#tables.context = outer;
  }

  #dottedKey(): Key {
    const parts: string[] = [];
    this.#scan.skipSpace();
    const first = this.#scan.peek();
    if (first === '=' || first === EOF) throw this.#scan.fail("unexpected '=': key name appears blank");
    if (first === '.') throw this.#scan.fail("unexpected '.': keys cannot start with a '.'");
    for (;;) {
      this.#scan.skipSpace();
      const next = this.#scan.peek();
      if (next === '=' || next === EOF) throw this.#scan.fail("unexpected '='");
      if (next === '.') throw this.#scan.fail("unexpected '.'");
      const start = this.#scan.at;
      if (parts.length === DEEPEST) throw this.#scan.fail(TOO_DEEP);
      parts.push(this.#keyPart());
      if (parts.length === 1) this.#tables.keyPlace = this.#place(start);
      this.#scan.skipSpace();
      const character = this.#scan.next();
      if (character === '=') {
        this.#scan.ignore();
        return parts;
      }
      if (character === EOF) throw this.#scan.fail("unexpected EOF; expected key separator '='");
      if (character !== '.') {
        const message = `expected '.' or '=', but got ${quotedCharacter(character)} instead`;
        throw character === '\n' ? this.#scan.failOnPreviousLine(message) : this.#scan.fail(message);
      }
      this.#scan.ignore();
    }
  }

  #value(inArray: boolean): TomlNode {
    if (this.#depth === DEEPEST) throw this.#scan.fail(TOO_DEEP);
    this.#depth++;
    const value = this.#valueWithin(inArray);
    this.#depth--;
    return value;
  }

  #valueWithin(inArray: boolean): TomlNode {
    const scan = this.#scan;
    scan.skipSpace();
    const start = scan.at;
    const line = scan.line;
    const character = scan.next();
    if (character === '[') return this.#array(start, line);
    if (character === '{') return this.#inlineTable(start, line, inArray);
    const scalar = this.#scalar(character);
    const end = scan.at;
    scan.ignore();
    const isText = scalar.type === 'string';
    // A string of several lines is placed at its last.
    return { ...scalar, line: isText ? scan.line : line, range: { start, end } };
  }

  #scalar(character: string): Scalar {
    const scan = this.#scan;
    if (character === '"' || character === "'") return { type: 'string', value: this.#string(character) };
    if (/^[0-9]$/.test(character)) {
      scan.backup(character);
      return numberOrDate(scan);
    }
    if (character === '.') throw scan.fail("floats must start with a digit, not '.'");
    if (character === '-' || character === '+') return signedNumber(scan);
    if (character === 'i' || character === 'n') {
      const isSpecial = (scan.accept('n') && scan.accept('f')) || (scan.accept('a') && scan.accept('n'));
      if (isSpecial) return { type: 'float', value: specialFloat(scan.current) };
    }
    if (isLetter(character)) {
      // After a half-read `inf` this backs up over its last letter only.
      scan.backup(character);
      const read = boolean(scan);
      if (read instanceof TomlFailure) throw read;
      return read;
    }
    if (character === EOF) throw scan.fail('unexpected EOF; expected value');
    const message = `expected value but found ${quotedCharacter(character)} instead`;
    throw character === '\n' ? scan.failOnPreviousLine(message) : scan.fail(message);
  }

  #string(mark: '"' | "'"): string {
    const scan = this.#scan;
    if (scan.accept(mark)) {
      if (scan.accept(mark)) return multilineString(scan, mark);
      scan.backup(mark);
    }
    return mark === '"' ? basicString(scan) : literalString(scan);
  }

  #array(start: number, line: number): TomlNode {
    const scan = this.#scan;
    this.#tables.beginArray([...this.#tables.context, this.#key]);
    const items: TomlNode[] = [];
    for (;;) {
      this.#skipInArray();
      if (scan.accept(']')) break;
      if (scan.accept(',')) throw scan.fail('unexpected comma');
      items.push(this.#value(true));
      this.#skipInArray();
      const character = scan.next();
      if (character === ']') break;
      if (character !== ',') {
        throw scan.fail(`expected a comma (',') or array terminator (']'), but got ${foundCharacter(character)}`);
      }
    }
    scan.ignore();
    return { type: 'array', items, line, range: { start, end: scan.at } };
  }

  #skipInArray(): void {
    for (;;) {
      const character = this.#scan.next();
      if (character === '#') this.#comment();
      else if (!isSpace(character) && !isNewline(character)) {
        this.#scan.backup(character);
        this.#scan.ignore();
        return;
      }
    }
  }

  #inlineTable(start: number, line: number, inArray: boolean): TomlNode {
    const outerContext = this.#tables.context;
    const outerKey = this.#key;
    const context = [...outerContext, outerKey];
    this.#key = '';
    this.#tables.context = context;
    this.#tables.imply(context);
    this.#tables.enter(context, inArray, { line, range: { start, end: start + 1 } });
    const entries = new Map<string, TomlNode>();
    this.#inlineMembers(entries);
    this.#tables.context = outerContext;
    this.#key = outerKey;
    this.#scan.ignore();
    return { type: 'table', entries, line, range: { start, end: this.#scan.at } };
  }

  #inlineMembers(entries: Map<string, TomlNode>): void {
    const scan = this.#scan;
    for (;;) {
      this.#skipInInlineTable();
      if (scan.accept(',')) throw scan.fail('unexpected comma');
      if (scan.accept('}')) return;
      const line = scan.line;
      this.#keyAndValue((node, key, parents) => {
        const placed = { ...node, line };
        this.#tables.setValue(key, placed);
        inlineTarget(entries, parents, placed)?.set(key, placed);
      });
      this.#skipInInlineTable();
      const character = scan.next();
      if (character === '}') return;
      if (character !== ',') {
        const found = foundCharacter(character);
        throw scan.fail(`expected a comma or an inline table terminator '}', but got ${found} instead`);
      }
      scan.skipSpace();
      if (scan.peek() === '}') throw scan.fail('trailing comma not allowed in inline tables');
    }
  }

  #skipInInlineTable(): void {
    for (;;) {
      const character = this.#scan.next();
      if (isNewline(character)) throw this.#scan.failOnPreviousLine('newlines not allowed within inline tables');
      if (character === '#') this.#comment();
      else if (!isSpace(character)) {
        this.#scan.backup(character);
        this.#scan.ignore();
        return;
      }
    }
  }
}
