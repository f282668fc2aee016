import { spend } from '../../text/budget';
import { Cursor, type Mark, SPACE, TAB } from './cursor';
import { YamlError } from './failure';
import { scanBlockScalar } from './scan-block';
import type { ScanContext } from './scan-context';
import { scanAnchor, scanDirective, scanTag } from './scan-properties';
import { scanPlain, scanQuoted } from './scan-scalar';
import type { MarkerKind, Token } from './token';
import { TokenQueue } from './token-queue';

/** A scalar, a `[`, an anchor… before which a key may turn out to begin, once a `:` follows on its line. */
interface SimpleKey {
  isPossible: boolean;
  /** In a block, where a line begins, nothing but a key can stand. */
  readonly isRequired: boolean;
  readonly token: number;
  readonly mark: Mark;
}

/** go-yaml's limit for blocks within blocks, and for brackets within brackets. */
const MAX_DEPTH = 10_000;
/** A key without `?` ends within so many characters. */
const MAX_KEY = 1024;

const PERCENT = 0x25;
/** Characters with a meaning of their own, with which no plain scalar begins. */
const INDICATORS = '-?:,[]{}#&*!|>\'"%@`';

/** Tokens of a YAML text, with the errors of go-yaml v2's scanner at its places. */
export class Scanner implements ScanContext {
  readonly cursor: Cursor;
  readonly #queue = new TokenQueue();
  /** The column of the innermost block, -1 outside of all. */
  #indent = -1;
  readonly #indents: number[] = [];
  /** How many brackets are open. */
  #flow = 0;
  #keyAllowed = true;
  /** One for the block, one more for each open bracket. */
  readonly #keys: SimpleKey[];
  /** Where the key that may begin at a token stands in `#keys`. */
  readonly #keyOfToken = new Map<number, number>();
  #isReady = false;

  constructor(text: string) {
    this.cursor = new Cursor(text);
    this.#keys = [{ isPossible: false, isRequired: false, token: 0, mark: this.cursor.mark }];
  }

  get indent(): number {
    return this.#indent;
  }

  get isFlow(): boolean {
    return this.#flow > 0;
  }

  /** The next token, which stays. */
  peek(): Token {
    if (!this.#isReady) this.#fetch();
    this.#isReady = true;
    const token = this.#queue.first;
    if (token === undefined) throw new Error('no token was fetched');
    return token;
  }

  drop(): void {
    this.#isReady = false;
    this.#queue.drop();
  }

  /** Behind a scalar that goes over lines a key may follow. */
  allowKey(): void {
    this.#keyAllowed = true;
  }

  /** An error of the scanner: it tells the line that it has come to, unless that is the first. */
  fail(problem: string, start = this.cursor.at, end = start + 1): YamlError {
    const { line } = this.cursor;
    const where = line === 0 ? '' : `line ${line + 1}: `;
    return new YamlError(`yaml: ${where}${problem}`, { start, end });
  }

  /** Scans until it is known what comes first: a key, perhaps, for which a token goes before it. */
  #fetch(): void {
    for (;;) {
      if (this.#queue.first !== undefined) {
        const at = this.#keyOfToken.get(this.#queue.next);
        const key = at === undefined ? undefined : this.#keys[at];
        if (key === undefined || !this.#isValid(key)) return;
      }
      this.#scan();
    }
  }

  #scan(): void {
    const { cursor } = this;
    this.#skipToToken();
    this.#closeBlocks(cursor.column);
    cursor.expect(4);
    if (cursor.isEnd()) this.#streamEnd();
    else if (cursor.column === 0 && cursor.peek() === PERCENT) this.#directive();
    else if (cursor.isDocumentMark('-')) this.#document('---');
    else if (cursor.isDocumentMark('.')) this.#document('...');
    else if (!this.#indicator(cursor.character)) {
      if (!this.#isPlainStart()) throw this.fail('found character that cannot start any token');
      this.#keyed(() => scanPlain(this));
    }
  }

  /** False where the character begins a plain scalar, or nothing at all. */
  #indicator(character: string): boolean {
    switch (character) {
      case '[':
      case '{':
        this.#flowStart(character);
        return true;
      case ']':
      case '}':
        this.#flowEnd(character);
        return true;
      case ',':
        this.#forgetKey();
        this.#keyAllowed = true;
        this.#marker(character);
        return true;
      case '-':
        return this.cursor.isSpaceOrEnd(1) && this.#blockEntry();
      case '?':
        return this.#standsAlone() && this.#explicitKey();
      case ':':
        return this.#standsAlone() && this.#value();
      case '|':
      case '>':
        return !this.isFlow && this.#blockScalar(character);
      default:
        return this.#keyedIndicator(character);
    }
  }

