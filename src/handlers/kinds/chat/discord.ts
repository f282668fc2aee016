import type { AlertEvent } from '../../../alert/event';
import { CRITICAL, type LevelIndex, WARNING } from '../../../alert/level';
import { templateDataStruct } from '../../../alert/template-data';
import { none } from '../../../definition/signature';
import { jsonString } from '../../../go/json/encode';
import { formatTime, RFC3339 } from '../../../go/time/time';
import { escapeHtml } from '../../../text/escape-html';
import { keysOf, propertiesOf, textField } from '../../fields';
import { defineHandler, type RunningHandler, type StartError } from '../../handler';
import { effective, type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { jsonList, jsonMap, jsonStruct } from '../../request-json';
import { ENABLED, flag, GLOBAL, type SectionDefinition, STATE_CHANGES_ONLY, secret, text } from '../../section';
import { NOT_ENABLED, parse, post, urlProblem, wrongUrl } from '../../service';
import {
  defaultWorkspace,
  TLS_KEYS,
  WORKSPACE_FIELD,
  WORKSPACE_KEYS,
  workspaceNamed,
  workspacesProblem,
} from '../../workspaces';

interface DiscordOptions {
  workspace: string;
  username: string;
  avatarURL: string;
  embedTitle: string;
}

const DISCORD_SECTION: SectionDefinition = {
  name: 'discord',
  goType: 'discord.Config',
  list: 'orTable',
  doc: 'Discord channels, each a workspace of its own.',
  keys: [
    ENABLED,
    ...WORKSPACE_KEYS,
    secret('url', 'URL', 'Webhook URL of the channel.'),
    flag('timestamp', 'Timestamp', 'Shows the time of the event.'),
    text('username', 'Username', 'Name that messages come from.'),
    text('avatar-url', 'AvatarURL', 'Picture beside messages.'),
    text('embed-title', 'EmbedTitle', 'Title of messages.'),
    GLOBAL,
    STATE_CHANGES_ONLY,
    ...TLS_KEYS,
  ],
  validate: (section) =>
    urlProblem(section, 'url', 'Must specify the Discord channel webhook URL') ??
    wrongUrl(section.text('avatar-url'), 'url'),
  validateAll: (sections) => workspacesProblem(sections, 'Discord'),
};

const FIELDS = [
  WORKSPACE_FIELD,
  textField(
    'username',
    { script: 'username', file: 'username' },
    'Name of the bot. If empty, that of the configuration.',
  ),
  textField(
    'avatarURL',
    { script: 'avatarURL', file: 'avatar-url' },
    'Picture of the bot. If empty, that of the configuration.',
  ),
  textField('embedTitle', { script: 'embedTitle', file: 'embed-title' }, 'Template of the title of the message.'),
];

export const discord = defineHandler<DiscordOptions>({
  kind: 'discord',
  name: 'Discord',
  doc: 'Posts the message to a Discord channel, coloured by level.',
  section: DISCORD_SECTION,
  names: { property: 'workspace', option: 'workspace', key: 'workspace', otherwise: 'lost' },
  script: {
    method: 'discord',
    order: 21,
    literal: ['workspace'],
    goType: 'DiscordHandler',
    signature: none,
    properties: propertiesOf<DiscordOptions>(FIELDS),
  },
  file: { goType: 'discord.HandlerConfig', keys: keysOf<DiscordOptions>(FIELDS) },
  nodeError: 'failed to create Discord handler',
  options: () => ({ workspace: '', username: '', avatarURL: '', embedTitle: '' }),
  service: (host) => defaultWorkspace(host.sections('discord')),
  // Kapacitor's service answers the question for the one with the other. Kapacitor services/discord/service.go, v1.8.
  stateChangesOnly: (section) => section.flag('global'),
  start,
});

function start(options: DiscordOptions, host: HandlerHost, place: HandlerPlace): RunningHandler | StartError {
  const title = parse('embedTitle', options.embedTitle);
  if (!title.ok) return title;
  return {
    handle(event) {
      const rendered = title.template.execute(templateDataStruct(event));
      if (!rendered.ok) {
        const keys = [['embedTitle', options.embedTitle]] as const;
        logFailure(host, 'discord', place, 'failed to evaluate Discord template', rendered.error, keys);
        return;
      }
      const error = alert(options, rendered.text, host, place, event);
      if (error !== undefined) logFailure(host, 'discord', place, 'failed to send event to Discord', error);
    },
  };
}

function alert(
  options: DiscordOptions,
  title: string,
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): string | undefined {
  const section = workspaceNamed(host.sections('discord'), options.workspace);
  if (section === undefined) return 'workspace id not found';
  if (!section.flag('enabled')) return NOT_ENABLED;
  const username = effective(options.username, section, 'username', place);
  const avatar = effective(options.avatarURL, section, 'avatar-url', place);
  const { message, level, time } = event.state;
  const embed = jsonStruct([
    ['color', String(colorOf(level))],
    ['title', jsonString(title)],
    ['description', jsonString(message)],
    ['timestamp', jsonString(section.flag('timestamp') ? formatTime(time, 'UTC', RFC3339) : '')],
  ]);
  return post(
    { kind: 'discord', host, place, event },
    {
      url: section.text('url'),
      body: `${jsonMap([
        ['avatar_url', jsonString(avatar.value)],
        ['embeds', jsonList([embed])],
        ['username', jsonString(username.value)],
      ])}\n`,
      origins: [username.origin, avatar.origin, { option: 'url', ...section.origin('url') }],
      secrets: [section.text('url')],
      preview: { color: `#${colorOf(level).toString(16)}`, from: username.value, html: escapeHtml(message) },
      accepts: [204],
      product: 'Discord',
    },
  );
}

function colorOf(level: LevelIndex): number {
  if (level === CRITICAL) return 0xf95f53;
  return level === WARNING ? 0xf48d38 : 0x7a65f2;
}
