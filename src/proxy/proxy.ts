import { randomInt, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { HttpRequest } from '../handlers/request';
import { PAIRING_HEADER, SEND_PATH, type SendAnswer } from '../sharing/proxy-contract';
import { forward } from './forward';
import { refusal, withoutToken } from './target';

export interface ProxyOptions {
  /** Origins that requests may go to. */
  readonly allow: readonly string[];
  /** Origins of pages that may ask, besides those of this machine. */
  readonly pages: readonly string[];
  readonly pairingCode: string;
  /** One line about each request. It never has a token. */
  readonly print: (line: string) => void;
}

const BODY_LIMIT = 256 * 1024;
const LOCAL_PAGE = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Six digits that the terminal shows and the page asks for. */
export function makePairingCode(): string {
  return String(randomInt(0, 1_000_000)).padStart(6, '0');
}

/** A proxy that forwards HipChat notifications of the page on this machine, and nothing else. */
export function createProxy(options: ProxyOptions): Server {
  let wrongCodes = 0;
  return createServer((incoming, response) => {
    const page = incoming.headers.origin;
    if (page === undefined || !mayAsk(page, options.pages)) {
      answer(response, 403, { ok: false, error: 'This page may not use the proxy.' });
      return;
    }
    allowPage(response, page);
    if (incoming.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    if (incoming.method !== 'POST' || incoming.url !== SEND_PATH) {
      answer(response, 404, { ok: false, error: `The proxy knows POST ${SEND_PATH} only.` });
      return;
    }
    // Six digits are few: after a handful of wrong ones the proxy has to be started again.
    if (wrongCodes >= 10) {
      answer(response, 403, { ok: false, error: 'Too many wrong pairing codes. Start the proxy again.' });
      return;
    }
    if (!sameCode(incoming.headers[PAIRING_HEADER.toLowerCase()], options.pairingCode)) {
      wrongCodes++;
      answer(response, 403, { ok: false, error: 'The pairing code is not the one that the proxy printed.' });
      return;
    }
    send(incoming, options).then(
      ([status, result]) => answer(response, status, result),
      () => answer(response, 500, { ok: false, error: 'The proxy failed. Its terminal says more.' }),
    );
  });
}

async function send(incoming: IncomingMessage, options: ProxyOptions): Promise<[number, SendAnswer]> {
  const text = await readBody(incoming);
  if (text === undefined) return [413, { ok: false, error: 'The request is too large.' }];
  const request = readRequest(text);
  if (request === undefined) return [400, { ok: false, error: 'The page asked for something that is no request.' }];
  const refused = refusal(request, options.allow);
  if (refused !== undefined) {
    options.print(`refused  ${withoutToken(request.url)}: ${refused}`);
    return [403, { ok: false, error: refused }];
  }
  const result = await forward(request);
  options.print(`${result.ok ? `sent ${result.status}` : 'failed  '} ${withoutToken(request.url)}`);
  return [200, result];
}

function mayAsk(page: string, allowed: readonly string[]): boolean {
  return LOCAL_PAGE.test(page) || allowed.includes(page);
}

function allowPage(response: ServerResponse, page: string): void {
  response.setHeader('Access-Control-Allow-Origin', page);
  response.setHeader('Vary', 'Origin');
  response.setHeader('Access-Control-Allow-Headers', `Content-Type, ${PAIRING_HEADER}`);
  response.setHeader('Access-Control-Allow-Methods', 'POST');
  response.setHeader('Access-Control-Allow-Private-Network', 'true');
}

function answer(response: ServerResponse, status: number, body: SendAnswer): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}

function sameCode(given: string | string[] | undefined, code: string): boolean {
  if (typeof given !== 'string') return false;
  const a = Buffer.from(given);
  const b = Buffer.from(code);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** `undefined` when the body is too large. */
async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > BODY_LIMIT) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function readRequest(text: string): HttpRequest | undefined {
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
    if (!Array.isArray(header) || typeof header[0] !== 'string' || typeof header[1] !== 'string') return undefined;
    pairs.push([header[0], header[1]]);
  }
  return { method, url, headers: pairs, body };
}
