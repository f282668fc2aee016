/** What editors of Windows put in front of a text, and nobody sees. */
export const BYTE_ORDER_MARK = '\ufeff';

/** The same in UTF-8. */
const BYTES = [0xef, 0xbb, 0xbf];

/** How many characters of a text it takes: one or none. */
export function markLength(text: string): number {
  return text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
}

/** How many bytes it takes. */
export function markBytes(bytes: Uint8Array): number {
  return BYTES.every((byte, i) => bytes[i] === byte) ? BYTES.length : 0;
}
