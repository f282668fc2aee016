import { spend } from '../../text/budget';
import { byteLength } from '../bytes';
import { formatUnicode, noFlags } from '../fmt/pad';
import { quote } from '../strconv/quote';
import { isDigit, isLetter, isValidRune } from '../unicode';

export type ItemType =
  | 'error'
  | 'bool'
  | 'char'
  | 'charConstant'
  | 'comment'
  | 'complex'
  | 'assign'
  | 'declare'
  | 'eof'
  | 'field'
  | 'identifier'
  | 'leftDelim'
  | 'leftParen'
  | 'number'
  | 'pipe'
  | 'rawString'
  | 'rightDelim'
  | 'rightParen'
  | 'space'
  | 'string'
  | 'text'
  | 'variable'
  | Keyword;

export type Keyword =
  | 'block'
  | 'break'
  | 'continue'
  | 'dot'
  | 'define'
  | 'else'
  | 'end'
  | 'if'
  | 'nil'
  | 'range'
  | 'template'
  | 'with';

const KEYWORDS: ReadonlyMap<string, Keyword> = new Map([
  ['block', 'block'],
  ['break', 'break'],
  ['continue', 'continue'],
  ['define', 'define'],
  ['else', 'else'],
  ['end', 'end'],
  ['if', 'if'],
  ['nil', 'nil'],
  ['range', 'range'],
  ['template', 'template'],
  ['with', 'with'],
]);
const KEYWORD_TYPES: ReadonlySet<ItemType> = new Set([...KEYWORDS.values(), 'dot']);

export interface Item {
  readonly type: ItemType;
  /** UTF-16 offset of its first character. */
  readonly start: number;
  /** Offset behind it; of an error, where reading stopped. */
  readonly end: number;
  /** The text of the item, or of the error. */
  readonly text: string;
  /** Line on which it begins, from 1. */
  readonly line: number;
}

/** How Go's parser names an item in its errors. */
export function describeItem(item: Item): string {
  if (item.type === 'eof') return 'EOF';
  if (item.type === 'error') return item.text;
  if (KEYWORD_TYPES.has(item.type)) return `<${item.text}>`;
  if (byteLength(item.text) > 10) return `${quote(Array.from(item.text).slice(0, 10).join(''))}...`;
  return quote(item.text);
}

const LEFT = '{{';
const RIGHT = '}}';
const SPACES = /[ \t\r\n]/;
const LEFT_TRIM = /^-[ \t\r\n]/;
const RIGHT_TRIM = /^[ \t\r\n]-/;

/** Splits a template into items as Go's text/template does. After an error there is only `eof`. */
export class Lexer {
  #at = 0;
  #start = 0;
  #line = 1;
  #startLine = 1;
  #insideAction = false;
  #parenDepth = 0;
  #text: string;

  /** `withComments` also gives the comments, which the parser does not want. */
  constructor(
    text: string,
    private readonly withComments = false,
  ) {
    this.#text = text;
  }

  next(): Item {
    spend(1);
    return this.#insideAction ? this.#action() : this.#outside();
  }

  #item(type: ItemType): Item {
    const text = this.#text.slice(this.#start, this.#at);
    const item = { type, start: this.#start, end: this.#at, text, line: this.#startLine };
    this.#line += newlines(text);
    this.#start = this.#at;
    this.#startLine = this.#line;
    return item;
  }

