import type { AlertEvent } from '../../../alert/event';
import { INFO, OK } from '../../../alert/level';
import { none } from '../../../definition/signature';
import { jsonString } from '../../../go/json/encode';
import { keysOf, propertiesOf, secretField } from '../../fields';
import { defineHandler } from '../../handler';
import { effective, type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { jsonMap } from '../../request-json';
import { ENABLED, GLOBAL, type Section, type SectionDefinition, secret, text } from '../../section';
import { apiUrl, NOT_ENABLED, post, wrongUrl } from '../../service';

interface PagerDutyOptions {
  serviceKey: string;
}

const PAGERDUTY_SECTION: SectionDefinition = {
  name: 'pagerduty',
  goType: 'pagerduty.Config',
  doc: 'PagerDuty, version 1 of its API.',
  keys: [
    ENABLED,
    text('url', 'URL', 'Address of the API.', {
      default: 'https://events.pagerduty.com/generic/2010-04-15/create_event.json',
    }),
    secret('service-key', 'ServiceKey', 'Default service key.'),
    GLOBAL,
  ],
  validate: pagerDutyProblem,
};

export function pagerDutyProblem(section: Section): string | undefined {
  const url = section.text('url');
  return url === '' ? 'url cannot be empty' : wrongUrl(url, 'URL');
}

const FIELDS = [
  secretField(
    'serviceKey',
    { script: 'serviceKey', file: 'service-key' },
    'Service key. If empty, that of the configuration.',
  ),
];

export const pagerduty = defineHandler<PagerDutyOptions>({
  kind: 'pagerduty',
  name: 'PagerDuty v1',
  doc: 'Triggers and resolves an incident in PagerDuty (version 1 of its API).',
  section: PAGERDUTY_SECTION,
  script: {
    method: 'pagerDuty',
    order: 6,
    goType: 'PagerDutyHandler',
    signature: none,
    properties: propertiesOf<PagerDutyOptions>(FIELDS),
  },
  file: { goType: 'pagerduty.HandlerConfig', keys: keysOf<PagerDutyOptions>(FIELDS) },
  options: () => ({ serviceKey: '' }),
  start: (options, host, place) => ({
    handle(event) {
      const error = alert(options, host, place, event);
      if (error !== undefined) logFailure(host, 'pagerduty', place, 'failed to send event to PagerDuty', error);
    },
  }),
});

function alert(
  options: PagerDutyOptions,
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): string | undefined {
  const section = host.section('pagerduty');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const { id, message, details, level } = event.state;
  if (level === INFO) return "AlertLevel 'info' is currently ignored by the PagerDuty service";
  const key = effective(options.serviceKey, section, 'service-key', place);
  const body = jsonMap([
    ['client', '"kapacitor"'],
    ['client_url', jsonString(apiUrl(host))],
    ['description', jsonString(message)],
    ['details', jsonString(details)],
    ['event_type', level === OK ? '"resolve"' : '"trigger"'],
    ['incident_key', jsonString(id)],
    ['service_key', jsonString(key.value)],
  ]);
  return post(
    { kind: 'pagerduty', host, place, event },
    {
      url: section.text('url'),
      body: `${body}\n`,
      origins: [key.origin, { option: 'url', ...section.origin('url') }],
      secrets: [key.value],
      accepts: [200],
      product: 'PagerDuty',
      errorKey: 'message',
    },
  );
}
