/** Data files as text, whatever they were packed in. */
import { gunzipWithin, MOST_RECORDED, unzipWithin } from '../recording/unpack';

const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const LITTLE = [0xff, 0xfe];
const BIG = [0xfe, 0xff];

export type OpenedData = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

/** There are bytes that unpack to themselves. */
const MOST_TIMES = 5;

/** UTF-8, UTF-16 as Windows writes it, gzip of either (`.srpl` recordings, exports), and zips of them (`.brpl`). */
export function openData(content: string | Uint8Array, unpackedTimes = 0): OpenedData {
  if (typeof content === 'string') return { ok: true, text: content };
  if (begins(content, GZIP)) {
    if (unpackedTimes === MOST_TIMES) return cannotUnpack(`it is packed more than ${MOST_TIMES} times`);
    const unpacked = gunzipWithin(content, MOST_RECORDED);
    return unpacked.ok ? openData(unpacked.value, unpackedTimes + 1) : cannotUnpack(unpacked.error);
  }
  if (begins(content, ZIP)) {
    const entries = unzipWithin(content, MOST_RECORDED);
    if (!entries.ok) return cannotUnpack(entries.error);
    return { ok: true, text: entries.value.map(({ bytes }) => openUnpacked(bytes)).join('\n') };
  }
  return { ok: true, text: openUnpacked(content) };
}

function cannotUnpack(error: string): OpenedData {
  return { ok: false, error: `it cannot be unpacked: ${error}` };
}

/** Bytes that a text of UTF-8 does not begin with: they are kept as they are. */
export function isBytes(content: Uint8Array): boolean {
  return [GZIP, ZIP, LITTLE, BIG].some((magic) => begins(content, magic));
}

function openUnpacked(content: Uint8Array): string {
  const encoding = begins(content, LITTLE) ? 'utf-16le' : begins(content, BIG) ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { ignoreBOM: encoding === 'utf-8' }).decode(content);
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}
