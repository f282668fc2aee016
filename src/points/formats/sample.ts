/** The beginning of a text, by which its form is recognised. */
import { toBytes } from '../../go/bytes';
import { skipBlanks } from '../line-protocol/bytes-of-lines';
import { scanLine } from '../line-protocol/line-scan';
import { type TopKeys, topKeys } from './json/top-keys';

/** Characters that are looked at. */
const LOOKED_AT = 1 << 16;
const LINES = 60;

export interface Sample {
  /** Of the JSON object that it begins with. */
  readonly keys: TopKeys;
  /** Its first lines, none of them cut off. */
  readonly head: string;
  /** Lines at the beginning that are not blank, without line breaks. */
  readonly lines: readonly string[];
}

/** `text`: without a byte order mark. */
export function sampleOf(text: string): Sample {
  const head = text.slice(0, LOOKED_AT);
  // A line that was cut off says nothing, unless it is the only one.
  const cut = head.length < text.length && head.includes('\n') ? head.slice(0, head.lastIndexOf('\n')) : head;
  const lines = cut.split(/\r?\n/, LINES * 4).filter((line) => line.trim() !== '');
  return { keys: topKeys(text, 0), head: cut, lines: lines.slice(0, LINES) };
}

/** Two of three: some lines may be broken. */
export function areMost(some: number, all: number): boolean {
  return some * 3 >= all * 2;
}

/** Whether a line is a point in line protocol. */
export function isPointLine(line: string): boolean {
  const bytes = toBytes(line);
  const start = skipBlanks(bytes, 0, bytes.length);
  return bytes.length > start && scanLine(bytes, start, bytes.length, 1n).ok;
}
