import { toBytes } from '../bytes';
import { quote } from '../strconv/quote';
import { escapeUrl, mustEscape, type UrlPart, unescapeUrl } from './url-escape';

export { pathEscape, queryEscape } from './url-escape';

/** A parsed URL, as Go's url.URL: `path`, `host`, `fragment`, `user` are decoded, `rawQuery` and `opaque` are not. */
export interface Url {
  readonly scheme: string;
  readonly opaque: string;
  readonly user?: { readonly name: string; readonly password?: string };
  readonly host: string;
  readonly path: string;
  /** The path as it was written, when escaping `path` would give another text. */
  readonly rawPath: string;
  readonly rawQuery: string;
  readonly fragment: string;
  readonly rawFragment: string;
  /** The text ended with a `?` and nothing behind it. */
  readonly forceQuery: boolean;
  /** `scheme:/path`, without `//`. */
  readonly omitHost: boolean;
}

export type UrlResult = { readonly ok: true; readonly url: Url } | { readonly ok: false; readonly error: string };

const EMPTY: Url = {
  scheme: '',
  opaque: '',
  host: '',
  path: '',
  rawPath: '',
  rawQuery: '',
  fragment: '',
  rawFragment: '',
  forceQuery: false,
  omitHost: false,
};

/** url.Parse. The error has Go's text: `parse "http://[": missing ']' in host`. */
export function parseUrl(text: string): UrlResult {
  const [beforeFragment, rest] = cut(text, '#');
  try {
    const url = parseWithoutFragment(beforeFragment);
    if (rest === '') return { ok: true, url };
    const fragment = decoded(rest, 'fragment', text);
    return { ok: true, url: { ...url, fragment: fragment.text, rawFragment: fragment.hint } };
  } catch (error) {
    if (!(error instanceof UrlError)) throw error;
    return { ok: false, error: `parse ${quote(error.subject ?? beforeFragment)}: ${error.message}` };
  }
}

/** URL.String. */
export function urlToString(url: Url): string {
  const end = queryPart(url) + (url.fragment === '' ? '' : `#${escapedFragment(url)}`);
  const start = url.scheme === '' ? '' : `${url.scheme}:`;
  if (url.opaque !== '') return start + url.opaque + end;
  const authority = authorityPart(url);
  const path = escapedPath(url);
  const slash = path !== '' && !path.startsWith('/') && url.host !== '' ? '/' : '';
  const dot = start + authority + slash === '' && cut(path, '/')[0].includes(':') ? './' : '';
  return start + authority + slash + dot + path + end;
}

/** URL.RequestURI: what an HTTP request's first line asks for. */
export function requestUri(url: Url): string {
  const opaque = url.opaque.startsWith('//') ? `${url.scheme}:${url.opaque}` : url.opaque;
  return (opaque === '' ? escapedPath(url) || '/' : opaque) + queryPart(url);
}

/** URL.EscapedPath. */
function escapedPath(url: Url): string {
  if (isFittingHint(url.rawPath, url.path, 'path')) return url.rawPath;
  return url.path === '*' ? '*' : escapeUrl(url.path, 'path');
}

/** A copy of the URL with another (decoded) path; as in Go code that sets `Path`, a hint of the old spelling stays. */
export function withPath(url: Url, path: string): Url {
  return { ...url, path };
}

/** `Basic …` of the URL's user, as Go's HTTP client sends it. */
export function basicAuthorization(url: Url): string | undefined {
  if (url.user === undefined) return undefined;
  const bytes = toBytes(`${url.user.name}:${url.user.password ?? ''}`);
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}

/** path.Clean: `.`, `..` and double slashes resolved, without a slash at the end. */
export function cleanPath(path: string): string {
  if (path === '') return '.';
  const isRooted = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isRooted) kept.push('..');
  }
  return (isRooted ? '/' : '') + kept.join('/') || '.';
}

/** path.Join: the parts that are not empty, joined with slashes and cleaned. */
export function joinPath(...parts: readonly string[]): string {
  const present = parts.filter((part) => part !== '');
  return present.length === 0 ? '' : cleanPath(present.join('/'));
}

/** `subject`: the text the error names, where it is not the URL without its fragment. */
class UrlError extends Error {
  constructor(
    message: string,
    readonly subject?: string,
  ) {
    super(message);
  }
}

function cut(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

function parseWithoutFragment(text: string): Url {
  if (toBytes(text).some((byte) => byte < 0x20 || byte === 0x7f)) {
    throw new UrlError('net/url: invalid control character in URL');
  }
  if (text === '*') return { ...EMPTY, path: '*' };
  const { scheme, rest: afterScheme } = splitScheme(text);
  const forceQuery = afterScheme.endsWith('?') && afterScheme.indexOf('?') === afterScheme.length - 1;
  const [rest, rawQuery] = cut(afterScheme, '?');
  const base = { ...EMPTY, scheme, rawQuery, forceQuery };
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...base, opaque: rest };
    if (cut(rest, '/')[0].includes(':')) {
      throw new UrlError('first path segment in URL cannot contain colon');
    }
  }
  const hasAuthority = rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  if (!hasAuthority) {
    const path = decoded(rest, 'path');
    return { ...base, omitHost: scheme !== '' && rest.startsWith('/'), path: path.text, rawPath: path.hint };
  }
  const slash = rest.indexOf('/', 2);
  const authority = rest.slice(2, slash < 0 ? rest.length : slash);
  const whereabouts = parseAuthority(scheme, authority);
  const path = decoded(slash < 0 ? '' : rest.slice(slash), 'path');
  return { ...base, ...whereabouts, path: path.text, rawPath: path.hint };
}

