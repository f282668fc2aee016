import type { AlertEvent } from '../../../alert/event';
import { encodeResult } from '../../../alert/event-data';
import { levelName, OK } from '../../../alert/level';
import { none } from '../../../definition/signature';
import { jsonString } from '../../../go/json/encode';
import { joinPath, parseUrl, urlToString, withPath } from '../../../go/net/url';
import { errorField } from '../../answer';
import { keysOf, propertiesOf, textField } from '../../fields';
import { defineHandler } from '../../handler';
import { effective, type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { makeRequest } from '../../request';
import { jsonMap } from '../../request-json';
import { ENABLED, flag, GLOBAL, type SectionDefinition, secret, text } from '../../section';
import { NOT_ENABLED, wrongUrl } from '../../service';

interface VictorOpsOptions {
  routingKey: string;
}

const VICTOROPS_SECTION: SectionDefinition = {
  name: 'victorops',
  goType: 'victorops.Config',
  doc: 'VictorOps.',
  keys: [
    ENABLED,
    secret('api-key', 'APIKey', 'API key.'),
    text('routing-key', 'RoutingKey', 'Default routing key.'),
    text('url', 'URL', 'Address of the API.', {
      default: 'https://alert.victorops.com/integrations/generic/20131114/alert',
    }),
    GLOBAL,
    flag('json-data', 'JSONData', 'Sends the points as JSON instead of a text.'),
  ],
  validate(section) {
    const url = section.text('url');
    return url === '' ? 'url cannot be empty' : wrongUrl(url, 'URL');
  },
};

const FIELDS = [
  textField(
    'routingKey',
    { script: 'routingKey', file: 'routing-key' },
    'Routing key. If empty, that of the configuration.',
  ),
];

export const victorops = defineHandler<VictorOpsOptions>({
  kind: 'victorops',
  name: 'VictorOps',
  doc: 'Makes an alert in VictorOps.',
  section: VICTOROPS_SECTION,
  script: {
    method: 'victorOps',
    order: 5,
    literal: ['routingKey'],
    goType: 'VictorOpsHandler',
    signature: none,
    properties: propertiesOf<VictorOpsOptions>(FIELDS),
  },
  file: { goType: 'victorops.HandlerConfig', keys: keysOf<VictorOpsOptions>(FIELDS) },
  options: () => ({ routingKey: '' }),
  start: (options, host, place) => ({
    handle(event) {
      const error = alert(options, host, place, event);
      if (error !== undefined) logFailure(host, 'victorops', place, 'failed to send event', error);
    },
  }),
});

const SECOND = 1_000_000_000n;

function alert(
  options: VictorOpsOptions,
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): string | undefined {
  const section = host.section('victorops');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const result = encodeResult(event);
  if (!result.ok) return result.error;
  const parsed = parseUrl(section.text('url'));
  if (!parsed.ok) return `invalid URL: ${parsed.error}`;
  const routing = effective(options.routingKey, section, 'routing-key', place);
  const apiKey = section.text('api-key');
  const url = urlToString(withPath(parsed.url, joinPath(parsed.url.path, apiKey, routing.value)));
  const { id, message, level, time } = event.state;
  const seconds = BigInt.asIntN(64, time < 0n ? -((-time + SECOND - 1n) / SECOND) : time / SECOND);
  const body = jsonMap([
    ['data', section.flag('json-data') ? result.text : jsonString(result.text)],
    ['entity_id', jsonString(id)],
    ['message_type', jsonString(level === OK ? 'RECOVERY' : levelName(level))],
    ['monitoring_tool', '"kapacitor"'],
    ['state_message', jsonString(message)],
    ['timestamp', String(seconds)],
  ]);
  const made = makeRequest('POST', url, [['Content-Type', 'application/json']], `${body}\n`);
  if (!made.ok) return made.error;
  const answer = host.deliver({
    kind: 'victorops',
    place,
    event,
    request: made.request,
    origins: [routing.origin, { option: 'url', ...section.origin('url') }],
    secrets: apiKey === '' ? [] : [apiKey],
    success: 200,
  });
  if (answer.error !== undefined) return answer.error;
  if (answer.status === 200) return undefined;
  if (answer.status === 404) return 'URL or API key not found: 404';
  const fallback = `failed to understand VictorOps response. code: ${answer.status} content: ${answer.body}`;
  return errorField(answer.body, 'message') ?? fallback;
}
