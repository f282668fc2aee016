import { SPACE, TAB } from './cursor';
import type { ScanContext } from './scan-context';
import type { Token } from './token';

/** What stands behind `|` or `>`. */
interface Header {
  /** `-` leaves the last line break out, `+` keeps all that follow. */
  readonly chomping: '' | '-' | '+';
  /** How much deeper than its block the text is indented, if that is written. */
  readonly increment: number;
}

/** A text behind `|` (lines stay lines) or `>` (they are joined). */
export function scanBlockScalar(
  context: ScanContext,
  style: 'literal' | 'folded',
): Extract<Token, { readonly kind: 'scalar' }> {
  const { cursor } = context;
  const start = cursor.mark;
  cursor.skip();
  const { chomping, increment } = scanHeader(context);
  const known = increment === 0 ? 0 : Math.max(context.indent, 0) + increment;
  let end = cursor.mark;
  let { breaks, indent, lastBreak } = skipBreaks(context, known);
  end = lastBreak ?? end;
  let value = '';
  let lineBreak = '';
  let wasBlank = false;
  while (cursor.column === indent && !cursor.isEnd()) {
    const isBlank = cursor.isBlank();
    const isFolded = style === 'folded' && !wasBlank && !isBlank && lineBreak === '\n';
    if (!isFolded) value += lineBreak;
    else if (breaks === '') value += ' ';
    value += breaks;
    wasBlank = isBlank;
    const from = cursor.at;
    while (!cursor.isBreakOrEnd()) cursor.skip();
    value += cursor.text.slice(from, cursor.at);
    cursor.expect(2);
    lineBreak = cursor.isBreak() ? cursor.takeBreak() : '';
    end = cursor.mark;
    ({ breaks, indent, lastBreak } = skipBreaks(context, indent));
    end = lastBreak ?? end;
  }
  if (chomping !== '-') value += lineBreak;
  if (chomping === '+') value += breaks;
  return { kind: 'scalar', value, style, start, end };
}

function scanHeader(context: ScanContext): Header {
  const { cursor } = context;
  let chomping = scanChomping(context);
  const increment = scanIncrement(context);
  if (chomping === '' && increment > 0) chomping = scanChomping(context);
  cursor.skipBlanks();
  cursor.skipComment();
  if (!cursor.isBreakOrEnd()) throw context.fail('did not find expected comment or line break');
  cursor.expect(2);
  if (cursor.isBreak()) cursor.takeBreak();
  return { chomping, increment };
}

function scanChomping({ cursor }: ScanContext): Header['chomping'] {
  const { character } = cursor;
  if (character !== '+' && character !== '-') return '';
  cursor.skip();
  return character;
}

function scanIncrement(context: ScanContext): number {
  const { cursor } = context;
  const { character } = cursor;
  if (character < '0' || character > '9' || character === '') return 0;
  if (character === '0') throw context.fail('found an indentation indicator equal to 0');
  cursor.skip();
  return Number(character);
}

interface Breaks {
  /** The line breaks of empty lines. */
  readonly breaks: string;
  readonly indent: number;
  /** Behind the last of them. */
  readonly lastBreak: ScanContext['cursor']['mark'] | undefined;
}

/** Indentation and empty lines before a line of text. An indentation of 0 is not known yet: the deepest line tells. */
function skipBreaks(context: ScanContext, indent: number): Breaks {
  const { cursor } = context;
  let deepest = 0;
  let breaks = '';
  let lastBreak: Breaks['lastBreak'];
  const isBefore = () => indent === 0 || cursor.column < indent;
  for (;;) {
    while (isBefore() && cursor.peek() === SPACE) cursor.skip();
    deepest = Math.max(deepest, cursor.column);
    if (isBefore() && cursor.peek() === TAB) {
      throw context.fail('found a tab character where an indentation space is expected');
    }
    if (!cursor.isBreak()) break;
    cursor.expect(2);
    breaks += cursor.takeBreak();
    lastBreak = cursor.mark;
  }
  return { breaks, indent: indent === 0 ? Math.max(deepest, context.indent + 1, 1) : indent, lastBreak };
}
