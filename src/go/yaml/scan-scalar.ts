import { TAB } from './cursor';
import type { ScanContext } from './scan-context';
import type { Token } from './token';

type ScalarToken = Extract<Token, { readonly kind: 'scalar' }>;

/** The line breaks between two pieces of a scalar: the first becomes a blank, unless others follow it. */
class Folding {
  #first = '';
  #others = '';

  add(lineBreak: string): void {
    if (this.#first === '') this.#first = lineBreak;
    else this.#others += lineBreak;
  }

  /** Where a line was joined with the next, only the breaks behind that one count. */
  addFurther(lineBreak: string): void {
    this.#others += lineBreak;
  }

  take(): string {
    const folded = this.#first === '\n' ? this.#others || ' ' : this.#first + this.#others;
    this.#first = '';
    this.#others = '';
    return folded;
  }
}

/** A text without quotes. It goes on over lines that are indented deeper than the block. */
export function scanPlain(context: ScanContext): ScalarToken {
  const { cursor, isFlow } = context;
  const indent = context.indent + 1;
  const start = cursor.mark;
  let end = start;
  let value = '';
  let blanks = '';
  let isOverLines = false;
  const folding = new Folding();
  for (;;) {
    cursor.expect(4);
    if (cursor.isDocumentMark('-') || cursor.isDocumentMark('.') || cursor.character === '#') break;
    const from = cursor.at;
    while (!cursor.isSpaceOrEnd() && !endsPlain(context)) {
      cursor.skip();
      cursor.expect(2);
    }
    if (cursor.at > from) {
      value += (isOverLines ? folding.take() : blanks) + cursor.text.slice(from, cursor.at);
      blanks = '';
      isOverLines = false;
      end = cursor.mark;
    }
    if (!cursor.isBlank() && !cursor.isBreak()) break;
    while (cursor.isBlank() || cursor.isBreak()) {
      if (cursor.isBreak()) {
        cursor.expect(2);
        blanks = '';
        folding.add(cursor.takeBreak());
        isOverLines = true;
      } else if (!isOverLines) blanks += cursor.take();
      else {
        if (cursor.column < indent && cursor.peek() === TAB) {
          throw context.fail('found a tab character that violates indentation');
        }
        cursor.skip();
      }
    }
    if (!isFlow && cursor.column < indent) break;
  }
  if (isOverLines) context.allowKey();
  return { kind: 'scalar', value, style: 'plain', start, end };
}

function endsPlain({ cursor, isFlow }: ScanContext): boolean {
  const { character } = cursor;
  return (character === ':' && cursor.isSpaceOrEnd(1)) || (isFlow && ',?[]{}'.includes(character));
}

/** A text between quotes. */
export function scanQuoted(context: ScanContext, style: 'single' | 'double'): ScalarToken {
  const { cursor } = context;
  const start = cursor.mark;
  const quote = style === 'single' ? "'" : '"';
  let value = '';
  cursor.skip();
  for (;;) {
    cursor.expect(4);
    if (cursor.isDocumentMark('-') || cursor.isDocumentMark('.')) {
      throw context.fail('found unexpected document indicator');
    }
    if (cursor.isEnd()) throw context.fail('found unexpected end of stream');
    let isJoined = false;
    while (!cursor.isSpaceOrEnd() && !endsQuoted(context, quote) && !isJoined) {
      isJoined = style === 'double' && cursor.character === '\\' && cursor.isBreak(1);
      if (isJoined) skipJoint(context);
      else value += style === 'double' ? doubleQuoted(context) : singleQuoted(context);
      cursor.expect(2);
    }
    if (cursor.character === quote) break;
    value += quotedBlanks(context, isJoined);
  }
  cursor.skip();
  return { kind: 'scalar', value, style, start, end: cursor.mark };
}

function endsQuoted({ cursor }: ScanContext, quote: string): boolean {
  return cursor.character === quote && !(quote === "'" && cursor.peek(1) === APOSTROPHE);
}

const APOSTROPHE = 0x27;

/** A `\` at the end of a line joins it with the next. */
function skipJoint({ cursor }: ScanContext): void {
  cursor.expect(3);
  cursor.skip();
  cursor.takeBreak();
}

function singleQuoted({ cursor }: ScanContext): string {
  if (cursor.character === "'") cursor.skip();
  return cursor.take();
}

/** The blanks and line breaks between two words, as they count. */
function quotedBlanks({ cursor }: ScanContext, isJoined: boolean): string {
  const folding = new Folding();
  let blanks = '';
  let isOverLines = isJoined;
  while (cursor.isBlank() || cursor.isBreak()) {
    if (cursor.isBreak()) {
      cursor.expect(2);
      if (isJoined) folding.addFurther(cursor.takeBreak());
      else folding.add(cursor.takeBreak());
      isOverLines = true;
    } else if (isOverLines) cursor.skip();
    else blanks += cursor.take();
  }
  return isOverLines ? folding.take() : blanks;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);
/** How many digits follow. */
const CODES: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function doubleQuoted(context: ScanContext): string {
  const { cursor } = context;
  if (cursor.character !== '\\') return cursor.take();
  const name = cursor.text.charAt(cursor.at + 1);
  const digits = CODES.get(name);
  const escaped = ESCAPES.get(name);
  if (digits === undefined && escaped === undefined) throw context.fail('found unknown escape character');
  cursor.skip();
  cursor.skip();
  return digits === undefined ? (escaped ?? '') : codePoint(context, digits);
}

function codePoint(context: ScanContext, digits: number): string {
  const { cursor } = context;
  cursor.expect(digits);
  const hex = cursor.text.slice(cursor.at, cursor.at + digits);
  if (hex.length < digits || !/^[0-9a-fA-F]*$/.test(hex)) {
    throw context.fail('did not find expected hexdecimal number');
  }
  const code = Number.parseInt(hex, 16);
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw context.fail('found invalid Unicode character escape code');
  }
  for (let i = 0; i < digits; i++) cursor.skip();
  return String.fromCodePoint(code);
}
