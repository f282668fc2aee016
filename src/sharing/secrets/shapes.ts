/** Secrets by their shape: in addresses, in headers, and keys that say themselves what they are. Every pattern is linear. */
import { addressSecrets } from './addresses';
import { headersIn } from './headers';
import { isOpaque, isSecretValue, type Sighting } from './sighting';

interface Shape {
  /** Nothing fits a text without one of these. */
  readonly needs: readonly string[];
  /** The first group that is there is the secret; without groups all of it is. */
  readonly pattern: RegExp;
  readonly name: string | ((match: RegExpExecArray) => string);
  readonly is?: (value: string) => boolean;
}

const PARAMETER =
  /(?:[?&;#]|\\u0026)((?:[\w.-]{0,40}(?:token|secret|password|passwd|pwd|api[-_]?key|access[-_]?key|routing[-_]?key|signature|credential|auth))|key|pk|sig|sign|pass|jwt|hmac|code|sid|session(?:id)?)\\?=([^&\s'"#<>\\;`]+)/dgi;

const SHAPES: readonly Shape[] = [
  {
    needs: ['='],
    pattern: PARAMETER,
    name: (match) => match[1] ?? '',
    is: isSecretValue,
  },
  // The user and password that InfluxDB takes
  { needs: ['u='], pattern: /[?&]u=[^&\s'"#]{0,200}&p=([^&\s'"#<>\\;`]+)/dg, name: 'p' },
  { needs: ['u='], pattern: /[?&]p=([^&\s'"#<>\\;`]{1,200})&u=/dg, name: 'p' },
  {
    needs: ['bearer', 'geniekey'],
    pattern: /\b(?:Bearer|GenieKey)[ \t]{1,8}([\w.~+/=-]{8,})/dgi,
    name: 'Authorization',
    is: (value) => value.length >= 20 || /\d/.test(value),
  },
  {
    needs: ['basic'],
    pattern: /\bBasic[ \t]{1,8}([A-Za-z0-9+/]{4,}={0,2})/dgi,
    name: 'Authorization',
    is: isCredentials,
  },
  {
    needs: ['-u', '--proxy-user'],
    pattern: /(?:^|\s)(?:-u|--user|--proxy-user)[ =]["']?[^\s:"']{1,200}:([^\s"']+)/dg,
    name: 'user',
  },
  { needs: ['curl'], pattern: /\bcurl\b[^\n]{0,200}?\s-u["']?[^\s:"'/=-][^\s:"'/]{0,200}:([^\s"']+)/dg, name: 'user' },
  // Without a scheme only where a port follows: `mailto:bob1234@example.com` has no password.
  {
    needs: ['@'],
    pattern:
      /(?<![\w:/.@-])[A-Za-z][\w.-]{0,40}:([^\s:@/'"<>`\\]{8,100})@(?:[a-z]{2,10}\([^\s()]{1,100}:\d|\w[\w.-]{0,100}:\d)/dg,
    name: 'password',
    is: isOpaque,
  },
  {
    needs: ['-b', '--cookie'],
    pattern: /(?:^|\s)(?:-b|--cookie)[ =]["']?([\w.-]{1,100}=[^"'\n]{4,})/dg,
    name: 'cookie',
  },
  { needs: ['login'], pattern: /\blogin\s{1,9}\S{1,200}\s{1,9}password\s{1,9}(\S+)/dg, name: 'password' },
  {
    needs: ['auth'],
    pattern: /\b_?auth\\?["']?[ \t]{0,8}[:=][ \t]{0,8}\\?["']?([A-Za-z0-9+/]{8,}={0,2})/dgi,
    name: 'auth',
    is: isCredentials,
  },
  {
    needs: ['key', 'signature'],
    pattern: /\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)=([^;\s'"]+)/dgi,
    name: 'key',
  },
  { needs: ['AKIA', 'ASIA'], pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/dg, name: 'AWS key' },
  {
    needs: ['_'],
    pattern:
      /\b(?:gh[pousr]|github_pat|npm|hf|do[por]_v1|shp(?:at|ss|ca|pa)|lin_api|(?:sk|rk|pk)_(?:live|test)|whsec|glsa|glc|dckr_pat|dckr_oat|rubygems|sntry[su]|figd|nfp|ph[cx]|gsk|r8|ntn|secret|tskey|xoxe|pscale_tkn|vercel|railway|flyv1)_[\w=+/-]{16,}/dg,
    is: (value) => /\d/.test(value),
    name: 'key',
  },
  {
    needs: ['gl', 'xox', 'xapp-', 'AIza', 'NRAK-', 'PMAK-', 'sk-', 'key-', 'sq0', 'GOCSPX-', 'pypi-', 'ATATT', 'pul-'],
    pattern:
      /(?<![\w-])(?:gl(?:pat|rt|dt|cbt|ft|imt|ptt|agent|oas|soat)-|xox[a-z](?:\.xox[a-z])?-|xapp-|NRAK-|NRII-|NRJS-|PMAK-|sk-|sq0[a-z]{3}-|AIza|GOCSPX-|pypi-|ATATT|ATCTT|pul-|key-(?=[0-9a-f]{32}))[\w-]{10,}/dg,
    name: 'key',
    is: (value) => /\d/.test(value),
  },
  {
    needs: ['ya29.', 'SG.', 'hvs.', 'hvb.', 'hvr.', '.atlasv1.', '1//0'],
    pattern: /(?<![\w.-])(?:ya29\.|SG\.|hv[sbr]\.|\w{14}\.atlasv1\.|1\/\/0)[\w.-]{20,}/dg,
    name: 'key',
  },
  { needs: ['SK', 'dapi'], pattern: /\b(?:SK|dapi)[0-9a-f]{32}\b/dg, name: 'key' },
  { needs: ['-us'], pattern: /\b[0-9a-f]{32}-us\d{1,2}\b/dg, name: 'key' },
  { needs: ['EAA'], pattern: /\bEAA[A-Za-z0-9]{30,}\b/dg, name: 'key', is: (value) => /\d/.test(value) },
  {
    needs: ['LTAI', 'AKID'],
    pattern: /\b(?:LTAI|AKID)[A-Za-z0-9]{16,36}\b/dg,
    name: 'key',
    is: (value) => /\d/.test(value),
  },
  { needs: ['AGE-SECRET-KEY-'], pattern: /\bAGE-SECRET-KEY-1[A-Z0-9]{50,}\b/dg, name: 'key' },
  { needs: ['eyJ'], pattern: /(?<![\w.-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/dg, name: 'JSON web token' },
  { needs: [':'], pattern: /(?<!\w)\d{8,10}:[\w-]{35}(?![\w-])/dg, name: 'Telegram token' },
  { needs: ['=='], pattern: /(?<![\w+/=-])[\w-]{86}==/dg, name: 'InfluxDB token' },
];

/** Everything in a text that is a secret by its shape, in no order; parts may overlap. */
export function shapesIn(text: string): readonly Sighting[] {
  const lower = text.toLowerCase();
  const found = [
    ...userPasswords(text),
    ...privateKeys(text),
    ...addressSecrets(text, lower),
    ...headersIn(text, lower),
  ];
  for (const { needs, pattern, name, is } of SHAPES) {
    if (!needs.some((need) => lower.includes(need.toLowerCase()))) continue;
    for (const match of text.matchAll(pattern)) {
      const group = match[2] === undefined ? (match[1] === undefined ? 0 : 1) : 2;
      const [start, end] = match.indices?.[group] ?? [0, 0];
      const value = text.slice(start, end).trimEnd();
      if (value === '' || is?.(value) === false) continue;
      const called = typeof name === 'string' ? name : name(match);
      found.push({ range: { start, end: start + value.length }, value, name: called });
    }
  }
  return found;
}

/** base64 of `user:password`. */
function isCredentials(value: string): boolean {
  if (value.length > 4096) return true;
  try {
    return /^[\x20-\x7e\x80-\xff]+:[\x20-\x7e\x80-\xff]*$/.test(atob(value));
  } catch {
    return false;
  }
}

const AUTHORITY = /[^\s/?#'"<>\\`]*/y;

/** `scheme://user:password@host`, and `scheme://token@host`. */
function userPasswords(text: string): Sighting[] {
  const found: Sighting[] = [];
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    AUTHORITY.lastIndex = at + 3;
    const [authority = ''] = AUTHORITY.exec(text) ?? [];
    const host = authority.lastIndexOf('@');
    if (host === -1) continue;
    const colon = authority.indexOf(':');
    const from = colon === -1 || colon > host ? 0 : colon + 1;
    const value = authority.slice(from, host);
    if ((from === 0 && value.length < 16) || !isSecretValue(value)) continue;
    const start = at + 3 + from;
    found.push({ range: { start, end: start + value.length }, value, name: 'password' });
  }
  return found;
}

const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|\bPrivate-Lines: \d{1,5}/g;

function privateKeys(text: string): Sighting[] {
  const found: Sighting[] = [];
  BEGIN.lastIndex = 0;
  for (let match = BEGIN.exec(text); match !== null; match = BEGIN.exec(text)) {
    const start = BEGIN.lastIndex;
    const end = endOfKey(text, start, match[0]);
    found.push({ range: { start, end }, value: text.slice(start, end), name: 'private key' });
    BEGIN.lastIndex = end;
  }
  return found;
}

/** What is not closed goes on to the end. */
function endOfKey(text: string, start: number, begin: string): number {
  const end = text.indexOf(begin.startsWith('-') ? '-----END' : 'Private-MAC', start);
  return end === -1 ? text.length : end;
}
