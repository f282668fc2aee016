import type { AlertEvent } from '../../../alert/event';
import { CRITICAL, type LevelIndex, WARNING } from '../../../alert/level';
import { none } from '../../../definition/signature';
import { jsonString } from '../../../go/json/encode';
import { escapeHtml } from '../../../text/escape-html';
import { keysOf, propertiesOf, textField } from '../../fields';
import { defineHandler } from '../../handler';
import { effective, type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { jsonList, jsonMap, jsonStruct } from '../../request-json';
import { ENABLED, GLOBAL, type Section, type SectionDefinition, STATE_CHANGES_ONLY, secret, text } from '../../section';
import { NOT_ENABLED, post, urlProblem } from '../../service';
import {
  defaultWorkspace,
  TLS_KEYS,
  WORKSPACE_FIELD,
  WORKSPACE_KEYS,
  workspaceNamed,
  workspacesProblem,
} from '../../workspaces';

interface SlackOptions {
  workspace: string;
  channel: string;
  username: string;
  iconEmoji: string;
}

const SLACK_SECTION: SectionDefinition = {
  name: 'slack',
  goType: 'slack.Config',
  list: 'orTable',
  doc: 'Slack workspaces.',
  keys: [
    ENABLED,
    ...WORKSPACE_KEYS,
    secret('url', 'URL', 'Webhook URL, or https://slack.com/api/chat.postMessage for new apps.'),
    secret('token', 'Token', 'OAuth token of a new app.'),
    text('channel', 'Channel', 'Default channel.'),
    text('username', 'Username', 'Name that messages come from.', { default: 'kapacitor' }),
    text('icon-emoji', 'IconEmoji', 'Emoji shown instead of the icon.'),
    GLOBAL,
    STATE_CHANGES_ONLY,
    ...TLS_KEYS,
  ],
  validate: (section) => urlProblem(section),
  validateAll: (sections) => workspacesProblem(sections, 'Slack'),
};

const FIELDS = [
  WORKSPACE_FIELD,
  textField(
    'channel',
    { script: 'channel', file: 'channel' },
    'Channel to post in. If empty, that of the configuration.',
  ),
  textField(
    'username',
    { script: 'username', file: 'username' },
    'Name of the bot. If empty, that of the configuration.',
  ),
  textField(
    'iconEmoji',
    { script: 'iconEmoji', file: 'icon-emoji' },
    'Emoji in place of the bot’s icon, between colons.',
  ),
];

export const slack = defineHandler<SlackOptions>({
  kind: 'slack',
  name: 'Slack',
  doc: 'Posts the message in a Slack channel, coloured by level.',
  section: SLACK_SECTION,
  names: { property: 'workspace', option: 'workspace', key: 'workspace', otherwise: 'lost' },
  script: {
    method: 'slack',
    order: 9,
    literal: ['channel', 'username', 'workspace'],
    goType: 'SlackHandler',
    signature: none,
    properties: propertiesOf<SlackOptions>(FIELDS),
  },
  file: { goType: 'slack.HandlerConfig', keys: keysOf<SlackOptions>(FIELDS) },
  options: () => ({ workspace: '', channel: '', username: '', iconEmoji: '' }),
  service: (host) => defaultWorkspace(host.sections('slack')),
  start: (options, host, place) => ({
    handle(event) {
      const error = alert(options, host, place, event);
      if (error !== undefined) logFailure(host, 'slack', place, 'failed to send event', error);
    },
  }),
});

function alert(options: SlackOptions, host: HandlerHost, place: HandlerPlace, event: AlertEvent): string | undefined {
  const section = workspaceNamed(host.sections('slack'), options.workspace);
  if (section === undefined) return 'workspace id not found';
  if (!section.flag('enabled')) return NOT_ENABLED;
  const channel = effective(options.channel, section, 'channel', place);
  const username = effective(options.username, section, 'username', place);
  const iconEmoji = effective(options.iconEmoji, section, 'icon-emoji', place);
  const { message, level } = event.state;
  return post(
    { kind: 'slack', host, place, event },
    {
      url: section.text('url'),
      headers: authorization(section),
      body: `${jsonMap([
        ['attachments', jsonList([attachment(message, colorOf(level))])],
        ['channel', jsonString(channel.value)],
        ['icon_emoji', jsonString(iconEmoji.value)],
        ['text', '""'],
        ['username', jsonString(username.value)],
      ])}\n`,
      origins: [channel.origin, username.origin, iconEmoji.origin, { option: 'url', ...section.origin('url') }],
      secrets: [section.text('token'), section.text('url')],
      preview: { color: colorOf(level), from: username.value, html: escapeHtml(message) },
      accepts: [200],
      product: 'Slack',
    },
  );
}

function authorization(section: Section): readonly (readonly [string, string])[] {
  const token = section.text('token');
  return token === '' ? [] : [['Authorization', `Bearer ${token}`]];
}

function attachment(message: string, color: string): string {
  return jsonStruct([
    ['fallback', jsonString(message)],
    ['color', jsonString(color)],
    ['text', jsonString(message)],
    ['mrkdwn_in', '["text"]'],
  ]);
}

function colorOf(level: LevelIndex): string {
  if (level === CRITICAL) return 'danger';
  return level === WARNING ? 'warning' : 'good';
}
