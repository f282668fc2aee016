/** Where Kapacitor says something is, and how its parser words a mistake (tick/ast/parser.go, v1.8). */
import { byteLength, fromBytes, replaceRawBytes, toBytes } from '../go/bytes';
import type { Range } from '../text/range';

/** A mistake in a script. */
export interface ScriptError {
  /** Kapacitor's whole text: `parser: unexpected …`. */
  readonly message: string;
  readonly range: Range;
}

/** Both from 1; `char` counts bytes. */
export interface ScriptPosition {
  readonly line: number;
  readonly char: number;
}

/** Kapacitor's line and char of a UTF-16 offset: only line feeds end a line. */
export function scriptPositionAt(text: string, offset: number): ScriptPosition {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, char: 1 + byteLength(text.slice(lineStart, offset)) };
}

/** `line 3 char 10: …`, as errors of the evaluation begin. */
export function withPosition(text: string, offset: number, message: string): string {
  const { line, char } = scriptPositionAt(text, offset);
  return `line ${line} char ${char}: ${message}`;
}

/** `expected` is the quoted list: `"identifier","string","*"`. */
export function unexpectedMessage(text: string, offset: number, found: string, expected: string): string {
  const { line, char } = scriptPositionAt(text, offset);
  return `parser: unexpected ${found} line ${line} char ${char} in "${snippet(text, offset)}". expected: ${expected}`;
}

const SNIPPET_BYTES = 10;

/** Ten bytes either side of a token's start, of its line only. Bytes of cut characters are U+FFFD. */
function snippet(text: string, offset: number): string {
  // Every UTF-16 unit is at least a byte: one more than needed may be half a pair and is cut off again.
  const before = toBytes(text.slice(Math.max(0, offset - SNIPPET_BYTES - 1), offset)).slice(-SNIPPET_BYTES);
  const after = toBytes(text.slice(offset, offset + SNIPPET_BYTES + 1)).slice(0, SNIPPET_BYTES);
  const newline = after.indexOf(10);
  const line = [...before.slice(before.lastIndexOf(10) + 1), ...(newline < 0 ? after : after.slice(0, newline))];
  return replaceRawBytes(fromBytes(Uint8Array.from(line)));
}
