import type { AlertEvent } from '../../../alert/event';
import { CRITICAL, type LevelIndex, WARNING } from '../../../alert/level';
import { templateDataStruct } from '../../../alert/template-data';
import { none } from '../../../definition/signature';
import { encodeJSON, jsonString } from '../../../go/json/encode';
import { parseUrl, urlToString } from '../../../go/net/url';
import type { GoValue } from '../../../go/value';
import { failed, type Result, succeeded } from '../../../text/result';
import { keysOf, mapField, propertiesOf, secretField, textField } from '../../fields';
import { defineHandler } from '../../handler';
import { effective, type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { jsonMap, type Member } from '../../request-json';
import {
  ENABLED,
  flag,
  GLOBAL,
  type Section,
  type SectionDefinition,
  STATE_CHANGES_ONLY,
  secret,
  text,
} from '../../section';
import { NOT_ENABLED, post, render, wrongUrl } from '../../service';

interface BigPandaOptions {
  appKey: string;
  url: string;
  host: string;
  primaryProperty: string;
  secondaryProperty: string;
  attributes: ReadonlyMap<string, GoValue>;
}

const BIGPANDA_SECTION: SectionDefinition = {
  name: 'bigpanda',
  goType: 'bigpanda.Config',
  doc: 'BigPanda.',
  keys: [
    ENABLED,
    GLOBAL,
    secret('app-key', 'AppKey', 'Default app key.'),
    secret('token', 'Token', 'Token.'),
    STATE_CHANGES_ONLY,
    flag('insecure-skip-verify', 'InsecureSkipVerify', 'Accepts any certificate.'),
    text('url', 'URL', 'Address of the API.', { default: 'https://api.bigpanda.io/data/v2/alerts' }),
    text('auto-attributes', 'AutoAttributes', 'What is sent along: tags, fields or both.', { default: 'tags,fields' }),
  ],
  validate(section) {
    const isEnabled = section.flag('enabled');
    const url = section.text('url');
    if (isEnabled && url === '') return 'must specify the BigPanda webhook URL';
    if (isEnabled && section.text('app-key') === '') return 'must specify BigPanda app-key';
    const missing = isEnabled && section.text('token') === '' ? 'must specify BigPanda token' : undefined;
    return wrongUrl(url, 'url') ?? missing;
  },
};

const FIELDS = [
  secretField('appKey', { script: 'appKey', file: 'app-key' }, 'App key. If empty, that of the configuration.'),
  textField('url', { file: 'url' }, 'Address of the API. If empty, that of the configuration.'),
  textField('host', { script: 'host', file: 'host' }, 'Template of what caused the alert.'),
  textField('primaryProperty', { script: 'primaryProperty', file: 'primary-property' }, 'Primary property.'),
  textField('secondaryProperty', { script: 'secondaryProperty', file: 'secondary-property' }, 'Secondary property.'),
  mapField('attributes', { script: 'attribute', file: 'attributes' }, 'An attribute to add; texts are templates.'),
];

export const bigpanda = defineHandler<BigPandaOptions>({
  kind: 'bigpanda',
  name: 'BigPanda',
  doc: 'Sends the alert to BigPanda.',
  section: BIGPANDA_SECTION,
  script: {
    method: 'bigPanda',
    order: 22,
    goType: 'BigPandaHandler',
    signature: none,
    properties: propertiesOf<BigPandaOptions>(FIELDS),
  },
  file: { goType: 'bigpanda.HandlerConfig', keys: keysOf<BigPandaOptions>(FIELDS) },
  nodeError: 'failed to create BigPanda handler',
  options: () => ({
    appKey: '',
    url: '',
    host: '',
    primaryProperty: '',
    secondaryProperty: '',
    attributes: new Map(),
  }),
  start: (options, host, place) => ({
    handle(event) {
      const attributes = renderAttributes(options, event);
      if (!attributes.ok) {
        const { error, key, source } = attributes.error;
        logFailure(host, 'bigpanda', place, 'failed to evaluate BigPanda template', error, [[key, source]]);
        return;
      }
      const error = alert(options, attributes.value, host, place, event);
      if (error !== undefined) logFailure(host, 'bigpanda', place, 'failed to send event to BigPanda', error);
    },
  }),
});

interface Unrendered {
  readonly error: string;
  readonly key: string;
  readonly source: string;
}

function renderAttributes(options: BigPandaOptions, event: AlertEvent): Result<readonly Member[], Unrendered> {
  const data = templateDataStruct(event);
  const members: Member[] = [];
  for (const [key, value] of [['host', options.host] as const, ...options.attributes]) {
    if (typeof value !== 'string') {
      const encoded = encodeJSON(value);
      members.push([key, jsonString(encoded.ok ? encoded.text : '')]);
      continue;
    }
    const rendered = render(key, value, data);
    if (!rendered.ok) return failed({ error: rendered.error, key, source: value });
    members.push([key, jsonString(rendered.text)]);
  }
  return succeeded(members);
}

function alert(
  options: BigPandaOptions,
  attributes: readonly Member[],
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): string | undefined {
  const section = host.section('bigpanda');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const url = effective(options.url, section, 'url', place);
  const parsed = parseUrl(url.value);
  if (!parsed.ok) return parsed.error;
  const appKey = effective(options.appKey, section, 'app-key', place);
  const sentAlong = automaticMembers(section, event);
  if (typeof sentAlong === 'string') return sentAlong;
  const token = section.text('token');
  return post(
    { kind: 'bigpanda', host, place, event },
    {
      url: urlToString(parsed.url),
      headers: [['Authorization', `Bearer ${token}`]],
      body: jsonMap([...ownMembers(options, appKey.value, event), ...sentAlong, ...attributes]),
      origins: [appKey.origin, url.origin],
      secrets: [token, appKey.value],
      accepts: [201],
      product: 'BigPanda',
    },
  );
}

const SECOND = 1_000_000_000n;

function ownMembers(options: BigPandaOptions, appKey: string, { state, data }: AlertEvent): readonly Member[] {
  const seconds = state.time >= 0n ? state.time / SECOND : -((-state.time + SECOND - 1n) / SECOND);
  const details = unescapeHtml(state.details);
  const members: Member[] = [
    ['task', jsonString(`${data.taskName}:${data.name}`)],
    ['timestamp', String(seconds)],
    ['status', jsonString(statusOf(state.level))],
    ['app_key', jsonString(appKey)],
  ];
  const optional: readonly (readonly [string, string])[] = [
    ['description', state.message],
    // Details that are the event itself are left out.
    ['details', details.startsWith('{') ? '' : details],
    ['check', state.id],
    ['primary_property', options.primaryProperty],
    ['secondary_property', options.secondaryProperty],
  ];
  for (const [key, value] of optional) if (value !== '') members.push([key, jsonString(value)]);
  return members;
}

/** Tags and fields, as the configuration says; a text is an error. */
function automaticMembers(section: Section, { data }: AlertEvent): readonly Member[] | string {
  const automatic = section.text('auto-attributes').toLowerCase();
  const members: Member[] = [];
  if (automatic.includes('tags')) {
    for (const [key, value] of data.tags.entries()) members.push([key, jsonString(value)]);
  }
  if (!automatic.includes('fields')) return members;
  for (const [key, value] of data.fields.entries()) {
    if (typeof value === 'string') {
      members.push([key, jsonString(value)]);
      continue;
    }
    const encoded = encodeJSON(value);
    if (!encoded.ok) return encoded.error;
    members.push([key, jsonString(encoded.text)]);
  }
  return members;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The entities that details are escaped with. */
function unescapeHtml(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(\w+));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined;
      if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
      return ENTITIES[name ?? ''] ?? whole;
    },
  );
}

function statusOf(level: LevelIndex): string {
  if (level === CRITICAL) return 'critical';
  return level === WARNING ? 'warning' : 'ok';
}
