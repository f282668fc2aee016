/** Values of data whose types are not known where they are read. */

/** A number as it is written: whether it is an integer is known when its column was seen, and no digit is lost until then. */
export class NumberText {
  constructor(readonly text: string) {}
}

/** A value whose type is known, or a number whose type is not. */
export type Cell = number | bigint | string | boolean | NumberText;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const WHOLE = /^[+-]?\d+$/;
const INT64 = 1n << 63n;

export function isNumberText(text: string): boolean {
  return NUMBER.test(text);
}

export function isWhole(text: string): boolean {
  return WHOLE.test(text);
}

/** What an unquoted text looks like: a number, a boolean, or itself. */
export function spelledCell(text: string): Cell {
  if (isNumberText(text)) return new NumberText(text);
  return text === 'true' || text === 'false' ? text === 'true' : text;
}

/** An int64, if the digits are one. */
export function int64Of(digits: string): bigint | undefined {
  const value = BigInt(digits);
  return value >= -INT64 && value < INT64 ? value : undefined;
}

/** Whether digits are an int64 that is too long for a float to keep them. */
export function losesDigits(digits: string): boolean {
  const int = digits.length < 16 ? undefined : int64Of(digits);
  return int !== undefined && int !== BigInt(Number(digits));
}
