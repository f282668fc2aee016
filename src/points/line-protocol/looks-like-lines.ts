/** What a look at a data file says, before any of its lines is read. */
import { fromBytes, toBytes } from '../../go/bytes';
import { spend } from '../../text/budget';
import { markBytes } from '../../text/byte-order-mark';
import { EQUALS, HASH, MINUS, NEWLINE, QUOTE, SPACE, skipBlanks } from './bytes-of-lines';
import { isLeftOut } from './line-file';
import { isDigit } from './line-number';
import { scanLine } from './line-scan';

/** Bytes that are looked at. */
const LOOKED_AT = 1 << 14;
/** An export of InfluxDB, or metrics of Prometheus. */
const FOREIGN = /^# ?(?:DDL|DML|INFLUXDB EXPORT|CONTEXT-|HELP |TYPE )/;
const RETURN = 0x0d;

/**
 * Whether it is line protocol, seen at its first line that says anything. True for a file without such a line too: there
 * is nothing in it that another reader would find.
 */
export function looksLikeLines(content: string | Uint8Array): boolean {
  const bytes = typeof content === 'string' ? toBytes(content.slice(0, LOOKED_AT)) : content.subarray(0, LOOKED_AT);
  for (let at = markBytes(bytes); at < bytes.length; ) {
    const found = bytes.indexOf(NEWLINE, at);
    const end = found === -1 ? bytes.length : found;
    const line = bytes.subarray(at, end > at && bytes[end - 1] === RETURN ? end - 1 : end);
    if (line[0] === HASH && FOREIGN.test(fromBytes(line))) return false;
    const start = skipBlanks(line, 0, line.length);
    if (!isLeftOut(line) && start < line.length) return scanLine(line, start, line.length, 1n).ok;
    at = end + 1;
  }
  return true;
}

/** The file that was looked at last, and the answer: a run asks more than once. */
let last: { readonly content: string | Uint8Array; readonly answer: boolean } | undefined;

/** Whether some of its lines are no points at a glance: data of another kind may stand there. */
export function mayHoldOthers(content: string | Uint8Array): boolean {
  if (last?.content !== content) last = { content, answer: hasOddLine(content) };
  return last.answer;
}

function hasOddLine(content: string | Uint8Array): boolean {
  const bytes = typeof content === 'string' ? toBytes(content) : content;
  for (let at = markBytes(bytes); at < bytes.length; ) {
    spend(1);
    const found = bytes.indexOf(NEWLINE, at);
    const end = found === -1 ? bytes.length : found;
    const first = bytes[at] ?? NEWLINE;
    if (first > SPACE && first !== HASH && isOdd(bytes, at, bytes[end - 1] === RETURN ? end - 1 : end)) return true;
    at = end + 1;
  }
  return false;
}

/** Behind the first blank there is no field, or behind the last one no time. Texts may hold anything. */
function isOdd(bytes: Uint8Array, start: number, end: number): boolean {
  const space = bytes.indexOf(SPACE, start);
  const equals = space === -1 ? -1 : bytes.indexOf(EQUALS, space);
  if (equals === -1 || equals >= end) return true;
  const value = bytes[equals + 1] ?? NEWLINE;
  if (value !== QUOTE && !BEGINS_VALUE.has(value)) return true;
  const time = bytes.lastIndexOf(SPACE, end - 1);
  const digit = bytes[time + 1] ?? SPACE;
  return (
    time > equals &&
    time < end - 1 &&
    !(isDigit(digit) || digit === MINUS) &&
    !bytes.subarray(start, end).includes(QUOTE)
  );
}

/** A number or a boolean. */
const BEGINS_VALUE: ReadonlySet<number> = new Set(toBytes('+-.0123456789tTfF'));
