import type { AlertEvent } from '../../../alert/event';
import { CRITICAL, INFO, type LevelIndex, WARNING } from '../../../alert/level';
import { none } from '../../../definition/signature';
import { plainJson } from '../../../go/json/placed';
import { readWholeJson } from '../../../go/json/read';
import { queryEscape } from '../../../go/net/url';
import { errorField } from '../../answer';
import { keysOf, propertiesOf, secretField, textField } from '../../fields';
import { defineHandler } from '../../handler';
import { effective, type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { makeRequest } from '../../request';
import { ENABLED, type SectionDefinition, secret, text } from '../../section';
import { NOT_ENABLED, wrongUrl } from '../../service';

interface PushoverOptions {
  device: string;
  title: string;
  url: string;
  urlTitle: string;
  sound: string;
  userKey: string;
}

const PUSHOVER_SECTION: SectionDefinition = {
  name: 'pushover',
  goType: 'pushover.Config',
  doc: 'Pushover.',
  keys: [
    ENABLED,
    secret('token', 'Token', 'API token.'),
    secret('user-key', 'UserKey', 'Default user or group.'),
    text('url', 'URL', 'Address of the API.', { default: 'https://api.pushover.net/1/messages.json' }),
  ],
  validate(section) {
    if (!section.flag('enabled')) return undefined;
    if (section.text('token') === '') return 'must specify token';
    if (section.text('user-key') === '') return 'must specify user key';
    const url = section.text('url');
    return url === '' ? 'must specify url' : wrongUrl(url, 'URL');
  },
};

const FIELDS = [
  secretField(
    'userKey',
    { script: 'userKey', file: 'user-key' },
    'User or group. If empty, that of the configuration.',
  ),
  textField('device', { script: 'device', file: 'device' }, 'Devices of the user, separated by commas; empty are all.'),
  textField('title', { script: 'title', file: 'title' }, 'Title; empty is the name of the application.'),
  textField('url', { script: 'uRL', file: 'url' }, 'A link to show with the message.'),
  textField('urlTitle', { script: 'uRLTitle', file: 'url-title' }, 'Text of the link.'),
  textField('sound', { script: 'sound', file: 'sound' }, 'Sound instead of the user’s own.'),
];

export const pushover = defineHandler<PushoverOptions>({
  kind: 'pushover',
  name: 'Pushover',
  doc: 'Pushes the message to phones by Pushover.',
  section: PUSHOVER_SECTION,
  script: {
    method: 'pushover',
    order: 15,
    goType: 'PushoverHandler',
    signature: none,
    properties: propertiesOf<PushoverOptions>(FIELDS),
  },
  file: { goType: 'pushover.HandlerConfig', keys: keysOf<PushoverOptions>(FIELDS) },
  options: () => ({ device: '', title: '', url: '', urlTitle: '', sound: '', userKey: '' }),
  start: (options, host, place) => ({
    handle(event) {
      const error = alert(options, host, place, event);
      if (error !== undefined) logFailure(host, 'pushover', place, 'failed to send event to Pushover', error);
    },
  }),
});

function alert(
  options: PushoverOptions,
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): string | undefined {
  const section = host.section('pushover');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const user = effective(options.userKey, section, 'user-key', place);
  const token = section.text('token');
  const { message, level } = event.state;
  const optional: readonly (readonly [string, string])[] = [
    ['device', options.device],
    ['sound', options.sound],
    ['title', options.title],
    ['url', options.url],
    ['url_title', options.urlTitle],
  ];
  const values: readonly (readonly [string, string])[] = [
    ['message', message],
    ['priority', String(priorityOf(level))],
    ['token', token],
    ['user', user.value],
    ...optional.filter(([, value]) => value !== ''),
  ];
  const form = [...values]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${queryEscape(value)}`)
    .join('&');
  const headers = [['Content-Type', 'application/x-www-form-urlencoded']] as const;
  const made = makeRequest('POST', section.text('url'), headers, form);
  if (!made.ok) return made.error;
  const answer = host.deliver({
    kind: 'pushover',
    place,
    event,
    request: made.request,
    origins: [user.origin, { option: 'url', ...section.origin('url') }],
    success: 200,
    secrets: [token, user.value].filter((secretValue) => secretValue !== ''),
  });
  if (answer.error !== undefined) return answer.error;
  return answer.status === 200 ? undefined : refusal(answer.status, answer.body);
}

function refusal(status: number, body: string): string {
  const read = readWholeJson(body);
  if (!read.ok) return read.error;
  const json = plainJson(read.json);
  const errors = typeof json === 'object' && json !== null && 'errors' in json ? json.errors : undefined;
  const list = Array.isArray(errors) ? errors.filter((item) => typeof item === 'string') : [];
  const fallback = `failed to understand Pushover response. code: ${status} content: ${list.join(', ')}`;
  return errorField(body, 'error') ?? fallback;
}

function priorityOf(level: LevelIndex): number {
  if (level === CRITICAL) return 1;
  if (level === WARNING) return 0;
  return level === INFO ? -1 : -2;
}
