/** A request as text: as it travels, and as a curl command that sends the same bytes. Pure. */
import type { HttpRequest } from '../../handlers/request';
import type { Segment } from '../../sharing/secrets/placeholders';

/** `METHOD target HTTP/1.1`, the headers in order, an empty line, the body: joined by CRLF as on the wire. */
export function rawRequest(request: HttpRequest): string {
  const head = [`${request.method} ${target(request.url)} HTTP/1.1`];
  for (const [name, value] of request.headers) head.push(`${name}: ${value}`);
  return `${head.join('\r\n')}\r\n\r\n${request.body}`;
}

/** What stands in the request line: the URL without scheme and authority. */
export function target(url: string): string {
  const rest = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** A URL that is cut into segments, as it stands in the request line. */
export function withoutOrigin(segments: readonly Segment[]): readonly Segment[] {
  const url = segments.map(({ text }) => text).join('');
  const kept = target(url);
  const start = url.replace(/#.*$/s, '').length - kept.length;
  if (start < 0) return [{ text: kept, secret: false }];
  let at = 0;
  return segments.flatMap(({ text, secret }) => {
    const part = text.slice(Math.max(0, start - at), Math.max(0, start + kept.length - at));
    at += text.length;
    return part === '' ? [] : [{ text: part, secret }];
  });
}

/** Scheme and authority: `https://testtest.hipchat.com`. Empty when the URL has none. */
export function originOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)?.[0] ?? '';
}

/** Headers that curl makes itself from the URL and the body. */
const MADE_BY_CURL = new Set(['host', 'content-length']);
/** Headers that curl would add, to be taken away where the request has none. */
const ADDED_BY_CURL = ['Accept', 'User-Agent', 'Content-Type'];

/** A POSIX shell command: single quotes only, no expansion of `@` or globs, header order kept. */
export function curlCommand(request: HttpRequest): string {
  const packed = request.headers.some(([name, value]) => name.toLowerCase() === 'content-encoding' && value === 'gzip');
  const words = [`curl --request ${request.method}`, '--http1.1', '--globoff', '--path-as-is'];
  const present = new Set(request.headers.map(([name]) => name.toLowerCase()));
  for (const [name, value] of request.headers) {
    if (!MADE_BY_CURL.has(name.toLowerCase()))
      words.push(`--header ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`);
  }
  for (const name of ADDED_BY_CURL) if (!present.has(name.toLowerCase())) words.push(`--header ${quote(`${name}:`)}`);
  if (request.body !== '') words.push(`${packed ? '--data-binary @-' : `--data-raw ${quote(request.body)}`}`);
  words.push(`--url ${quote(request.url)}`);
  const command = words.join(' \\\n  ');
  return packed ? `printf %s ${quote(request.body)} | gzip -c | ${command}` : command;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Characters of a body that is indented: the page waits for it. */
const LONGEST_PRETTY = 500_000;

/** JSON indented without touching a single literal (numbers keep every digit); undefined for what is not JSON. */
export function prettyJson(body: string): string | undefined {
  if (body.length > LONGEST_PRETTY) return undefined;
  try {
    JSON.parse(body);
  } catch {
    return undefined;
  }
  let depth = 0;
  const newline = () => `\n${'  '.repeat(depth)}`;
  return body.replace(/"(?:[^"\\]|\\.)*"|[[{]\s*[\]}]|[[\]{},:]|\s+/g, (token) => {
    if (/^\s+$/.test(token)) return '';
    if (/^[[{]\s*[\]}]$/.test(token)) return token.replace(/\s+/g, '');
    switch (token) {
      case '{':
      case '[':
        depth++;
        return token + newline();
      case '}':
      case ']':
        depth--;
        return newline() + token;
      case ',':
        return token + newline();
      case ':':
        return ': ';
      default:
        return token;
    }
  });
}