  /** Passes over what was read since the last item. */
  #ignore(): void {
    this.#line += newlines(this.#text.slice(this.#start, this.#at));
    this.#start = this.#at;
    this.#startLine = this.#line;
  }

  #error(text: string): Item {
    const item: Item = { type: 'error', start: this.#start, end: this.#at, text, line: this.#startLine };
    this.#text = '';
    this.#at = 0;
    this.#start = 0;
    return item;
  }

  #startsWith(text: string, ahead = 0): boolean {
    return this.#text.startsWith(text, this.#at + ahead);
  }

  /** The next character, as code points go; '' at the end. */
  #peek(): string {
    const code = this.#text.codePointAt(this.#at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  #outside(): Item {
    for (;;) {
      const delimiter = this.#text.indexOf(LEFT, this.#at);
      if (delimiter < 0) {
        this.#at = this.#text.length;
        return this.#at > this.#start ? this.#item('text') : this.#endOfText();
      }
      if (delimiter > this.#at) {
        const trimmed = this.#textBefore(delimiter);
        if (trimmed !== undefined) return trimmed;
      }
      const item = this.#leftDelimiter();
      if (item !== undefined) return item;
    }
  }

  #endOfText(): Item {
    return { type: 'eof', start: this.#start, end: this.#at, text: '', line: this.#startLine };
  }

  #textBefore(delimiter: number): Item | undefined {
    const text = this.#text.slice(this.#start, delimiter);
    const isTrimming = LEFT_TRIM.test(this.#text.slice(delimiter + LEFT.length, delimiter + LEFT.length + 2));
    const kept = isTrimming ? text.replace(/(?<![ \t\r\n])[ \t\r\n]+$/, '') : text;
    this.#at = this.#start + kept.length;
    const item = this.#item('text');
    this.#at = delimiter;
    this.#ignore();
    return kept === '' ? undefined : item;
  }

  /** `undefined`: a comment was passed over. */
  #leftDelimiter(): Item | undefined {
    this.#at += LEFT.length;
    const marker = LEFT_TRIM.test(this.#text.slice(this.#at, this.#at + 2)) ? 2 : 0;
    if (this.#startsWith('/*', marker)) {
      this.#at += marker;
      this.#ignore();
      return this.#comment();
    }
    const item = this.#item('leftDelim');
    this.#insideAction = true;
    this.#at += marker;
    this.#ignore();
    this.#parenDepth = 0;
    return item;
  }

  #comment(): Item | undefined {
    const end = this.#text.indexOf('*/', this.#at + 2);
    if (end < 0) return this.#error('unclosed comment');
    this.#at = end + 2;
    const delimiter = this.#rightDelimiterAhead();
    if (delimiter === undefined) return this.#error('comment ends before closing delimiter');
    const item = this.#item('comment');
    this.#passRightDelimiter(delimiter);
    this.#ignore();
    return this.withComments ? item : undefined;
  }

  #rightDelimiterAhead(): 'plain' | 'trimming' | undefined {
    if (RIGHT_TRIM.test(this.#text.slice(this.#at, this.#at + 2)) && this.#startsWith(RIGHT, 2)) return 'trimming';
    return this.#startsWith(RIGHT) ? 'plain' : undefined;
  }

  #passRightDelimiter(delimiter: 'plain' | 'trimming'): void {
    this.#at += delimiter === 'trimming' ? 2 + RIGHT.length : RIGHT.length;
    if (delimiter === 'plain') return;
    while (SPACES.test(this.#text.charAt(this.#at))) this.#at++;
  }

  #rightDelimiter(delimiter: 'plain' | 'trimming'): Item {
    if (delimiter === 'trimming') {
      this.#at += 2;
      this.#ignore();
    }
    this.#at += RIGHT.length;
    const item = this.#item('rightDelim');
    if (delimiter === 'trimming') {
      while (SPACES.test(this.#text.charAt(this.#at))) this.#at++;
      this.#ignore();
    }
    this.#insideAction = false;
    return item;
  }

  #action(): Item {
    const delimiter = this.#rightDelimiterAhead();
    if (delimiter !== undefined) {
      return this.#parenDepth === 0 ? this.#rightDelimiter(delimiter) : this.#error('unclosed left paren');
    }
    const first = this.#peek();
    if (first === '') return this.#error('unclosed action');
    if (SPACES.test(first)) return this.#space();
    this.#at += first.length;
    switch (first) {
      case '=':
        return this.#item('assign');
      case ':':
        if (this.#peek() !== '=') {
          this.#at += this.#peek().length;
          return this.#error('expected :=');
        }
        this.#at++;
        return this.#item('declare');
      case '|':
        return this.#item('pipe');
      case '"':
        return this.#quoted('"', 'string', 'unterminated quoted string');
      case "'":
        return this.#quoted("'", 'charConstant', 'unterminated character constant');
      case '`':
        return this.#rawString();
      case '$':
        return this.#atTerminator() ? this.#item('variable') : this.#fieldOrVariable('variable');
      case '.':
        if (!/^[0-9]$/.test(this.#text.charAt(this.#at)) && this.#at < this.#text.length) {
          return this.#atTerminator() ? this.#item('dot') : this.#fieldOrVariable('field');
        }
        break;
      case '(':
        this.#parenDepth++;
        return this.#item('leftParen');
      case ')':
        this.#parenDepth--;
        return this.#parenDepth < 0 ? this.#error('unexpected right paren') : this.#item('rightParen');
    }
    if (/^[.+\-0-9]$/.test(first)) {
      this.#at -= first.length;
      return this.#number();
    }
    if (isAlphaNumeric(first)) return this.#identifier();
    return /^[\x20-\x7e]$/.test(first)
      ? this.#item('char')
      : this.#error(`unrecognized character in action: ${describeCharacter(first)}`);
  }

  #space(): Item {
    let count = 0;
    while (SPACES.test(this.#text.charAt(this.#at))) {
      this.#at++;
      count++;
    }
    // The last space belongs to a trimming delimiter.
    if (this.#startsWith(`-${RIGHT}`)) {
      this.#at--;
      if (count === 1) return this.#rightDelimiter('trimming');
    }
    return this.#item('space');
  }

  #identifier(): Item {
    this.#passAlphaNumerics();
    if (!this.#atTerminator()) return this.#badCharacter();
    const word = this.#text.slice(this.#start, this.#at);
    const keyword = KEYWORDS.get(word);
    if (keyword !== undefined) return this.#item(keyword);
    return this.#item(word === 'true' || word === 'false' ? 'bool' : 'identifier');
  }

  #fieldOrVariable(type: 'field' | 'variable'): Item {
    this.#passAlphaNumerics();
    return this.#atTerminator() ? this.#item(type) : this.#badCharacter();
  }

  #badCharacter(): Item {
    return this.#error(`bad character ${describeCharacter(this.#peek())}`);
  }

  #passAlphaNumerics(): void {
    for (let next = this.#peek(); isAlphaNumeric(next); next = this.#peek()) this.#at += next.length;
  }

  #atTerminator(): boolean {
    const next = this.#peek();
    return next === '' || /^[ \t\r\n.,|:)(]$/.test(next) || this.#startsWith(RIGHT);
  }

  #quoted(mark: string, type: ItemType, error: string): Item {
    for (;;) {
      const character = this.#text.charAt(this.#at);
      if (character === '' || character === '\n') return this.#error(error);
      this.#at++;
      if (character === mark) return this.#item(type);
      if (character !== '\\') continue;
      const escaped = this.#text.charAt(this.#at);
      if (escaped === '' || escaped === '\n') return this.#error(error);
      this.#at++;
    }
  }

  #rawString(): Item {
    const end = this.#text.indexOf('`', this.#at);
    if (end < 0) return this.#error('unterminated raw quoted string');
    this.#at = end + 1;
    return this.#item('rawString');
  }

  #number(): Item {
    if (!this.#scanNumber()) return this.#badNumber();
    const sign = this.#peek();
    if (sign !== '+' && sign !== '-') return this.#item('number');
    return this.#scanNumber() && this.#text.charAt(this.#at - 1) === 'i' ? this.#item('complex') : this.#badNumber();
  }

  #badNumber(): Item {
    return this.#error(`bad number syntax: ${quote(this.#text.slice(this.#start, this.#at))}`);
  }

  #scanNumber(): boolean {
    this.#accept(/^[+-]/);
    const prefix = this.#accept(/^0(?:[xX]|[oO]|[bB])?/).toLowerCase();
    if (prefix === '0x') this.#accept(/^[0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?/);
    else if (prefix === '0o') this.#accept(/^[0-7_]*(?:\.[0-7_]*)?/);
    else if (prefix === '0b') this.#accept(/^[01_]*(?:\.[01_]*)?/);
    else this.#accept(/^[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?/);
    this.#accept(/^i/);
    const next = this.#peek();
    if (!isAlphaNumeric(next)) return true;
    this.#at += next.length;
    return false;
  }

  #accept(pattern: RegExp): string {
    const text = pattern.exec(this.#text.slice(this.#at))?.[0] ?? '';
    this.#at += text.length;
    return text;
  }
}

function isAlphaNumeric(character: string): boolean {
  return character === '_' || isLetter(character) || isDigit(character);
}

/** `U+005B '['`, as Go's `%#U`. */
function describeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return formatUnicode(BigInt(isValidRune(code) ? code : 0xfffd), { ...noFlags(), sharp: true });
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
