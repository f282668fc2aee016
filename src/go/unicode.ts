/** unicode.IsPrint: letters, marks, numbers, punctuation, symbols and the ASCII space. */
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u;
const LETTER = /^\p{L}$/u;
const DIGIT = /^\p{Nd}$/u;

export function isPrintable(codePoint: number): boolean {
  if (codePoint < 0x7f) return codePoint >= 0x20;
  return isValidRune(codePoint) && PRINTABLE.test(String.fromCodePoint(codePoint));
}

/** unicode.IsLetter. */
export function isLetter(character: string): boolean {
  return LETTER.test(character);
}

/** unicode.IsDigit: decimal digits of any script. */
export function isDigit(character: string): boolean {
  return DIGIT.test(character);
}

/** A code point that UTF-8 can hold: not a surrogate, not above U+10FFFF. */
export function isValidRune(codePoint: number): boolean {
  return codePoint >= 0 && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
}
