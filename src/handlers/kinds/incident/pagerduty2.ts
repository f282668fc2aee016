import type { AlertEvent } from '../../../alert/event';
import { encodeResult } from '../../../alert/event-data';
import { CRITICAL, type LevelIndex, OK, WARNING } from '../../../alert/level';
import { templateDataStruct } from '../../../alert/template-data';
import { field, method } from '../../../definition/build';
import { none, one, withRest } from '../../../definition/signature';
import { jsonString } from '../../../go/json/encode';
import type { Template } from '../../../go/template/template';
import { formatTime } from '../../../go/time/time';
import { firstJSON } from '../../answer';
import { defineHandler, type RunningHandler, type StartError } from '../../handler';
import { effective, type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { option, structs } from '../../options';
import { makeRequest } from '../../request';
import { jsonList, jsonMap, jsonStruct } from '../../request-json';
import { ENABLED, GLOBAL, type SectionDefinition, secret, text } from '../../section';
import { apiUrl, NOT_ENABLED, parse } from '../../service';
import { pagerDutyProblem } from './pagerduty';

interface Link {
  href: string;
  text: string;
}
interface PagerDuty2Options {
  routingKey: string;
  links: readonly Link[];
}

const PAGERDUTY2_SECTION: SectionDefinition = {
  name: 'pagerduty2',
  goType: 'pagerduty2.Config',
  doc: 'PagerDuty, version 2 of its API.',
  keys: [
    ENABLED,
    text('url', 'URL', 'Address of the API.', { default: 'https://events.pagerduty.com/v2/enqueue' }),
    secret('routing-key', 'RoutingKey', 'Default routing key.'),
    GLOBAL,
  ],
  validate: pagerDutyProblem,
};

const KEY = 'Routing key. If empty, that of the configuration.';

export const pagerduty2 = defineHandler<PagerDuty2Options>({
  kind: 'pagerduty2',
  name: 'PagerDuty',
  doc: 'Triggers and resolves an alert in PagerDuty (version 2 of its API).',
  section: PAGERDUTY2_SECTION,
  script: {
    method: 'pagerDuty2',
    order: 7,
    literal: ['routingKey', 'serviceKey'],
    goType: 'PagerDuty2Handler',
    signature: none,
    properties: [
      field('routingKey', 'string', setKey, { doc: KEY, secret: true, initial: { type: 'string', value: '' } }),
      {
        ...method<PagerDuty2Options, [string]>(
          'serviceKey',
          one('serviceKey', 'string'),
          (options, key) => {
            setKey(options, key);
            return undefined;
          },
          'Another name of routingKey.',
        ),
        secret: true,
      },
      method<PagerDuty2Options, [string, string[]]>(
        'link',
        withRest(one('url', 'string'), 'text', 'string'),
        (options, href, [shown = '']) => {
          options.links = [...options.links, { href, text: shown }];
          return undefined;
        },
        'Adds a link to the alert. Address and text are templates of the event.',
      ),
    ],
  },
  file: {
    goType: 'pagerduty2.HandlerConfig',
    keys: [
      { ...option('routing-key', 'string', setKey, KEY), secret: true },
      structs(
        'links',
        (): Link => ({ href: '', text: '' }),
        [
          option('href', 'string', (link, href) => Object.assign(link, { href }), 'Template of the address.'),
          option('text', 'string', (link, shown) => Object.assign(link, { text: shown }), 'Template of the text.'),
        ],
        (options, links) => Object.assign(options, { links }),
        'Links to add to the alert.',
      ),
    ],
  },
  nodeError: 'failed to create PagerDuty2 handler',
  options: () => ({ routingKey: '', links: [] }),
  start,
});

function setKey(options: PagerDuty2Options, key: string): void {
  options.routingKey = key;
}

interface LinkTemplates {
  readonly href: Template;
  /** The address where there is none. */
  readonly text: Template | undefined;
}

function start(options: PagerDuty2Options, host: HandlerHost, place: HandlerPlace): RunningHandler | StartError {
  const links: LinkTemplates[] = [];
  for (const link of options.links) {
    const href = parse('href', link.href);
    if (!href.ok) return href;
    const shown = link.text === '' ? undefined : parse('text', link.text);
    if (shown !== undefined && !shown.ok) return shown;
    links.push({ href: href.template, text: shown?.template });
  }
  const fail = (message: string, error: string) => logFailure(host, 'pagerduty2', place, message, error);
  return {
    handle(event) {
      const rendered = renderLinks(links, event);
      if (typeof rendered === 'string') {
        fail('failed to handle event', rendered);
        return;
      }
      const error = alert(options, rendered, host, place, event);
      if (error !== undefined) fail('failed to send event to PagerDuty', error);
    },
  };
}

/** The links of an event, or an error's text. */
function renderLinks(links: readonly LinkTemplates[], event: AlertEvent): readonly Link[] | string {
  const data = templateDataStruct(event);
  const rendered: Link[] = [];
  for (const link of links) {
    const href = link.href.execute(data);
    if (!href.ok) return href.error;
    const shown = link.text?.execute(data) ?? href;
    if (!shown.ok) return shown.error;
    rendered.push({ href: href.text, text: shown.text });
  }
  return rendered;
}

function alert(
  options: PagerDuty2Options,
  links: readonly Link[],
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): string | undefined {
  const section = host.section('pagerduty2');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const key = effective(options.routingKey, section, 'routing-key', place);
  const result = encodeResult(event);
  if (!result.ok) return result.error;
  const body = jsonStruct([
    ['routing_key', jsonString(key.value)],
    ['event_action', event.state.level === OK ? '"resolve"' : '"trigger"'],
    ['dedup_key', jsonString(event.state.id)],
    ['payload', payload(event, result.text)],
    ['images', 'null'],
    ['links', links.length === 0 ? 'null' : jsonList(links.map(encodeLink))],
    ['client', '"kapacitor"'],
    ['client_url', jsonString(apiUrl(host))],
  ]);
  const headers = [
    ['Content-Type', 'application/json'],
    ['Accept', 'application/vnd.pagerduty+json;version=2'],
  ] as const;
  const made = makeRequest('POST', section.text('url'), headers, `${body}\n`);
  if (!made.ok) return made.error;
  const answer = host.deliver({
    kind: 'pagerduty2',
    place,
    event,
    request: made.request,
    origins: [key.origin, { option: 'url', ...section.origin('url') }],
    secrets: key.value === '' ? [] : [key.value],
    success: 202,
  });
  if (answer.error !== undefined) return answer.error;
  return answer.status === 200 || answer.status === 202 ? undefined : refusal(answer.status, answer.body);
}

function encodeLink({ href, text: shown }: Link): string {
  return jsonStruct([
    ['href', jsonString(href)],
    ['text', jsonString(shown)],
  ]);
}

function payload({ state, data }: AlertEvent, result: string): string {
  return jsonStruct([
    ['summary', jsonString(state.message)],
    ['source', jsonString(data.tags.get('host') ?? 'unknown')],
    ['severity', jsonString(severityOf(state.level))],
    ['timestamp', jsonString(formatTime(state.time, 'UTC', '2006-01-02T15:04:05.000000000Z07:00'))],
    ['class', jsonString(data.taskName)],
    ['component', '""'],
    ['group', '""'],
    ['custom_details', jsonMap([['result', result]])],
  ]);
}

function severityOf(level: LevelIndex): string {
  if (level === CRITICAL) return 'critical';
  return level === WARNING ? 'warning' : 'info';
}

function refusal(status: number, body: string): string {
  const json = firstJSON(body);
  const isObject = typeof json === 'object' && json !== null;
  const fields = new Map(isObject ? Object.entries(json).map(([key, value]) => [key.toLowerCase(), value]) : []);
  const said = fields.get('message');
  const message =
    typeof said === 'string' ? said : `failed to understand PagerDuty2 response. code: ${status} content: ${body}`;
  const errors: unknown = fields.get('errors');
  const shownStatus = fields.get('status');
  const list = Array.isArray(errors) ? errors.filter((item) => typeof item === 'string') : [];
  return `Status: ${typeof shownStatus === 'string' ? shownStatus : ''}, Message: ${message} Errors: [${list.join(' ')}]`;
}