  /** What may itself be a key. */
  #keyedIndicator(character: string): boolean {
    switch (character) {
      case '&':
        return this.#keyed(() => scanAnchor(this, 'anchor'));
      case '*':
        return this.#keyed(() => scanAnchor(this, 'alias'));
      case '!':
        return this.#keyed(() => scanTag(this));
      case "'":
        return this.#keyed(() => scanQuoted(this, 'single'));
      case '"':
        return this.#keyed(() => scanQuoted(this, 'double'));
      default:
        return false;
    }
  }

  /** Between brackets `?` and `:` need no blank behind them. */
  #standsAlone(): boolean {
    return this.isFlow || this.cursor.isSpaceOrEnd(1);
  }

  #isPlainStart(): boolean {
    const { cursor } = this;
    const { character } = cursor;
    if (character === '-') return true;
    if (!this.isFlow && (character === '?' || character === ':')) return true;
    return !cursor.isSpaceOrEnd() && !INDICATORS.includes(character);
  }

  #skipToToken(): void {
    const { cursor } = this;
    for (;;) {
      spend(4);
      cursor.skipByteOrderMark();
      // Where a key may begin a tab is no indentation.
      while (cursor.peek() === SPACE || (cursor.peek() === TAB && (this.isFlow || !this.#keyAllowed))) cursor.skip();
      cursor.skipComment();
      if (!cursor.isBreak()) return;
      cursor.takeBreak();
      if (!this.isFlow) this.#keyAllowed = true;
    }
  }

  #marker(kind: MarkerKind): void {
    const { cursor } = this;
    const start = cursor.mark;
    for (let i = 0; i < kind.length; i++) cursor.skip();
    this.#queue.add({ kind, start, end: cursor.mark });
  }

  #streamEnd(): void {
    this.cursor.endLine();
    this.#leaveBlocks();
    const { mark } = this.cursor;
    this.#queue.add({ kind: 'stream end', start: mark, end: mark });
  }

  #directive(): void {
    this.#leaveBlocks();
    this.#queue.add(scanDirective(this));
  }

  #document(kind: '---' | '...'): void {
    this.#leaveBlocks();
    this.#marker(kind);
  }

  #leaveBlocks(): void {
    this.#closeBlocks(-1);
    this.#forgetKey();
    this.#keyAllowed = false;
  }

  #flowStart(kind: '[' | '{'): void {
    this.#rememberKey();
    this.#keys.push({ isPossible: false, isRequired: false, token: this.#queue.end, mark: this.cursor.mark });
    this.#flow++;
    if (this.#flow > MAX_DEPTH) throw this.fail(`exceeded max depth of ${MAX_DEPTH}`);
    this.#keyAllowed = true;
    this.#marker(kind);
  }

  #flowEnd(kind: ']' | '}'): void {
    this.#forgetKey();
    if (this.#flow > 0) {
      this.#flow--;
      const key = this.#keys.pop();
      if (key !== undefined) this.#keyOfToken.delete(key.token);
    }
    this.#keyAllowed = false;
    this.#marker(kind);
  }

  #blockEntry(): true {
    // Between brackets the parser says what is wrong.
    if (!this.isFlow) this.#openBlock('block sequence', 'block sequence entries are not allowed in this context');
    this.#forgetKey();
    this.#keyAllowed = true;
    this.#marker('-');
    return true;
  }

  #explicitKey(): true {
    if (!this.isFlow) this.#openBlock('block mapping', 'mapping keys are not allowed in this context');
    this.#forgetKey();
    this.#keyAllowed = !this.isFlow;
    this.#marker('?');
    return true;
  }

  #value(): true {
    const key = this.#keys.at(-1);
    if (key !== undefined && this.#isValid(key)) {
      const { token, mark } = key;
      this.#queue.insert(token, { kind: '?', start: mark, end: mark });
      this.#deepen(mark, 'block mapping', token);
      key.isPossible = false;
      this.#keyOfToken.delete(token);
      this.#keyAllowed = false;
    } else {
      if (!this.isFlow) this.#openBlock('block mapping', 'mapping values are not allowed in this context');
      this.#keyAllowed = !this.isFlow;
    }
    this.#marker(':');
    return true;
  }

  #blockScalar(character: '|' | '>'): true {
    this.#forgetKey();
    this.#keyAllowed = true;
    this.#queue.add(scanBlockScalar(this, character === '|' ? 'literal' : 'folded'));
    return true;
  }

  #keyed(scan: () => Token): true {
    this.#rememberKey();
    this.#keyAllowed = false;
    this.#queue.add(scan());
    return true;
  }

  #openBlock(kind: 'block sequence' | 'block mapping', problem: string): void {
    if (!this.#keyAllowed) throw this.fail(problem);
    this.#deepen(this.cursor.mark, kind);
  }

  /** Begins a block where the indentation grows, at the token with the number or at the end. */
  #deepen(mark: Mark, kind: MarkerKind, number?: number): void {
    if (this.isFlow || this.#indent >= mark.column) return;
    this.#indents.push(this.#indent);
    this.#indent = mark.column;
    if (this.#indents.length > MAX_DEPTH) throw this.fail(`exceeded max depth of ${MAX_DEPTH}`);
    const token: Token = { kind, start: mark, end: mark };
    if (number === undefined) this.#queue.add(token);
    else this.#queue.insert(number, token);
  }

  #closeBlocks(column: number): void {
    if (this.isFlow) return;
    while (this.#indent > column) {
      const { mark } = this.cursor;
      this.#queue.add({ kind: 'block end', start: mark, end: mark });
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #rememberKey(): void {
    if (!this.#keyAllowed) return;
    this.#forgetKey();
    const { mark } = this.cursor;
    const token = this.#queue.end;
    const at = this.#keys.length - 1;
    this.#keys[at] = { isPossible: true, isRequired: !this.isFlow && this.#indent === mark.column, token, mark };
    this.#keyOfToken.set(token, at);
  }

  #forgetKey(): void {
    const key = this.#keys.at(-1);
    if (key?.isPossible !== true) return;
    if (key.isRequired) throw this.#withoutColon(key);
    key.isPossible = false;
    this.#keyOfToken.delete(key.token);
  }

  #isValid(key: SimpleKey): boolean {
    if (!key.isPossible) return false;
    const { line, index } = this.cursor;
    if (key.mark.line === line && key.mark.index + MAX_KEY >= index) return true;
    if (key.isRequired) throw this.#withoutColon(key);
    key.isPossible = false;
    return false;
  }

  /** go-yaml has come further by then; what is wrong is the line that was to be a key. */
  #withoutColon({ mark }: SimpleKey): YamlError {
    const length = this.cursor.text.slice(mark.at, mark.at + MAX_KEY).search(/[\r\n]|$/);
    return this.fail("could not find expected ':'", mark.at, mark.at + length);
  }
}
