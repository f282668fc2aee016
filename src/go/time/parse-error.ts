import { toBytes } from '../bytes';

const LAYOUT = '2006-01-02T15:04:05Z07:00';

interface Part {
  /** As the layout names it. */
  readonly name: string;
  readonly pattern: RegExp;
  readonly what?: string;
  readonly most?: number;
  readonly least?: number;
}

const PARTS: readonly Part[] = [
  { name: '2006', pattern: /^\d{4}/ },
  { name: '-', pattern: /^-/ },
  { name: '01', pattern: /^\d\d/, what: 'month', least: 1, most: 12 },
  { name: '-', pattern: /^-/ },
  { name: '02', pattern: /^\d\d/ },
  { name: 'T', pattern: /^T/ },
  { name: '15', pattern: /^\d\d?/, what: 'hour', most: 23 },
  { name: ':', pattern: /^:/ },
  { name: '04', pattern: /^\d\d/, what: 'minute', most: 59 },
  { name: ':', pattern: /^:/ },
  { name: '05', pattern: /^\d\d(?:[.,]\d+)?/, what: 'second', most: 59 },
  { name: 'Z07:00', pattern: /^(?:Z|[-+]\d\d:\d\d)/ },
];

/** What time.Parse says of a text that is no RFC 3339 time. Go time/format.go, v1.25. */
export function rfc3339Error(text: string): string {
  const parsing = `parsing time ${quoteTime(text)}`;
  let rest = text;
  for (const { name, pattern, what = '', least = 0, most = Number.POSITIVE_INFINITY } of PARTS) {
    const found = pattern.exec(rest)?.[0];
    if (found === undefined) {
      return `${parsing} as ${quoteTime(LAYOUT)}: cannot parse ${quoteTime(rest)} as ${quoteTime(name)}`;
    }
    const value = Number.parseInt(found, 10);
    if (value < least || value > most) return `${parsing}: ${what} out of range`;
    rest = rest.slice(found.length);
  }
  return rest === '' ? `${parsing}: ${lateProblem(text)} out of range` : `${parsing}: extra text: ${quoteTime(rest)}`;
}

function lateProblem(text: string): string {
  const zone = /[-+](\d\d):(\d\d)$/.exec(text.slice(LAYOUT.length - 6));
  if (Number(zone?.[1] ?? 0) > 24) return 'time zone offset hour';
  return Number(zone?.[2] ?? 0) > 60 ? 'time zone offset minute' : 'day';
}

/** As package time quotes: bytes beyond ASCII and control characters as `\xe9`. */
function quoteTime(text: string): string {
  const shown = Array.from(toBytes(text), (byte) => {
    if (byte >= 0x80 || byte < 0x20) return `\\x${byte.toString(16).padStart(2, '0')}`;
    const character = String.fromCharCode(byte);
    return character === '"' || character === '\\' ? `\\${character}` : character;
  });
  return `"${shown.join('')}"`;
}
