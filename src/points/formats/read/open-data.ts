/** Data files as text, whatever they were packed in. */
import { gunzipSync, unzipSync } from 'fflate';

const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const LITTLE = [0xff, 0xfe];
const BIG = [0xfe, 0xff];

export type OpenedData = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

/** UTF-8, UTF-16 as Windows writes it, gzip of either (`.srpl` recordings, exports), and zips of them (`.brpl`). */
export function openData(content: string | Uint8Array): OpenedData {
  if (typeof content === 'string') return { ok: true, text: content };
  if (isPacked(content)) {
    try {
      if (begins(content, GZIP)) return openData(gunzipSync(content));
      const entries = Object.values(unzipSync(content)).map(openUnpacked);
      return { ok: true, text: entries.join('\n') };
    } catch (error) {
      return { ok: false, error: `it cannot be unpacked: ${error instanceof Error ? error.message : String(error)}` };
    }
  }
  return { ok: true, text: openUnpacked(content) };
}

/** Gzip or a zip. */
function isPacked(content: Uint8Array): boolean {
  return begins(content, GZIP) || begins(content, ZIP);
}

/** Bytes that a text of UTF-8 does not begin with: they are kept as they are. */
export function isBytes(content: Uint8Array): boolean {
  return isPacked(content) || begins(content, LITTLE) || begins(content, BIG);
}

function openUnpacked(content: Uint8Array): string {
  const encoding = begins(content, LITTLE) ? 'utf-16le' : begins(content, BIG) ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding, { ignoreBOM: encoding === 'utf-8' }).decode(content);
}

function begins(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}
