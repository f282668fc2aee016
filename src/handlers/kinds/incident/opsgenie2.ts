import type { AlertEvent } from '../../../alert/event';
import { encodeResult } from '../../../alert/event-data';
import { CRITICAL, type LevelIndex, levelName, OK, WARNING } from '../../../alert/level';
import { flag as flagProperty, method } from '../../../definition/build';
import { none, one } from '../../../definition/signature';
import { toBytes } from '../../../go/bytes';
import { jsonString } from '../../../go/json/encode';
import { joinPath, parseUrl, urlToString, withPath } from '../../../go/net/url';
import { errorField } from '../../answer';
import { keysOf, propertiesOf, textField } from '../../fields';
import { defineHandler } from '../../handler';
import { type HandlerHost, type HandlerPlace, logFailure, type Origin } from '../../host';
import { makeRequest } from '../../request';
import { jsonList, jsonMap, type Member } from '../../request-json';
import { ENABLED, flag, GLOBAL, type Section, type SectionDefinition, secret, text } from '../../section';
import { NOT_ENABLED, wrongUrl } from '../../service';
import { effectiveList, missingKey, OPSGENIE_FIELDS, type OpsGenieOptions, texts } from './opsgenie';

interface OpsGenie2Options extends OpsGenieOptions {
  recoveryAction: string;
}

const OPSGENIE2_SECTION: SectionDefinition = {
  name: 'opsgenie2',
  goType: 'opsgenie2.Config',
  doc: 'OpsGenie, version 2 of its API.',
  keys: [
    ENABLED,
    secret('api-key', 'APIKey', 'API key.'),
    texts('teams', 'Teams', 'Default teams.'),
    texts('recipients', 'Recipients', 'Default recipients.'),
    text('url', 'URL', 'Address of the API.', { default: 'https://api.opsgenie.com/v2/alerts' }),
    text('recovery_action', 'RecoveryAction', 'What a recovery does: notes or close.', { default: 'notes' }),
    GLOBAL,
    flag('details', 'Details', 'The details of the event are the description of the alert.'),
  ],
  validate(section) {
    if (section.text('url') === '') return 'url cannot be empty';
    if (section.text('recovery_action') === '') return 'recovery_action cannot be empty';
    return wrongUrl(section.text('url'), 'URL') ?? missingKey(section);
  },
};

const RECOVERY = 'What a recovery does: notes or close.';

export const opsgenie2 = defineHandler<OpsGenie2Options>({
  kind: 'opsgenie2',
  name: 'OpsGenie',
  doc: 'Makes an alert in OpsGenie (version 2 of its API).',
  section: OPSGENIE2_SECTION,
  script: {
    method: 'opsGenie2',
    order: 18,
    goType: 'OpsGenie2Handler',
    signature: none,
    properties: [
      ...propertiesOf<OpsGenie2Options>(OPSGENIE_FIELDS),
      method<OpsGenie2Options, [string]>(
        'recoveryAction',
        one('recoveryAction', 'string'),
        (options, action) => {
          options.recoveryAction = action;
          return undefined;
        },
        RECOVERY,
      ),
      flagProperty<OpsGenie2Options>(
        'details',
        () => {},
        'Has no effect; the configuration says whether details are used.',
      ),
    ],
  },
  file: {
    goType: 'opsgenie2.HandlerConfig',
    keys: keysOf<OpsGenie2Options>([
      ...OPSGENIE_FIELDS,
      textField('recoveryAction', { file: 'recovery_action' }, RECOVERY),
    ]),
  },
  options: () => ({ teams: [], recipients: [], recoveryAction: '' }),
  start: (options, host, place) => ({
    handle(event) {
      const error = alert(options, host, place, event);
      if (error !== undefined) logFailure(host, 'opsgenie2', place, 'failed to send event to OpsGenie', error);
    },
  }),
});