function splitScheme(text: string): { scheme: string; rest: string } {
  if (text.startsWith(':')) throw new UrlError('missing protocol scheme');
  const match = /^([A-Za-z][A-Za-z0-9+\-.]*):/.exec(text);
  return match?.[1] === undefined
    ? { scheme: '', rest: text }
    : { scheme: match[1].toLowerCase(), rest: text.slice(match[0].length) };
}

function unescaped(text: string, part: UrlPart, subject?: string): string {
  const result = unescapeUrl(text, part);
  if (result.ok) return result.text;
  throw new UrlError(result.error, subject);
}

/** The decoded text and, where escaping it again gives something else, how it was written. */
function decoded(written: string, part: UrlPart, subject?: string): { text: string; hint: string } {
  const text = unescaped(written, part, subject);
  return { text, hint: escapeUrl(text, part) === written ? '' : written };
}

function parseAuthority(scheme: string, authority: string): Pick<Url, 'host' | 'user'> {
  const at = authority.lastIndexOf('@');
  const host = parseHost(scheme, authority.slice(at + 1));
  if (at < 0) return { host };
  const written = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(written)) throw new UrlError('net/url: invalid userinfo');
  const [name, password] = cut(written, ':').map((text) => unescaped(text, 'userPassword'));
  const user = { name: name ?? '', ...(written.includes(':') ? { password: password ?? '' } : {}) };
  return { host, user };
}

function parseHost(scheme: string, host: string): string {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) throw new UrlError('invalid IP-literal');
  if (bracket === 0) return parseIPLiteral(host);
  const colon = host.indexOf(':');
  const isStrict = scheme === 'http' || scheme === 'https';
  if (colon >= 0) checkPort(host.slice(isStrict ? colon : host.lastIndexOf(':')));
  return unescaped(host, 'host');
}

function parseIPLiteral(host: string): string {
  const close = host.lastIndexOf(']');
  if (close < 0) throw new UrlError("missing ']' in host");
  const port = host.slice(close + 1);
  checkPort(port);
  const name = host.slice(1, close);
  const zone = name.indexOf('%25');
  const address = unescaped(zone < 0 ? name : name.slice(0, zone), 'host');
  const full = zone < 0 ? address : address + unescaped(name.slice(zone), 'zone');
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address)) throw new UrlError('invalid IP-literal');
  if (!isIPv6(address)) throw new UrlError(`invalid host: ParseAddr(${quote(full)}): unable to parse IP`);
  return `[${full}]${port}`;
}

function isIPv6(address: string): boolean {
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const hasIPv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(last);
  const plain = hasIPv4 ? groups.slice(0, -1) : groups;
  const count = plain.length + (hasIPv4 ? 2 : 0);
  return plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (halves.length === 2 ? count < 8 : count === 8);
}

function checkPort(port: string): void {
  if (!/^(?::\d*)?$/.test(port)) throw new UrlError(`invalid port ${quote(port)} after host`);
}

/** Whether a hint of the spelling still spells the decoded text, in characters that may stand there. */
function isFittingHint(hint: string, text: string, part: UrlPart): boolean {
  if (hint === '') return false;
  const kept = "!$&'()*+,;=:@[]%";
  const isValid = Array.from(toBytes(hint)).every(
    (byte) => kept.includes(String.fromCharCode(byte)) || !mustEscape(byte, part),
  );
  const back = unescapeUrl(hint, part);
  return isValid && back.ok && back.text === text;
}

function escapedFragment(url: Url): string {
  return isFittingHint(url.rawFragment, url.fragment, 'fragment')
    ? url.rawFragment
    : escapeUrl(url.fragment, 'fragment');
}

function authorityPart(url: Url): string {
  const { user, host } = url;
  if (url.scheme === '' && host === '' && user === undefined) return '';
  if (url.omitHost && host === '' && user === undefined) return '';
  const slashes = host !== '' || url.path !== '' || user !== undefined ? '//' : '';
  return slashes + (user === undefined ? '' : `${userText(user)}@`) + escapeUrl(host, 'host');
}

function userText(user: { readonly name: string; readonly password?: string }): string {
  const name = escapeUrl(user.name, 'userPassword');
  return user.password === undefined ? name : `${name}:${escapeUrl(user.password, 'userPassword')}`;
}

function queryPart(url: Url): string {
  return url.forceQuery || url.rawQuery !== '' ? `?${url.rawQuery}` : '';
}
