/** Secrets by their shape: in addresses, in headers, and keys that say themselves what they are. Every pattern is linear. */
import { isSecretValue, type Sighting, withoutScheme } from './sighting';

interface Shape {
  /** Nothing fits a text without one of these. */
  readonly needs: readonly string[];
  /** The first group that is there is the secret; without groups all of it is. */
  readonly pattern: RegExp;
  readonly name: string | ((match: RegExpExecArray) => string);
  readonly is?: (value: string) => boolean;
}

const PARAMETER =
  /(?:[?&;]|\\u0026)((?:[\w.-]{0,40}(?:token|secret|password|passwd|pwd|api[-_]?key|access[-_]?key|routing[-_]?key|signature|credential|auth))|key|sig|sign|pass|jwt|hmac|code)=([^&\s'"#<>\\;`]+)/dgi;

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
    needs: [
      'slack',
      'discord',
      'office',
      'zapier',
      'glip',
      'ifttt',
      'flowdock',
      'jianliao',
      'feishu',
      'larksuite',
      'hc-ping',
    ],
    pattern:
      /(?:hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)|discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks|office(?:365)?\.com\/webhook(?:b2)?|hooks\.zapier\.com\/hooks\/catch|hooks\.glip\.com\/webhook|maker\.ifttt\.com\/trigger|api\.flowdock\.com\/[\w/]{0,40}|jianliao\.com\/v2\/services\/webhook|(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/(?:v2\/)?hook|hc-ping\.com)\/([^\s'"<>\\`)\]}]+)/dgi,
    name: (match) => match[0].slice(0, match[0].length - (match[1] ?? '').length - 1),
  },
  { needs: ['telegram'], pattern: /api\.telegram\.org\/(?:file\/)?bot([^\s/'"<>\\`]+)/dgi, name: 'api.telegram.org' },
  {
    needs: ['victorops', 'pagerduty'],
    pattern:
      /(?:victorops\.com\/integrations\/generic\/\d{1,20}\/alert|pagerduty\.com\/integration)\/([^\s'"<>\\`?]+)/dgi,
    name: 'integration',
  },
  {
    needs: ['hook'],
    pattern: /\/(?:incoming[-_]?)?(?:web)?hooks?(?:b2)?\/(?:catch\/|incoming\/)?([^\s'"<>\\`?#)\]}]+)/dgi,
    name: 'webhook',
    is: (value) => value.length >= 16 && /\d/.test(value),
  },
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
    needs: ['authorization', 'cookie', 'x-', 'token', 'key'],
    pattern:
      /\b(Proxy-Authorization|Authorization|Set-Cookie|Cookie|PRIVATE-TOKEN|JOB-TOKEN|Api-Key|X-[\w-]{0,40}(?:Key|Token|Secret|Auth|Password|Signature))\b\\?["']?[ \t]{0,8}[:=,][ \t]{0,8}\\?["']?([^\r\n"'\\]+)/dgi,
    name: (match) => match[1] ?? '',
    is: isSecretValue,
  },
  { needs: ['-u', '--user'], pattern: /(?:^|\s)(?:-u|--user)[ =]["']?[^\s:"']{1,200}:([^\s"']+)/dg, name: 'user' },
  {
    needs: ['key', 'signature'],
    pattern: /\b(?:AccountKey|SharedAccessKey|SharedAccessSignature)=([^;\s'"]+)/dgi,
    name: 'key',
  },
  { needs: ['AKIA', 'ASIA'], pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/dg, name: 'AWS key' },
  {
    needs: ['_'],
    pattern: /\b(?:gh[pousr]|github_pat|npm|hf|dop_v1|shpat|shpss|lin_api|(?:sk|rk|pk)_(?:live|test)|whsec)_\w{16,}/dg,
    name: 'key',
  },
  {
    needs: ['glpat-', 'xox', 'xapp-', 'AIza', 'NRAK-', 'PMAK-', 'sk-', 'key-', 'sq0'],
    pattern: /(?<![\w-])(?:glpat-|xox[a-z]-|xapp-|NRAK-|PMAK-|sk-|sq0[a-z]{3}-|AIza|key-(?=[0-9a-f]{32}))[\w-]{10,}/dg,
    name: 'key',
    is: (value) => /\d/.test(value),
  },
  { needs: ['ya29.', 'SG.'], pattern: /(?<![\w.-])(?:ya29\.|SG\.)[\w.-]{20,}/dg, name: 'key' },
  { needs: ['eyJ'], pattern: /(?<![\w.-])eyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/dg, name: 'JSON web token' },
  { needs: [':'], pattern: /(?<!\w)\d{8,10}:[\w-]{35}(?![\w-])/dg, name: 'Telegram token' },
  { needs: ['=='], pattern: /(?<![\w+/=-])[\w-]{86}==/dg, name: 'InfluxDB token' },
];

const HEADER_NAMES = /^(?:Proxy-Authorization|Authorization)$/i;

/** Everything in a text that is a secret by its shape, in no order; parts may overlap. */
export function shapesIn(text: string): readonly Sighting[] {
  const lower = text.toLowerCase();
  const found = [...userPasswords(text), ...privateKeys(text)];
  for (const { needs, pattern, name, is } of SHAPES) {
    if (!needs.some((need) => lower.includes(need.toLowerCase()))) continue;
    for (const match of text.matchAll(pattern)) {
      const group = match[2] === undefined ? (match[1] === undefined ? 0 : 1) : 2;
      const [start, end] = match.indices?.[group] ?? [0, 0];
      const written = text.slice(start, end).trimEnd();
      const called = typeof name === 'string' ? name : name(match);
      const value = HEADER_NAMES.test(called) && group === 2 ? withoutScheme(written) : written;
      if (value === '' || is?.(value) === false) continue;
      found.push({
        range: { start: start + written.length - value.length, end: start + written.length },
        value,
        name: called,
      });
    }
  }
  return found;
}

/** base64 of `user:password`. */
function isCredentials(value: string): boolean {
  if (value.length > 4096) return true;
  try {
    return atob(value).includes(':');
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

const BEGIN = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/g;

function privateKeys(text: string): Sighting[] {
  const found: Sighting[] = [];
  BEGIN.lastIndex = 0;
  for (let match = BEGIN.exec(text); match !== null; match = BEGIN.exec(text)) {
    const start = BEGIN.lastIndex;
    const next = text.indexOf('-----END', start);
    const end = next === -1 ? text.length : next;
    found.push({ range: { start, end }, value: text.slice(start, end), name: 'private key' });
    BEGIN.lastIndex = end;
  }
  return found;
}
