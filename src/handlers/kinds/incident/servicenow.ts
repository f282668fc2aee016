import type { AlertEvent } from '../../../alert/event';
import { CRITICAL, type LevelIndex, WARNING } from '../../../alert/level';
import { templateDataStruct } from '../../../alert/template-data';
import { none } from '../../../definition/signature';
import { sprint } from '../../../go/fmt/fmt';
import { jsonString } from '../../../go/json/encode';
import { parseUrl, urlToString } from '../../../go/net/url';
import { GoStruct, type GoValue } from '../../../go/value';
import { keysOf, mapField, propertiesOf, secretField, textField } from '../../fields';
import { defineHandler } from '../../handler';
import { effective, type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { jsonList, jsonMap, jsonStruct, type Member } from '../../request-json';
import { ENABLED, GLOBAL, type SectionDefinition, STATE_CHANGES_ONLY, secret, text } from '../../section';
import { basicAuth, cutOff, NOT_ENABLED, post, render, urlProblem } from '../../service';

interface ServiceNowOptions {
  url: string;
  username: string;
  password: string;
  source: string;
  node: string;
  type: string;
  resource: string;
  metricName: string;
  messageKey: string;
  additionalInfo: ReadonlyMap<string, GoValue>;
}

const SERVICENOW_SECTION: SectionDefinition = {
  name: 'servicenow',
  goType: 'servicenow.Config',
  doc: 'ServiceNow.',
  keys: [
    ENABLED,
    text('url', 'URL', 'Address of the events API.', {
      default: 'https://instance.service-now.com/api/global/em/jsonv2',
    }),
    text('source', 'Source', 'Default source of events.'),
    text('username', 'Username', 'User.'),
    secret('password', 'Password', 'Password.'),
    GLOBAL,
    STATE_CHANGES_ONLY,
  ],
  validate: (section) => urlProblem(section, 'url', 'must specify events URL'),
};

const FIELDS = [
  textField('url', { script: 'uRL', file: 'url' }, 'Address of the API. If empty, that of the configuration.'),
  textField('username', { script: 'username', file: 'username' }, 'Not used: the user is that of the configuration.'),
  secretField(
    'password',
    { script: 'password', file: 'password' },
    'Not used: the password is that of the configuration.',
  ),
  textField(
    'source',
    { script: 'source', file: 'source' },
    'Source of the event. If empty, that of the configuration.',
  ),
  textField('node', { script: 'node', file: 'Node' }, 'Template of the node.'),
  textField('type', { script: 'type', file: 'Type' }, 'Template of the type.'),
  textField('resource', { script: 'resource', file: 'Resource' }, 'Template of the resource.'),
  textField('metricName', { script: 'metricName', file: 'MetricName' }, 'Template of the metric’s name.'),
  textField(
    'messageKey',
    { script: 'messageKey', file: 'MessageKey' },
    'Template of the message key; the ID if empty.',
  ),
  mapField(
    'additionalInfo',
    { script: 'additionalInfo', file: 'additional_info' },
    'A key and value to add; texts are templates.',
  ),
];

export const servicenow = defineHandler<ServiceNowOptions>({
  kind: 'servicenow',
  name: 'ServiceNow',
  doc: 'Sends the alert to ServiceNow as an event.',
  section: SERVICENOW_SECTION,
  script: {
    method: 'serviceNow',
    order: 24,
    goType: 'ServiceNowHandler',
    signature: none,
    properties: propertiesOf<ServiceNowOptions>(FIELDS),
  },
  file: { goType: 'servicenow.HandlerConfig', keys: keysOf<ServiceNowOptions>(FIELDS) },
  options: () => ({
    url: '',
    username: '',
    password: '',
    source: '',
    node: '',
    type: '',
    resource: '',
    metricName: '',
    messageKey: '',
    additionalInfo: new Map(),
  }),
  start: (options, host, place) => ({
    handle(event) {
      const error = alert(options, host, place, event);
      if (error !== undefined) logFailure(host, 'serviceNow', place, 'failed to send event to ServiceNow', error);
    },
  }),
});

function alert(
  options: ServiceNowOptions,
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): string | undefined {
  const section = host.section('servicenow');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const url = effective(options.url, section, 'url', place);
  const parsed = parseUrl(url.value);
  if (!parsed.ok) return parsed.error;
  const source = effective(options.source, section, 'source', place);
  const body = encodeEvent(options, source.value, event);
  if (!body.ok) return body.error;
  const password = section.text('password');
  const authorization = basicAuth(section.text('username'), password);
  return post(
    { kind: 'servicenow', host, place, event },
    {
      url: urlToString(parsed.url),
      headers: authorization,
      body: body.text,
      origins: [source.origin, url.origin],
      secrets: [password, ...authorization.map(([, value]) => value)],
      accepts: [200],
      product: 'ServiceNow',
    },
  );
}

type Body = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

/** How many bytes most fields may have. */
const USUAL = 100;

function encodeEvent(options: ServiceNowOptions, source: string, event: AlertEvent): Body {
  const data = dataInfo(event);
  const { id, message, level } = event.state;
  const members: Member[] = [['source', jsonString(cutOff(source, USUAL))]];
  const add = (key: string, value: string, limit: number): void => {
    if (value !== '') members.push([key, jsonString(cutOff(value, limit))]);
  };
  const templates: readonly (readonly [key: string, name: string, source: string])[] = [
    ['node', 'node', options.node],
    ['type', 'type', options.type],
    ['resource', 'resource', options.resource],
    ['metric_name', 'metricName', options.metricName],
  ];
  for (const [key, name, template] of templates) {
    const rendered = render(name, template, data);
    if (!rendered.ok) return rendered;
    add(key, rendered.text, USUAL);
  }
  const messageKey = render('messageKey', options.messageKey, data);
  if (!messageKey.ok) return messageKey;
  add('message_key', messageKey.text === '' ? id : messageKey.text, 1024);
  add('severity', severityOf(level), USUAL);
  add('description', message, 4000);
  const info = additionalInfo(options.additionalInfo, data);
  if (!info.ok) return info;
  add('additional_info', info.text, Number.POSITIVE_INFINITY);
  return { ok: true, text: jsonStruct([['records', jsonList([jsonStruct(members)])]]) };
}

function additionalInfo(info: ReadonlyMap<string, GoValue>, data: GoValue): Body {
  if (info.size === 0) return { ok: true, text: '' };
  const members: Member[] = [];
  for (const [key, value] of info) {
    const rendered: Body =
      typeof value === 'string' ? render(`additional_info.${key}`, value, data) : { ok: true, text: sprint(value) };
    if (!rendered.ok) return rendered;
    members.push([key, jsonString(rendered.text)]);
  }
  return { ok: true, text: jsonMap(members) };
}

function dataInfo(event: AlertEvent): GoStruct {
  const all = templateDataStruct(event);
  const names = ['ID', 'Name', 'TaskName', 'Fields', 'Tags'];
  return new GoStruct('servicenow.dataInfo', new Map(names.map((name) => [name, all.fields.get(name) ?? null])));
}

function severityOf(level: LevelIndex): string {
  if (level === CRITICAL) return '1';
  return level === WARNING ? '4' : '5';
}
