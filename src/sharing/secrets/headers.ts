/** Headers of requests with what is secret in them, wherever a text writes them: `Authorization: Bearer …`. */
import { closing, LineEnds } from './quotes';
import { isSecretValue, type Sighting, withoutScheme } from './sighting';

const ANY_CASE =
  /\b(?:Proxy-Authorization|Authorization|Set-Cookie2?|Cookie|(?:PRIVATE|JOB|DEPLOY)-TOKEN|Api-Key|X-[\w-]{0,40}(?:Key|Token|Secret|Auth|Password|Signature|Session))\b/gi;
/** `Ocp-Apim-Subscription-Key`: as headers are written, not as options are. */
const CAPITAL =
  /\b[A-Z][A-Za-z0-9]{0,30}(?:-[A-Z][A-Za-z0-9]{0,30}){0,5}-(?:Key|Token|Secret|Auth|Password|Signature)\b(?=:)/g;
const SIGN = /\\?["'`\])]{0,2}[ \t]{0,8}(?:=>|[:=,])[ \t]{0,8}(\\?["'`])?/y;
const STOP = /[^"'\\\r\n]*/y;
const SCHEMES = /^(?:Proxy-)?Authorization$/i;
/** Their values have quotes within. */
const WITH_QUOTES = /^(?:Digest|OAuth|Hawk|AWS4-HMAC-SHA256|Token|GoogleLogin)[ \t]/i;
const WORDS = ['authorization', 'cookie', 'x-', 'token', 'key', 'secret', 'auth', 'password', 'signature'];

/** `lower`: the text in lower case. */
export function headersIn(text: string, lower: string): readonly Sighting[] {
  if (!WORDS.some((word) => lower.includes(word))) return [];
  return [ANY_CASE, CAPITAL].flatMap((pattern) => {
    const found: Sighting[] = [];
    const lines = new LineEnds(text);
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const header = headerAt(text, match.index, match[0], lines);
      if (header === undefined) continue;
      pattern.lastIndex = Math.max(pattern.lastIndex, header.range.end);
      if (isSecretValue(header.value)) found.push(header);
    }
    return found;
  });
}

function headerAt(text: string, at: number, name: string, lines: LineEnds): Sighting | undefined {
  SIGN.lastIndex = at + name.length;
  const sign = SIGN.exec(text);
  if (sign === null) return undefined;
  const from = SIGN.lastIndex;
  const written = text.slice(from, endOf(text, from, sign[1], lines.end(from))).trimEnd();
  const value = SCHEMES.test(name) ? withoutScheme(written) : written;
  // `needs api-key, so the server does not start`: a sentence goes on.
  if (sign[1] === undefined && sign[0].includes(',') && /^(?:[a-z]+ ){2}/.test(value)) return undefined;
  // `api-key = 'api-key'`, as examples have it.
  if (value.toLowerCase() === name.toLowerCase()) return undefined;
  const end = from + written.length;
  return { range: { start: end - value.length, end }, value, name };
}

function endOf(text: string, from: number, quote: string | undefined, line: number): number {
  if (quote !== undefined) return closing(text, from, quote, line);
  if (WITH_QUOTES.test(text.slice(from, from + 40))) return line;
  STOP.lastIndex = from;
  return from + (STOP.exec(text)?.[0].length ?? 0);
}
