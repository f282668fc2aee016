/** Addresses that let whoever knows them in: what services give to those who may write to them. Every pattern is linear. */
import { isKeyLike, type Sighting } from './sighting';

/** What a service's addresses begin with, and a word that they have. What stands behind is secret. */
const SERVICES: readonly (readonly [word: string, address: string])[] = [
  ['slack', String.raw`hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)`],
  ['discord', String.raw`discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks`],
  ['office', String.raw`office(?:365)?\.com\/webhook(?:b2)?`],
  ['zapier', String.raw`hooks\.zapier\.com\/hooks\/catch`],
  ['glip', String.raw`hooks\.glip\.com\/webhook(?:\/v2)?`],
  ['ringcentral', String.raw`hooks\.ringcentral\.com\/webhook(?:\/v2)?`],
  ['ifttt', String.raw`maker\.ifttt\.com\/trigger`],
  ['flowdock', String.raw`api\.flowdock\.com\/[\w/]{0,40}`],
  ['jianliao', String.raw`jianliao\.com\/v2\/services\/webhook`],
  ['feishu', String.raw`feishu\.cn\/open-apis\/bot\/(?:v2\/)?hook`],
  ['larksuite', String.raw`larksuite\.com\/open-apis\/bot\/(?:v2\/)?hook`],
  ['hc-ping', String.raw`hc-ping\.com(?:\/ping)?`],
  ['healthchecks', String.raw`healthchecks\.io\/ping`],
  ['webexapis', String.raw`webexapis\.com\/v1\/webhooks\/incoming`],
  ['ciscospark', String.raw`api\.ciscospark\.com\/v1\/webhooks\/incoming`],
  ['zenduty', String.raw`zenduty\.com\/api\/(?:integration|events)(?:\/kapacitor)?`],
  ['make.com', String.raw`hook\.[\w.]{1,20}\.?make\.com`],
  ['integromat', String.raw`hook\.integromat\.com`],
  ['signl4', String.raw`(?:connect|events)\.signl4\.com\/webhook`],
  ['squadcast', String.raw`api\.squadcast\.com\/v2\/incidents\/\w{1,30}`],
  ['ilert', String.raw`ilert\.com\/api\/(?:v1\/)?events\/\w{1,30}`],
  ['spike', String.raw`hooks\.spike\.sh`],
  ['xmatters', String.raw`xmatters\.com\/api\/integration\/1\/functions`],
  ['day.app', String.raw`api\.day\.app`],
  ['chanify', String.raw`api\.chanify\.net\/v1\/sender`],
  ['ftqq', String.raw`(?:sctapi|sc)\.ftqq\.com`],
  ['betterstack', String.raw`betterstack\.com\/api\/v\d\/(?:heartbeat|incoming-webhook)`],
  ['betteruptime', String.raw`betteruptime\.com\/api\/v\d\/(?:heartbeat|incoming-webhook)`],
  ['cronitor', String.raw`cronitor\.link\/p`],
  ['nosnch', String.raw`nosnch\.in`],
  ['logzio', String.raw`listener\.logz\.io`],
  ['loggly', String.raw`loggly\.com\/(?:inputs|bulk)`],
  ['sumologic', String.raw`sumologic\.com\/receiver\/v1\/http`],
];

const ONE_SEGMENT: readonly (readonly [word: string, address: string])[] = [
  ['telegram', String.raw`api\.telegram\.org\/(?:file\/)?bot`],
  ['victorops', String.raw`victorops\.com\/integrations\/generic\/\d{1,20}\/alert\/`],
  ['pagerduty', String.raw`pagerduty\.com\/(?:integration|x-ere)\/`],
  ['opsgenie', String.raw`opsgenie\.com\/v\d\/(?:json\/)?(?:\w{1,30}\/)?eg\/`],
];

const TAIL = String.raw`((?:[^\s'"<>\\\x60)\]}]|\\\/)+)`;
const SEGMENT = String.raw`([^\s/'"<>\\\x60?]+)`;

interface Known {
  readonly word: string;
  readonly pattern: RegExp;
}

/** JSON may have a backslash before each slash. */
const inJson = (address: string) => address.replaceAll('\\/', String.raw`\\?\/`);

const KNOWN: readonly Known[] = [
  ...SERVICES.map(([word, address]) => ({ word, pattern: new RegExp(`${inJson(address)}\\\\?\\/${TAIL}`, 'dgi') })),
  ...ONE_SEGMENT.map(([word, address]) => ({ word, pattern: new RegExp(`${inJson(address)}${SEGMENT}`, 'dgi') })),
];

const ADDRESS = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/?#'"<>\\`)\]}]{1,300}([^\s?#'"<>\\`)\]}]*)/dgi;
/** Parts of a path behind which a key stands. */
const DOOR =
  /^(?:(?:incoming|outgoing)?[-_]?(?:web)?hooks?(?:b2)?|catch|incoming|integrations?|heartbeats?|triggers?|inbound|ingest|sender|alertmanager|kapacitor|prometheus|grafana|cloudwatch|generic|bot|push|ping|enqueue|key|token)$/i;

/** The secret parts of addresses in a text. `lower`: the text in lower case. */
export function addressSecrets(text: string, lower: string): readonly Sighting[] {
  return [
    ...KNOWN.flatMap(({ word, pattern }) => (lower.includes(word) ? matchesOf(text, pattern) : [])),
    ...(lower.includes('://') ? paths(text) : []),
    ...(lower.includes('hook') ? hooks(text) : []),
  ];
}

function matchesOf(text: string, pattern: RegExp): readonly Sighting[] {
  return [...text.matchAll(pattern)].flatMap((match): readonly Sighting[] => {
    const [start, end] = match.indices?.[1] ?? [0, 0];
    const name = match[0].slice(0, match[0].length - (end - start)).replace(/\/$/, '');
    const value = text.slice(start, end).replace(/(?:\.send)?[/.,;:!*_]*$/, '');
    return value === '' || /^(?:\.\.\.|…|\{\{)/.test(value)
      ? []
      : [{ range: { start, end: start + value.length }, value, name }];
  });
}

const HOOK = /\/(?:(?:incoming|outgoing)[-_]?)?(?:web)?hooks?(?:b2)?\/(?:catch\/|incoming\/)?([^\s'"<>\\`?#)\]}]+)/dgi;

function hooks(text: string): readonly Sighting[] {
  return matchesOf(text, HOOK).flatMap((found) =>
    found.value.length >= 16 && /\d/.test(found.value) ? [{ ...found, name: 'webhook' }] : [],
  );
}

/** Of any address the parts of its path that are keys. */
function paths(text: string): readonly Sighting[] {
  return [...text.matchAll(ADDRESS)].flatMap((match): readonly Sighting[] => {
    const [from, to] = match.indices?.[1] ?? [0, 0];
    const found: Sighting[] = [];
    let start = from;
    let before = '';
    for (const part of text.slice(from, to).split('/')) {
      // Identifiers of things are hexadecimal as a rule: they are keys where one is expected.
      if (isKeyLike(part) && (!/^[0-9a-f-]+$/i.test(part) || DOOR.test(before))) {
        found.push({ range: { start, end: start + part.length }, value: part, name: 'address' });
      }
      before = part;
      start += part.length + 1;
    }
    return found;
  });
}
