/** What the page sent: bounded, and a request or nothing. */
import type { IncomingMessage } from 'node:http';
import type { SendRequest } from '../sharing/proxy-contract';

/** `undefined` when the body has more than so many bytes. */
export async function readBody(incoming: IncomingMessage, limit: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > limit) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function readRequest(text: string): SendRequest | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof json !== 'object' || json === null) return undefined;
  if (!('method' in json) || !('url' in json) || !('headers' in json) || !('body' in json)) return undefined;
  const { method, url, headers, body } = json;
  if (typeof url !== 'string' || typeof body !== 'string' || !Array.isArray(headers)) return undefined;
  if (method !== 'GET' && method !== 'POST' && method !== 'PUT' && method !== 'DELETE') return undefined;
  const pairs: [string, string][] = [];
  for (const header of headers) {
    if (!Array.isArray(header) || header.length !== 2) return undefined;
    const [name, value]: unknown[] = header;
    if (typeof name !== 'string' || typeof value !== 'string') return undefined;
    pairs.push([name, value]);
  }
  return { method, url, headers: pairs, body };
}