function alert(
  options: OpsGenie2Options,
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): string | undefined {
  const section = host.section('opsgenie2');
  const prepared = prepare(options, section, place, event);
  if (!prepared.ok) return `failed to prepare API request: ${prepared.error}`;
  const key = section.text('api-key');
  const headers = [
    ['Content-Type', 'application/json'],
    ['Authorization', `GenieKey ${key}`],
  ] as const;
  const made = makeRequest('POST', prepared.url, headers, `${jsonMap(prepared.members)}\n`);
  if (!made.ok) return `failed to execute API request: ${made.error}`;
  const { origins } = prepared;
  const secrets = key === '' ? [] : [key];
  const answer = host.deliver({
    kind: 'opsgenie2',
    place,
    event,
    request: made.request,
    origins,
    secrets,
    success: 202,
  });
  if (answer.error !== undefined) return `failed to execute API request: ${answer.error}`;
  if (answer.status === 202) return undefined;
  const fallback = `failed to understand OpsGenie response. code: ${answer.status} content: ${answer.body}`;
  return `opsgenie error: ${errorField(answer.body, 'message') ?? fallback}`;
}

type Prepared =
  | {
      readonly ok: true;
      readonly url: string;
      readonly members: readonly Member[];
      readonly origins: readonly Origin[];
    }
  | { readonly ok: false; readonly error: string };

function prepare(options: OpsGenie2Options, section: Section, place: HandlerPlace, event: AlertEvent): Prepared {
  if (!section.flag('enabled')) return { ok: false, error: NOT_ENABLED };
  const alias = aliasOf(event.state.id);
  const urlOrigin = { option: 'url', ...section.origin('url') };
  if (event.state.level === OK) {
    const parsed = parseUrl(section.text('url'));
    if (!parsed.ok) return parsed;
    const action = recoveryAction(options.recoveryAction, section);
    const url = { ...withPath(parsed.url, joinPath(parsed.url.path, alias, action)), rawQuery: 'identifierType=alias' };
    return {
      ok: true,
      url: urlToString(url),
      members: [['note', jsonString(event.state.message)]],
      origins: [urlOrigin],
    };
  }
  const result = encodeResult(event);
  if (!result.ok) return result;
  const { id, message, details, level } = event.state;
  const teams = effectiveList(options.teams, section, 'teams', place);
  const recipients = effectiveList(options.recipients, section, 'recipients', place);
  const responders = [
    ...teams.value.map((name) => responder('team', 'name', name)),
    ...recipients.value.map((name) => responder('user', 'username', name)),
  ];
  const usesDetails = section.flag('details') && details !== '';
  const members: Member[] = [
    ['entity', jsonString(id)],
    ['alias', jsonString(alias)],
    ['message', jsonString(message)],
    ['note', '""'],
    ['priority', jsonString(priorityOf(level))],
    ['description', jsonString(usesDetails ? details : result.text)],
    ['details', detailsOf(event)],
  ];
  if (responders.length > 0) members.push(['responders', jsonList(responders)]);
  return { ok: true, url: section.text('url'), members, origins: [teams.origin, recipients.origin, urlOrigin] };
}

/** The id, safe in URLs. */
function aliasOf(id: string): string {
  return btoa(String.fromCharCode(...toBytes(id)))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

function recoveryAction(own: string, section: Section): string {
  return [own, section.text('recovery_action')].find((action) => action === 'close' || action === 'notes') ?? 'notes';
}

function responder(type: string, key: string, name: string): string {
  return jsonMap([
    [key, jsonString(name)],
    ['type', jsonString(type)],
  ]);
}

function detailsOf({ state, data }: AlertEvent): string {
  const [series] = data.result;
  const tags =
    series === undefined ? [] : Array.from(series.tags.entries(), ([key, value]): Member => [key, jsonString(value)]);
  return jsonMap([
    ['Monitoring Tool', '"Kapacitor"'],
    ['Level', jsonString(levelName(state.level))],
    ...tags,
    ...(series === undefined ? [] : [['Kapacitor Task Name', jsonString(series.name)] satisfies Member]),
  ]);
}

function priorityOf(level: LevelIndex): string {
  if (level === CRITICAL) return 'P1';
  return level === WARNING ? 'P3' : 'P5';
}
