/** What may be sent: a notification of a room, spelled in one way only. Page and proxy ask the same question. */
import { byteLength } from '../go/bytes';
import type { HttpRequest } from '../handlers/request';

export type Notification =
  | {
      readonly ok: true;
      /** `https://chat.example.com`, as browsers write it. */
      readonly origin: string;
      /** Without the brackets of an IPv6 address. */
      readonly hostname: string;
      /** Path and query as they travel. */
      readonly target: string;
      /** The name of the room as people write it. */
      readonly room: string;
    }
  /** A sentence for the user; never a token. */
  | { readonly ok: false; readonly error: string };

/** Longest request line and headers that HTTP servers take, and Node's own limit. */
const HEAD_LIMIT = 16 * 1024;

const SPELLING = /^(https?):\/\/([^/?#]*)(\/[^?#]*)(\?[^#]*)?$/;
const AUTHORITY = /^(?:\[[0-9a-fA-F:.]+\]|[0-9A-Za-z._-]+)(?::\d{1,5})?$/;
const PATH = /^[!$-;=@-Z_a-z~]+$/;
const QUERY = /^[!$-;=?@-Z_a-z~]*$/;
const NOTIFICATION = /\/room\/([^/]+)\/notification$/;

/** Where a request goes, or why it is no notification. */
export function readNotification(request: HttpRequest): Notification {
  if (request.method !== 'POST') return refused(`Only POST is forwarded, not ${request.method}.`);
  const [, scheme, authority, path, query = ''] = SPELLING.exec(request.url) ?? [];
  if (scheme === undefined || authority === undefined || path === undefined) return refused(NO_URL);
  if (authority.includes('@')) return refused('A user name before the host is not forwarded.');
  const room = NOTIFICATION.exec(path)?.[1];
  if (room === undefined) return refused('Only …/room/ROOM/notification is forwarded.');
  const base = `${scheme}://${authority}`;
  if (!AUTHORITY.test(authority) || !URL.canParse(base)) return refused(NO_URL);
  const { origin, host, hostname } = new URL(base);
  // Numbers of an address in another spelling: what stands in Host would not be what was looked at.
  if (withoutPort(authority) !== hostname) return refused(NO_URL);
  if (!QUERY.test(query)) return refused('The query of the request has a character that must be escaped.');
  const wrong = pathProblem(path) ?? headerProblem(request, scheme, host);
  if (wrong !== undefined) return refused(wrong);
  const target = `${path}${query}`;
  const head = request.headers.reduce((sum, [name, value]) => sum + name.length + value.length + 4, target.length);
  if (head > HEAD_LIMIT) return refused('The address and the headers are longer than 16 kB.');
  return { ok: true, origin, hostname: hostname.replace(/^\[|\]$/g, ''), target, room: decodeURIComponent(room) };
}

const NO_URL = 'The URL of the request cannot be understood.';

function refused(error: string): Notification {
  return { ok: false, error };
}

/** Servers disagree about these spellings, so that another path could be reached than the one that was looked at. */
function pathProblem(path: string): string | undefined {
  if (!PATH.test(path)) return 'The path of the request has a character that must be escaped.';
  for (const segment of path.slice(1).split('/')) {
    if (segment === '') return 'The path of the request has an empty part.';
    const wrong = segmentProblem(segment);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Looked at as often as some server behind another might decode it. */
function segmentProblem(segment: string): string | undefined {
  let text = segment;
  for (let depth = 0; depth < 3; depth++) {
    let decoded: string;
    try {
      decoded = decodeURIComponent(text);
    } catch {
      return depth === 0 ? 'The path of the request has an escape that is none.' : undefined;
    }
    const plain = decoded.normalize('NFKC');
    if (/^\.{1,2}(?:;|$)/.test(plain)) return 'The path of the request has a part of dots only.';
    if (/[/\\]/.test(plain)) return 'The path of the request has an escaped slash.';
    if (/\p{Cc}/u.test(plain)) return 'The path of the request has an escaped control character.';
    if (decoded === text) return undefined;
    text = decoded;
  }
  return undefined;
}

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** What belongs to one connection or changes how long the message is. */
const OF_THE_CONNECTION = new Set([
  'connection',
  'expect',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function headerProblem(request: HttpRequest, scheme: string, host: string): string | undefined {
  const seen = new Map<string, string>();
  for (const [name, value] of request.headers) {
    const lower = name.toLowerCase();
    if (!NAME.test(name)) return 'The name of a header cannot travel.';
    if (!VALUE.test(value)) return `The header ${shown(name)} cannot travel.`;
    if (OF_THE_CONNECTION.has(lower)) return `The header ${shown(name)} is not forwarded.`;
    if (seen.has(lower)) return `The header ${shown(name)} stands twice.`;
    seen.set(lower, value);
  }
  const named = seen.get('host');
  if (named === undefined) return 'The header Host is missing.';
  if (!AUTHORITY.test(named) || !isHost(`${scheme}://${named}`, host, named))
    return 'The header Host names another host than the URL.';
  if (seen.get('content-length') !== String(byteLength(request.body)))
    return 'The header Content-Length is not the length of the body.';
  const encoding = seen.get('content-encoding')?.toLowerCase() ?? 'identity';
  return encoding === 'identity' ? undefined : 'A packed body is not forwarded.';
}

function isHost(url: string, host: string, named: string): boolean {
  if (!URL.canParse(url)) return false;
  const read = new URL(url);
  return read.host === host && withoutPort(named) === read.hostname;
}

function withoutPort(authority: string): string {
  return authority.toLowerCase().replace(/:\d{0,5}$/, '');
}

/** A name may be as long as a token. */
function shown(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
