/**
 * Go strings are bytes, ours are UTF-16. A byte that is not part of valid UTF-8 (a slice of half a character, `"\xff"`)
 * is kept as the lone surrogate U+DC00 + byte, so that nothing is lost until a writer decides what to make of it.
 */
const RAW_BYTE = /[\udc80-\udcff]/;
const SURROGATE = /[\ud800-\udfff]/;
const ASCII_ONLY = /^[\0-\x7f]*$/;

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const REPLACEMENT = '\ufffd';

export function isAscii(text: string): boolean {
  return ASCII_ONLY.test(text);
}

/** True for the unit that stands for one invalid byte. A unit of a valid pair is not asked about. */
export function isRawByte(codePoint: number): boolean {
  return codePoint >= 0xdc80 && codePoint <= 0xdcff;
}

/** The bytes of a Go string. */
export function toBytes(text: string): Uint8Array {
  if (!SURROGATE.test(text) || !hasRawBytes(text)) return encoder.encode(text);
  const out: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (isRawByte(code)) out.push(code - 0xdc00);
    else out.push(...encoder.encode(character));
  }
  return Uint8Array.from(out);
}

/** The text of bytes; invalid ones become raw bytes. */
export function fromBytes(bytes: Uint8Array): string {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return decodeLoosely(bytes);
  }
}

/** How many bytes a Go string has. */
export function byteLength(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) length += 1;
    else if (unit >= 0xd800 && unit <= 0xdfff) {
      const code = text.codePointAt(i) ?? 0;
      if (code > 0xffff) {
        length += 2;
        i++;
      } else if (!isRawByte(code)) length += 2;
    } else length += 2;
  }
  return length;
}

/** Joins raw bytes that meet in a text to the characters they make in Go, where writing appends bytes. */
export function joinRawBytes(text: string): string {
  return RAW_BYTE.test(text) && hasRawBytes(text) ? fromBytes(toBytes(text)) : text;
}

/** The text as a reader of UTF-8 sees it: each raw byte is U+FFFD. */
export function replaceRawBytes(text: string): string {
  return RAW_BYTE.test(text) ? Array.from(text, (c) => (isLone(c) ? REPLACEMENT : c)).join('') : text;
}

function isLone(character: string): boolean {
  return character.length === 1 && SURROGATE.test(character);
}

function hasRawBytes(text: string): boolean {
  for (const character of text) if (character.length === 1 && isRawByte(character.charCodeAt(0))) return true;
  return false;
}

function decodeLoosely(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    const chunk = bytes.subarray(i, i + Math.max(length, 1));
    text += length === 0 ? String.fromCharCode(0xdc00 + (bytes[i] ?? 0)) : strictDecoder.decode(chunk);
    i += chunk.length;
  }
  return text;
}

/** Length of the valid UTF-8 sequence at `at`, 0 when there is none (as Go's utf8.DecodeRune). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) return 0;
  for (let i = 1; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  const tooSmall = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const tooLarge = (first === 0xed && second > 0x9f) || (first === 0xf4 && second > 0x8f);
  return tooSmall || tooLarge ? 0 : length;
}

/** Compares as Go compares strings: byte by byte, which is not the order of UTF-16 units above U+FFFF. */
export function compareStrings(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    return isSurrogate(x) || isSurrogate(y) ? compareByteArrays(toBytes(a), toBytes(b)) : x - y;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}

function compareByteArrays(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
