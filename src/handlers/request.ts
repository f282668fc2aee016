/** HTTP requests as Go's client makes them, and what may come back. */
import { byteLength } from '../go/bytes';
import { basicAuthorization, parseUrl, requestUri, type Url, urlToString } from '../go/net/url';
import { quote } from '../go/strconv/strconv';

/** An HTTP request exactly as it travels. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The whole URL, escaped as Go escapes it. */
  readonly url: string;
  /** The URL in Go's errors where that is another one: with its fragment, and with its user. */
  readonly urlInErrors?: string;
  /** In the order they travel, `Host` first. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** The body's text; what travels is its UTF-8 (gzipped where `Content-Encoding` says so). */
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  /** Go's text when the request could not be made at all. */
  readonly error?: string;
}

export type MadeRequest = { readonly ok: true; readonly request: HttpRequest } | FailedRequest;
export interface FailedRequest {
  readonly ok: false;
  /** Go's text: `Post "ftp://h/": unsupported protocol scheme "ftp"`. */
  readonly error: string;
}

/** A header with `add` stands beside one of the same name; otherwise it takes its place. */
type Headers = Iterable<readonly [name: string, value: string, add?: 'add']>;

/**
 * The request that Go's default client sends, or why it sends none. Header names are put into their canonical form;
 * of a name given twice the last value counts.
 */
export function makeRequest(
  method: HttpRequest['method'],
  url: string,
  headers: Headers,
  body: string,
  length: number = byteLength(body),
): MadeRequest {
  const parsed = parseOnce(url);
  if (!parsed.ok) return parsed;
  const own = canonicalHeaders(headers);
  const authorization = basicAuthorization(parsed.url);
  if (authorization !== undefined && !own.has('Authorization')) own.set('Authorization', [authorization]);
  const problem = transportProblem(parsed.url, own);
  if (problem !== undefined) return { ok: false, error: clientError(method, parsed.url, problem) };
  const { scheme, host } = parsed.url;
  const travelling = `${scheme}://${withoutEmptyPort(host)}${requestUri(parsed.url)}`;
  const shown = shownUrl(parsed.url);
  const urlInErrors = shown === travelling ? {} : { urlInErrors: shown };
  const headersOnWire = wireHeaders(host, own, length);
  return { ok: true, request: { method, url: travelling, ...urlInErrors, headers: headersOnWire, body } };
}

const MOST_PARSED = 500;
const PARSED = new Map<string, ReturnType<typeof parseUrl>>();

/** A handler posts to the same URL again and again. */
function parseOnce(url: string): ReturnType<typeof parseUrl> {
  let parsed = PARSED.get(url);
  if (parsed === undefined) {
    if (PARSED.size >= MOST_PARSED) PARSED.clear();
    parsed = parseUrl(url);
    PARSED.set(url, parsed);
  }
  return parsed;
}

/** Go's words when the client cannot do a request: `Post "http://h/": dial tcp: …`. A password in the URL is masked. */
export function clientError(method: string, url: Url | string, problem: string): string {
  const verb = method.slice(0, 1) + method.slice(1).toLowerCase();
  return `${verb} ${quote(typeof url === 'string' ? url : shownUrl(url))}: ${problem}`;
}

function shownUrl(url: Url): string {
  const text = urlToString(url);
  return url.user?.password === undefined ? text : text.replace(/:[^:@/]*@/, ':***@');
}

/** What Go's transport refuses before it connects, in the order it looks. Go net/http/transport.go. */
function transportProblem(url: Url, headers: ReadonlyMap<string, readonly string[]>): string | undefined {
  const isHttp = url.scheme === 'http' || url.scheme === 'https';
  if (!isHttp) return `unsupported protocol scheme ${quote(url.scheme)}`;
  for (const [name, values] of headers) {
    if (!TOKEN.test(name)) return `net/http: invalid header field name ${quote(name)}`;
    if (values.some(hasControl)) return `net/http: invalid header field value for ${quote(name)}`;
  }
  return url.host === '' ? 'http: no Host in request URL' : undefined;
}

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
/** A tab is none. */
function hasControl(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    if ((unit < 0x20 && unit !== 0x09) || unit === 0x7f) return true;
  }
  return false;
}

function canonicalHeaders(headers: Headers): Map<string, readonly string[]> {
  const own = new Map<string, readonly string[]>();
  for (const [name, value, add] of headers) {
    const canonical = canonicalName(name);
    own.set(canonical, add === undefined ? [value] : [...(own.get(canonical) ?? []), value]);
  }
  return own;
}

/** `x-team` → `X-Team`; a name that is not a token stays as it is. */
function canonicalName(name: string): string {
  if (!TOKEN.test(name)) return name;
  return name.toLowerCase().replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
}

/** Go writes these itself, whatever the request says about them. */
const WRITTEN_BY_GO = new Set(['Host', 'User-Agent', 'Content-Length', 'Transfer-Encoding', 'Trailer']);

function wireHeaders(host: string, own: ReadonlyMap<string, readonly string[]>, length: number): [string, string][] {
  const agent = own.get('User-Agent')?.[0] ?? 'Go-http-client/1.1';
  const sorted = [...own].filter(([name]) => !WRITTEN_BY_GO.has(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ['Host', withoutEmptyPort(host)],
    ...(agent === '' ? [] : [['User-Agent', agent] satisfies [string, string]]),
    ['Content-Length', String(length)],
    ...sorted.flatMap(([name, values]) => values.map((value): [string, string] => [name, value.trim()])),
    ...(own.has('Accept-Encoding') ? [] : [['Accept-Encoding', 'gzip'] satisfies [string, string]]),
  ];
}

function withoutEmptyPort(host: string): string {
  return host.endsWith(':') ? host.slice(0, -1) : host;
}
