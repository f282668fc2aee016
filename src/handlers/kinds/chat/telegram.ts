import type { AlertEvent } from '../../../alert/event';
import { none } from '../../../definition/signature';
import { jsonString } from '../../../go/json/encode';
import { plainJson } from '../../../go/json/placed';
import { readWholeJson } from '../../../go/json/read';
import type { JsonValue } from '../../../go/json/value';
import { joinPath, parseUrl, urlToString, withPath } from '../../../go/net/url';
import { escapeHtml } from '../../../text/escape-html';
import { flagField, keysOf, propertiesOf, textField } from '../../fields';
import { defineHandler } from '../../handler';
import { effective, type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { isObject } from '../../options';
import { makeRequest } from '../../request';
import { jsonMap, type Member } from '../../request-json';
import { ENABLED, flag, GLOBAL, type SectionDefinition, STATE_CHANGES_ONLY, secret, text } from '../../section';
import { NOT_ENABLED, wrongUrl } from '../../service';

interface TelegramOptions {
  chatId: string;
  parseMode: string;
  disableWebPagePreview: boolean;
  disableNotification: boolean;
}

const TELEGRAM_SECTION: SectionDefinition = {
  name: 'telegram',
  goType: 'telegram.Config',
  doc: 'Telegram.',
  keys: [
    ENABLED,
    text('url', 'URL', 'Address of the bots.', { default: 'https://api.telegram.org/bot' }),
    secret('token', 'Token', 'Token of the bot.'),
    text('chat-id', 'ChatId', 'Default chat.'),
    text('parse-mode', 'ParseMode', 'Markdown or HTML.'),
    flag('disable-web-page-preview', 'DisableWebPagePreview', 'Shows no previews of links.'),
    flag('disable-notification', 'DisableNotification', 'Sends without a sound.'),
    GLOBAL,
    STATE_CHANGES_ONLY,
  ],
  validate(section) {
    if (section.flag('enabled') && section.text('url') === '') return 'must specify url';
    if (section.flag('enabled') && section.text('token') === '') return 'must specify token';
    return wrongUrl(section.text('url'), 'url');
  },
};

const FIELDS = [
  textField('chatId', { script: 'chatId', file: 'chat-id' }, 'Chat to post in. If empty, that of the configuration.'),
  textField('parseMode', { script: 'parseMode', file: 'parse-mode' }, 'Markdown or HTML.'),
  flagField(
    'disableWebPagePreview',
    { script: 'disableWebPagePreview', file: 'disable-web-page-preview' },
    'Shows no previews of links.',
  ),
  flagField(
    'disableNotification',
    { script: 'disableNotification', file: 'disable-notification' },
    'Sends without a sound.',
  ),
];

export const telegram = defineHandler<TelegramOptions>({
  kind: 'telegram',
  name: 'Telegram',
  doc: 'Posts the message in a Telegram chat.',
  section: TELEGRAM_SECTION,
  script: {
    method: 'telegram',
    order: 10,
    literal: ['chatId'],
    goType: 'TelegramHandler',
    signature: none,
    properties: propertiesOf<TelegramOptions>(FIELDS),
  },
  file: { goType: 'telegram.HandlerConfig', keys: keysOf<TelegramOptions>(FIELDS) },
  options: () => ({ chatId: '', parseMode: '', disableWebPagePreview: false, disableNotification: false }),
  start: (options, host, place) => ({
    handle(event) {
      const error = alert(options, host, place, event);
      if (error !== undefined) logFailure(host, 'telegram', place, 'failed to send event to Telegram', error);
    },
  }),
});

function alert(
  options: TelegramOptions,
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): string | undefined {
  const section = host.section('telegram');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const chat = effective(options.chatId, section, 'chat-id', place);
  const mode = effective(options.parseMode, section, 'parse-mode', place);
  if (!['', 'markdown', 'html'].includes(mode.value.toLowerCase())) {
    return `parseMode ${mode.value} is not valid, please use 'Markdown' or 'HTML'`;
  }
  const parsed = parseUrl(section.text('url'));
  if (!parsed.ok) return `invalid URL: ${parsed.error}`;
  const token = section.text('token');
  const url = urlToString(withPath(parsed.url, joinPath(parsed.url.path + token, 'sendMessage')));
  const { message } = event.state;
  const members: Member[] = [
    ['chat_id', jsonString(chat.value)],
    ['text', jsonString(message)],
  ];
  if (mode.value !== '') members.push(['parse_mode', jsonString(mode.value)]);
  if (options.disableWebPagePreview || section.flag('disable-web-page-preview')) {
    members.push(['disable_web_page_preview', 'true']);
  }
  if (options.disableNotification || section.flag('disable-notification')) {
    members.push(['disable_notification', 'true']);
  }
  const made = makeRequest('POST', url, [['Content-Type', 'application/json']], `${jsonMap(members)}\n`);
  if (!made.ok) return made.error;
  const isHtml = mode.value.toLowerCase() === 'html';
  const answer = host.deliver({
    kind: 'telegram',
    place,
    event,
    request: made.request,
    origins: [chat.origin, mode.origin, { option: 'url', ...section.origin('url') }],
    secrets: token === '' ? [] : [token],
    success: 200,
    preview: { color: '#54a9eb', from: 'bot', html: isHtml ? message : escapeHtml(message) },
  });
  if (answer.error !== undefined) return answer.error;
  return answer.status === 200 ? undefined : refusal(answer.status, answer.body);
}

function refusal(status: number, body: string): string {
  const read = readWholeJson(body);
  const json = read.ok ? plainJson(read.json) : null;
  const problem = read.ok ? notAnObject(json) : read.error;
  if (problem !== undefined) {
    return `failed to understand Telegram response (err: ${problem}). code: ${status} content: ${body}`;
  }
  const fields = new Map(Object.entries(json ?? {}).map(([key, value]) => [key.toLowerCase(), value]));
  const description = fields.get('description');
  const code = fields.get('error_code');
  const shownCode = typeof code === 'number' ? code : 0;
  return `sendMessage error (${shownCode}) description: ${typeof description === 'string' ? description : ''}`;
}

function notAnObject(value: JsonValue): string | undefined {
  if (value === null || isObject(value)) return undefined;
  const kind = typeof value === 'object' ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value;
  return `json: cannot unmarshal ${kind} into Go value of type telegram.response`;
}
