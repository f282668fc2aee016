/** One exchange with the room: exactly the bytes of the request out, a bounded answer back. */
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { toBytes } from '../go/bytes';
import type { HttpRequest } from '../handlers/request';
import type { Notification } from '../sharing/notification';
import type { SendAnswer } from '../sharing/proxy-contract';
import type { Address } from './resolve';

/** Bytes of an answer's body that are read, and that a packed one may unpack to. */
const ANSWER_LIMIT = 64 * 1024;
/** Answers of the kind "go on" before the one that counts. */
const MOST_INFORMATIONS = 10;

export type Target = Extract<Notification, { readonly ok: true }>;

/** Redirects are not followed. When `signal` fires, its reason is the error. */
export async function forward(
  request: HttpRequest,
  target: Target,
  addresses: readonly [Address, ...Address[]],
  signal: AbortSignal,
): Promise<SendAnswer> {
  try {
    const incoming = await answerOf(open(request, target, addresses, signal), toBytes(request.body));
    const body = await readBody(incoming);
    return { ok: true, status: incoming.statusCode ?? 0, headers: pairs(incoming.rawHeaders), body };
  } catch (error) {
    if (signal.aborted) return { ok: false, error: String(signal.reason) };
    if (error instanceof Unanswered) return { ok: false, error: error.message };
    return { ok: false, error: wordsOf(error) };
  }
}

/** The room answered, but not as a room does. */
class Unanswered extends Error {}

function open(
  request: HttpRequest,
  target: Target,
  addresses: readonly [Address, ...Address[]],
  signal: AbortSignal,
): ClientRequest {
  const { protocol, port } = new URL(target.origin);
  const make = protocol === 'https:' ? requestHttps : requestHttp;
  const outgoing = make({
    method: request.method,
    hostname: target.hostname,
    ...(port === '' ? {} : { port }),
    path: target.target,
    // The connection goes where the check looked: nobody is asked a second time.
    lookup: answered(addresses),
    rejectUnauthorized: true,
    setHost: false,
    agent: false,
    signal,
  });
  for (const [name, value] of request.headers) outgoing.setHeader(name, value);
  // Otherwise Node says by itself that the connection closes.
  outgoing.removeHeader('Connection');
  return outgoing;
}

function answered(addresses: readonly [Address, ...Address[]]): LookupFunction {
  return (_hostname, { all }, callback) => {
    if (all === true) callback(null, [...addresses]);
    else callback(null, addresses[0].address, addresses[0].family);
  };
}

function answerOf(outgoing: ClientRequest, body: Uint8Array): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    let informations = 0;
    outgoing.on('information', () => {
      if (++informations > MOST_INFORMATIONS) outgoing.destroy(new Unanswered('The room never came to its answer.'));
    });
    const upgraded = new Unanswered('The room answered 101: it wants to speak something else than HTTP.');
    outgoing.on('upgrade', (_incoming, socket) => {
      socket.destroy();
      reject(upgraded);
    });
    outgoing.on('response', (incoming) => {
      if (incoming.statusCode === 101) outgoing.destroy(upgraded);
      else resolve(incoming);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** What is longer than the limit is not read to its end. */
async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of incoming) {
      const bytes = Buffer.from(chunk);
      chunks.push(bytes.subarray(0, ANSWER_LIMIT - length));
      length += bytes.length;
      if (length >= ANSWER_LIMIT) break;
    }
  } catch {
    throw new Unanswered('The room broke off its answer.');
  }
  const body = Buffer.concat(chunks);
  return incoming.headers['content-encoding'] === 'gzip' ? unpacked(body) : body.toString('utf8');
}

const unzip = promisify(gunzip);

/** Go's client asks for packed answers. */
async function unpacked(body: Buffer): Promise<string> {
  try {
    return (await unzip(body, { maxOutputLength: ANSWER_LIMIT })).toString('utf8');
  } catch {
    return '(a packed answer that cannot be unpacked)';
  }
}

/** Servers of one's own are often certified by oneself. */
const UNKNOWN_AUTHORITY = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Where several addresses were tried, of the first. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return wordsOf(error.errors[0]);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'HPE_HEADER_OVERFLOW') return 'The headers of the answer have no end.';
  if (code.startsWith('HPE_')) return 'The answer is no HTTP.';
  if (code === 'ECONNRESET') return 'The room closed the connection before its answer.';
  const reason = error instanceof Error && error.message !== '' ? error.message : 'no reason was given';
  const hint = UNKNOWN_AUTHORITY.has(code) ? ' Name the file of its authority in NODE_EXTRA_CA_CERTS.' : '';
  return `The room cannot be reached: ${reason}.${hint}`;
}

function pairs(raw: readonly string[]): [string, string][] {
  const headers: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) headers.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return headers;
}
