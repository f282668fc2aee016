import type { AlertEvent } from '../../../alert/event';
import { encodeResult } from '../../../alert/event-data';
import { levelName, OK } from '../../../alert/level';
import { none } from '../../../definition/signature';
import { jsonString } from '../../../go/json/encode';
import { keysOf, listField, propertiesOf } from '../../fields';
import { defineHandler } from '../../handler';
import { type HandlerHost, type HandlerPlace, logFailure, type Origin, ownOrigin } from '../../host';
import { jsonMap, jsonTexts, type Member } from '../../request-json';
import { ENABLED, GLOBAL, type Section, type SectionDefinition, type SectionKey, secret, text } from '../../section';
import { NOT_ENABLED, post, wrongUrl } from '../../service';

export interface OpsGenieOptions {
  teams: readonly string[];
  recipients: readonly string[];
}

export function texts(name: string, goName: string, doc: string): SectionKey {
  return { name, goName, type: 'strings', default: [], doc };
}

const OPSGENIE_SECTION: SectionDefinition = {
  name: 'opsgenie',
  goType: 'opsgenie.Config',
  doc: 'OpsGenie, version 1 of its API.',
  keys: [
    ENABLED,
    secret('api-key', 'APIKey', 'API key.'),
    texts('teams', 'Teams', 'Default teams.'),
    texts('recipients', 'Recipients', 'Default recipients.'),
    text('url', 'URL', 'Address of the API.', { default: 'https://api.opsgenie.com/v1/json/alert' }),
    text('recovery_url', 'RecoveryURL', 'Address for recoveries.', {
      default: 'https://api.opsgenie.com/v1/json/alert/note',
    }),
    GLOBAL,
  ],
  validate(section) {
    const [url, recovery] = [section.text('url'), section.text('recovery_url')];
    if (url === '') return 'url cannot be empty';
    if (recovery === '') return 'recovery_url cannot be empty';
    // The message about the recovery URL names the other one.
    const wrong = wrongUrl(url, 'URL') ?? wrongUrl(recovery, 'recovery_url', url);
    return wrong ?? missingKey(section);
  },
};

export function missingKey(section: Section): string | undefined {
  return section.flag('enabled') && section.text('api-key') === '' ? 'api-key cannot be empty' : undefined;
}

export const OPSGENIE_FIELDS = [
  listField('teams', { script: 'teams', file: 'teams-list' }, 'Teams to tell. If none, those of the configuration.'),
  listField(
    'recipients',
    { script: 'recipients', file: 'recipients-list' },
    'People to tell. If none, those of the configuration.',
  ),
];

export const opsgenie = defineHandler<OpsGenieOptions>({
  kind: 'opsgenie',
  name: 'OpsGenie v1',
  doc: 'Makes an alert in OpsGenie (version 1 of its API).',
  section: OPSGENIE_SECTION,
  script: {
    method: 'opsGenie',
    order: 17,
    goType: 'OpsGenieHandler',
    signature: none,
    properties: propertiesOf<OpsGenieOptions>(OPSGENIE_FIELDS),
  },
  file: { goType: 'opsgenie.HandlerConfig', keys: keysOf<OpsGenieOptions>(OPSGENIE_FIELDS) },
  options: () => ({ teams: [], recipients: [] }),
  start: (options, host, place) => ({
    handle(event) {
      const error = alert(options, host, place, event);
      if (error !== undefined) logFailure(host, 'opsgenie', place, 'failed to send event to OpsGenie', error);
    },
  }),
});

/** A list option's own value if it has any, else the section's. */
export function effectiveList(
  own: readonly string[],
  section: Section,
  key: string,
  place: HandlerPlace,
): { readonly value: readonly string[]; readonly origin: Origin } {
  return own.length > 0
    ? { value: own, origin: { option: key, ...ownOrigin(place, `${key}-list`) } }
    : { value: section.texts(key), origin: { option: key, ...section.origin(key) } };
}

function alert(
  options: OpsGenieOptions,
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): string | undefined {
  const section = host.section('opsgenie');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const result = encodeResult(event);
  if (!result.ok) return result.error;
  const { id, message, level } = event.state;
  const isRecovery = level === OK;
  const teams = effectiveList(options.teams, section, 'teams', place);
  const recipients = effectiveList(options.recipients, section, 'recipients', place);
  const details = jsonMap([
    ['Level', jsonString(isRecovery ? 'RECOVERY' : levelName(level))],
    ['Monitoring Tool', '"Kapacitor"'],
  ]);
  const members: Member[] = [
    ['apiKey', jsonString(section.text('api-key'))],
    ['entity', jsonString(id)],
    ['alias', jsonString(id)],
    ['message', jsonString(message)],
    ['note', isRecovery ? jsonString(message) : '""'],
    ['monitoring_tool', '"kapacitor"'],
    ['details', details],
    ['description', jsonString(result.text)],
  ];
  if (teams.value.length > 0) members.push(['teams', jsonTexts(teams.value)]);
  if (recipients.value.length > 0) members.push(['recipients', jsonTexts(recipients.value)]);
  const url = isRecovery ? 'recovery_url' : 'url';
  return post(
    { kind: 'opsgenie', host, place, event },
    {
      url: `${section.text(url)}/`,
      body: `${jsonMap(members)}\n`,
      origins: [teams.origin, recipients.origin, { option: url, ...section.origin(url) }],
      secrets: [section.text('api-key')],
      accepts: [200],
      product: 'OpsGenie',
      errorKey: 'message',
    },
  );
}
