import type { AlertEvent } from '../../../alert/event';
import { CRITICAL, type LevelIndex, levelName, WARNING } from '../../../alert/level';
import { none } from '../../../definition/signature';
import { jsonString } from '../../../go/json/encode';
import { parseUrl, urlToString } from '../../../go/net/url';
import { escapeHtml } from '../../../text/escape-html';
import { keysOf, propertiesOf, secretField } from '../../fields';
import { defineHandler } from '../../handler';
import { effective, type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { jsonStruct } from '../../request-json';
import { ENABLED, GLOBAL, type SectionDefinition, STATE_CHANGES_ONLY, secret } from '../../section';
import { cutOff, NOT_ENABLED, post, urlProblem } from '../../service';

interface TeamsOptions {
  channelURL: string;
}

const TEAMS_SECTION: SectionDefinition = {
  name: 'teams',
  goType: 'teams.Config',
  doc: 'Microsoft Teams.',
  keys: [
    ENABLED,
    secret('channel-url', 'ChannelURL', 'Webhook URL of the default channel.'),
    GLOBAL,
    STATE_CHANGES_ONLY,
  ],
  validate: (section) => urlProblem(section, 'channel-url', 'must specify Teams channel webhook URL'),
};

/** How many bytes of the summary are kept. */
const SUMMARY_LENGTH = 70;

const FIELDS = [
  secretField(
    'channelURL',
    { script: 'channelURL', file: 'channel-url' },
    'Webhook URL of the channel. If empty, that of the configuration.',
  ),
];

export const teams = defineHandler<TeamsOptions>({
  kind: 'teams',
  name: 'Teams',
  doc: 'Posts the message as a card in a Microsoft Teams channel.',
  section: TEAMS_SECTION,
  script: {
    method: 'teams',
    order: 23,
    literal: ['channelURL'],
    goType: 'TeamsHandler',
    signature: none,
    properties: propertiesOf<TeamsOptions>(FIELDS),
  },
  file: { goType: 'teams.HandlerConfig', keys: keysOf<TeamsOptions>(FIELDS) },
  options: () => ({ channelURL: '' }),
  start: (options, host, place) => ({
    handle(event) {
      const error = alert(options, host, place, event);
      if (error !== undefined) logFailure(host, 'teams', place, 'failed to send event to Teams', error);
    },
  }),
});

function alert(options: TeamsOptions, host: HandlerHost, place: HandlerPlace, event: AlertEvent): string | undefined {
  const section = host.section('teams');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const channel = effective(options.channelURL, section, 'channel-url', place);
  const parsed = parseUrl(channel.value);
  if (!parsed.ok) return parsed.error;
  const url = urlToString(parsed.url);
  const { message, level } = event.state;
  return post(
    { kind: 'teams', host, place, event },
    {
      url,
      body: card(event),
      origins: [channel.origin],
      secrets: [url],
      preview: { color: `#${colorOf(level)}`, from: titleOf(event), html: escapeHtml(message) },
      accepts: [200, 204],
      product: 'Teams',
    },
  );
}

function card(event: AlertEvent): string {
  const { message, level, id } = event.state;
  const title = titleOf(event);
  const separator = id === '' && event.topic === '' ? ': ' : ' - ';
  return jsonStruct([
    ['@type', '"MessageCard"'],
    ['@context', '"http://schema.org/extensions"'],
    ['title', jsonString(title)],
    ['text', jsonString(message)],
    ['summary', jsonString(`${cutOff(`${title}${separator}${message}`, SUMMARY_LENGTH)}...`)],
    ['themeColor', jsonString(colorOf(level))],
  ]);
}

function titleOf({ state, topic }: AlertEvent): string {
  const about = state.id === '' ? topic : state.id;
  return about === '' ? levelName(state.level) : `${levelName(state.level)}: [${about}]`;
}

function colorOf(level: LevelIndex): string {
  if (level === CRITICAL) return 'CC4A31';
  return level === WARNING ? 'FFA533' : '34CC25';
}
