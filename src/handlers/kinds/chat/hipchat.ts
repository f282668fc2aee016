import type { AlertEvent } from '../../../alert/event';
import { CRITICAL, type LevelIndex, WARNING } from '../../../alert/level';
import { field } from '../../../definition/build';
import { none } from '../../../definition/signature';
import { jsonString } from '../../../go/json/encode';
import { joinPath, parseUrl, queryEscape, urlToString, withPath } from '../../../go/net/url';
import { quote } from '../../../go/strconv/strconv';
import { errorField } from '../../answer';
import { defineHandler } from '../../handler';
import { effective, type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { option } from '../../options';
import { type HttpAnswer, makeRequest } from '../../request';
import { ENABLED, GLOBAL, type SectionDefinition, STATE_CHANGES_ONLY, secret, text } from '../../section';

/** What a script or a handler file may set; empty means: as the configuration says. */
interface HipChatOptions {
  room: string;
  token: string;
}

const ROOM = 'HipChat room in which to post messages. If empty, the room of the configuration is used.';
const TOKEN = 'HipChat authentication token. If empty, the token of the configuration is used.';

const HIPCHAT_SECTION: SectionDefinition = {
  name: 'hipchat',
  goType: 'hipchat.Config',
  doc: 'HipChat: where events go, and the room and token they go to by default.',
  keys: [
    ENABLED,
    text('url', 'URL', 'The rooms of the HipChat server: https://SUBDOMAIN.hipchat.com/v2/room.'),
    secret('token', 'Token', 'Default authentication token.'),
    text('room', 'Room', 'Default room.'),
    GLOBAL,
    STATE_CHANGES_ONLY,
  ],
  validate(section) {
    const url = section.text('url');
    if (section.flag('enabled') && url === '') return 'must specify url';
    const parsed = parseUrl(url);
    return parsed.ok ? undefined : `invalid url ${quote(url)}: ${parsed.error}`;
  },
};

export const hipchat = defineHandler<HipChatOptions>({
  kind: 'hipchat',
  name: 'HipChat',
  doc: 'Sends the alert to a HipChat room: the message, coloured by level.',
  section: HIPCHAT_SECTION,
  needed: [
    { name: 'room', code: 'no-room', otherwise: 'the request goes to …/notification of no room' },
    { name: 'token', code: 'no-token', otherwise: 'HipChat answers 401, and nothing is shown' },
  ],
  script: {
    method: 'hipChat',
    order: 12,
    literal: ['token'],
    goType: 'HipChatHandler',
    signature: none,
    properties: [
      field('room', 'string', setRoom, { doc: ROOM }),
      field('token', 'string', setToken, { doc: TOKEN, secret: true }),
    ],
  },
  file: {
    goType: 'hipchat.HandlerConfig',
    keys: [option('room', 'string', setRoom, ROOM), { ...option('token', 'string', setToken, TOKEN), secret: true }],
  },
  options: () => ({ room: '', token: '' }),
  start: (options, host, place) => {
    const urls = new NotificationUrls();
    return { handle: (event) => send(options, host, place, urls, event) };
  },
});

function setRoom(options: HipChatOptions, room: string): void {
  options.room = room;
}

function setToken(options: HipChatOptions, token: string): void {
  options.token = token;
}

function send(
  options: HipChatOptions,
  host: HandlerHost,
  place: HandlerPlace,
  urls: NotificationUrls,
  event: AlertEvent,
): void {
  const error = alert(options, host, place, urls, event);
  // The log names the wrong product. Kapacitor services/hipchat/service.go, v1.8.
  if (error !== undefined) logFailure(host, 'hipchat', place, 'failed to send event to Alerta', error);
}

function alert(
  options: HipChatOptions,
  host: HandlerHost,
  place: HandlerPlace,
  urls: NotificationUrls,
  event: AlertEvent,
): string | undefined {
  const section = host.section('hipchat');
  if (!section.flag('enabled')) return 'service is not enabled';
  const room = effective(options.room, section, 'room', place);
  const token = effective(options.token, section, 'token', place);
  const url = urls.of(section.text('url'), room.value, token.value);
  if (!url.ok) return url.error;
  const { message, level } = event.state;
  const made = makeRequest('POST', url.text, [['Content-Type', 'application/json']], body(message, level));
  if (!made.ok) return made.error;
  const answer = host.deliver({
    kind: 'hipchat',
    place,
    event,
    request: made.request,
    origins: [room.origin, token.origin, { option: 'url', ...section.origin('url') }],
    secrets: token.value === '' ? [] : [queryEscape(token.value)],
    preview: { color: colorOf(level), from: 'kapacitor', html: message },
  });
  return failure(answer);
}

type NotificationUrl = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

/** Remembers the last URL it made: a handler's hardly ever change. */
class NotificationUrls {
  #key = '';
  #url: NotificationUrl | undefined;

  of(configured: string, room: string, token: string): NotificationUrl {
    const key = `${configured}\n${room}\n${token}`;
    if (this.#url === undefined || key !== this.#key) {
      this.#key = key;
      this.#url = notificationUrl(configured, room, token);
    }
    return this.#url;
  }
}

/**
 * The room is joined to the path of the configured URL as if it were a path itself, so that slashes and dots in it
 * work; the query of the configured URL is lost.
 */
function notificationUrl(configured: string, room: string, token: string): NotificationUrl {
  const parsed = parseUrl(configured);
  if (!parsed.ok) return parsed;
  const path = joinPath(parsed.url.path, room, 'notification');
  const url = { ...withPath(parsed.url, path), rawQuery: `auth_token=${queryEscape(token)}` };
  return { ok: true, text: urlToString(url) };
}

function body(message: string, level: LevelIndex): string {
  return `{"color":"${colorOf(level)}","from":"kapacitor","message":${jsonString(message)},"notify":true}\n`;
}

function colorOf(level: LevelIndex): string {
  if (level === CRITICAL) return 'red';
  return level === WARNING ? 'yellow' : 'green';
}

/** What HipChat's answer means: undefined is success. Kapacitor cannot read HipChat's own form of errors. */
function failure(answer: HttpAnswer): string | undefined {
  if (answer.error !== undefined) return answer.error;
  if (answer.status === 200 || answer.status === 204) return undefined;
  const fallback = `failed to understand HipChat response. code: ${answer.status} content: ${answer.body}`;
  return errorField(answer.body, 'error') ?? fallback;
}
