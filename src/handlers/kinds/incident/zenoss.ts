import type { AlertEvent } from '../../../alert/event';
import { levelName } from '../../../alert/level';
import { levelValue, templateDataStruct } from '../../../alert/template-data';
import { none } from '../../../definition/signature';
import { encodeJSON, jsonString } from '../../../go/json/encode';
import { GoStruct, type GoValue } from '../../../go/value';
import { integerField, keysOf, mapField, propertiesOf, secretField, textField } from '../../fields';
import { defineHandler } from '../../handler';
import { effective, type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { jsonList, jsonMap, jsonStruct, type Member } from '../../request-json';
import { ENABLED, GLOBAL, type Section, type SectionDefinition, STATE_CHANGES_ONLY, secret, text } from '../../section';
import { basicAuth, cutOff, NOT_ENABLED, post, render, urlProblem } from '../../service';

interface ZenossOptions {
  url: string;
  username: string;
  password: string;
  action: string;
  method: string;
  type: string;
  tid: bigint;
  collector: string;
  summary: string;
  device: string;
  component: string;
  eventClassKey: string;
  eventClass: string;
  message: string;
  customFields: ReadonlyMap<string, GoValue>;
}

const ZENOSS_SECTION: SectionDefinition = {
  name: 'zenoss',
  goType: 'zenoss.Config',
  doc: 'Zenoss.',
  keys: [
    ENABLED,
    text('url', 'URL', 'Address of the events API.', {
      default: 'https://tenant.zenoss.io:8080/zport/dmd/evconsole_router',
    }),
    text('username', 'Username', 'User.'),
    secret('password', 'Password', 'Password.'),
    text('action', 'Action', 'Default action (router).', { default: 'EventsRouter' }),
    text('method', 'Method', 'Default method of the router.', { default: 'add_event' }),
    text('type', 'Type', 'Default type.', { default: 'rpc' }),
    { name: 'tid', goName: 'TID', goType: 'int64', type: 'int', default: 1n, doc: 'Default transaction id.' },
    text('collector', 'Collector', 'Default collector.', { default: 'Kapacitor' }),
    {
      name: 'severity-map',
      goName: 'SeverityMap',
      goType: 'zenoss.SeverityMap',
      type: 'table',
      keys: ['OK', 'Info', 'Warning', 'Critical'].map((level) => ({
        name: level,
        goName: level,
        type: 'any',
        doc: `What ${level} is in Zenoss.`,
      })),
      default: { ok: 'Clear', info: 'Info', warning: 'Warning', critical: 'Critical' },
      doc: 'What each level is in Zenoss: { ok = "Clear", critical = 5 }.',
    },
    GLOBAL,
    STATE_CHANGES_ONLY,
  ],
  validate: (section) => urlProblem(section, 'url', 'must specify events URL'),
};

const FIELDS = [
  textField('url', { script: 'uRL' }, 'Not used: the address is that of the configuration.'),
  textField('username', { script: 'username' }, 'Not used: the user is that of the configuration.'),
  secretField('password', { script: 'password' }, 'Not used: the password is that of the configuration.'),
  textField('action', { script: 'action', file: 'action' }, 'Router. If empty, that of the configuration.'),
  textField('method', { script: 'method', file: 'method' }, 'Method. If empty, that of the configuration.'),
  textField('type', { script: 'type', file: 'type' }, 'Type. If empty, that of the configuration.'),
  integerField('tid', { script: 'tid', file: 'tid' }, 'Transaction id. If 0, that of the configuration.'),
  textField('collector', { script: 'collector', file: 'Collector' }, 'Template of the collector.'),
  textField('summary', { script: 'summary', file: 'Summary' }, 'Template of the summary; the message if empty.'),
  textField('device', { script: 'device', file: 'Device' }, 'Template of the device.'),
  textField('component', { script: 'component', file: 'Component' }, 'Template of the component.'),
  textField('eventClassKey', { script: 'eventClassKey', file: 'EventClassKey' }, 'Template of the event class key.'),
  textField('eventClass', { script: 'eventClass', file: 'EventClass' }, 'Template of the event class.'),
  textField('message', { script: 'message', file: 'Message' }, 'Template of the message.'),
  mapField(
    'customFields',
    { script: 'customField', file: 'customField' },
    'A field to add; texts are templates, and JSON if they look like it.',
  ),
];

export const zenoss = defineHandler<ZenossOptions>({
  kind: 'zenoss',
  name: 'Zenoss',
  doc: 'Sends the alert to Zenoss as an event.',
  section: ZENOSS_SECTION,
  script: {
    method: 'zenoss',
    order: 25,
    goType: 'ZenossHandler',
    signature: none,
    properties: propertiesOf<ZenossOptions>(FIELDS),
    apply(options) {
      options.summary = '{{ .Message }}';
    },
  },
  file: { goType: 'zenoss.HandlerConfig', keys: keysOf<ZenossOptions>(FIELDS) },
  options: () => ({
    url: '',
    username: '',
    password: '',
    action: '',
    method: '',
    type: '',
    tid: 0n,
    collector: '',
    summary: '',
    device: '',
    component: '',
    eventClassKey: '',
    eventClass: '',
    message: '',
    customFields: new Map(),
  }),
  start: (options, host, place) => ({
    handle(event) {
      const error = alert(options, host, place, event);
      if (error !== undefined) logFailure(host, 'zenoss', place, 'failed to send event to Zenoss', error);
    },
  }),
});

function alert(options: ZenossOptions, host: HandlerHost, place: HandlerPlace, event: AlertEvent): string | undefined {
  const section = host.section('zenoss');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const data = dataOf(options, section, event);
  if (!data.ok) return data.error;
  const action = effective(options.action, section, 'action', place);
  const method = effective(options.method, section, 'method', place);
  const type = effective(options.type, section, 'type', place);
  const password = section.text('password');
  const authorization = basicAuth(section.text('username'), password);
  return post(
    { kind: 'zenoss', host, place, event },
    {
      url: section.text('url'),
      headers: authorization,
      body: jsonStruct([
        ['action', jsonString(action.value)],
        ['method', jsonString(method.value)],
        ['data', jsonList([data.text])],
        ['type', jsonString(type.value)],
        ['tid', String(options.tid === 0n ? section.integer('tid') : options.tid)],
      ]),
      origins: [action.origin, method.origin, type.origin, { option: 'url', ...section.origin('url') }],
      secrets: [password, ...authorization.map(([, value]) => value)],
      accepts: [200],
      product: 'Zenoss',
    },
  );
}

type Body = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

function dataOf(options: ZenossOptions, section: Section, event: AlertEvent): Body {
  const info = infoOf(event);
  const texts = new Map<string, string>();
  const templates: readonly (readonly [name: string, source: string])[] = [
    ['summary', options.summary],
    ['device', options.device],
    ['component', options.component],
    ['evclasskey', options.eventClassKey],
    ['evclass', options.eventClass],
    ['message', options.message],
    ['collector', options.collector],
  ];
  for (const [name, source] of templates) {
    const rendered = render(name, source, info);
    if (!rendered.ok) return rendered;
    texts.set(name, rendered.text);
  }
  const summary = texts.get('summary') || event.state.message;
  const collector = texts.get('collector') || section.text('collector');
  const message = cutOff(texts.get('message') ?? '', 4096);
  const members: Member[] = [
    ['summary', jsonString(cutOff(summary, 256))],
    ['device', jsonString(texts.get('device') ?? '')],
    ['component', jsonString(texts.get('component') ?? '')],
    ['severity', severityOf(section, event)],
    ['evclasskey', jsonString(texts.get('evclasskey') ?? '')],
    ['evclass', jsonString(texts.get('evclass') ?? '')],
  ];
  if (collector !== '') members.push(['collector', jsonString(collector)]);
  if (message !== '') members.push(['message', jsonString(message)]);
  for (const [key, value] of options.customFields) {
    const custom = customField(key, value, info);
    if (!custom.ok) return custom;
    members.push([key, custom.text]);
  }
  return { ok: true, text: jsonMap(members) };
}

function severityOf(section: Section, event: AlertEvent): string {
  const map = section.value('severity-map');
  const key = levelName(event.state.level).toLowerCase();
  const value = typeof map === 'object' && !Array.isArray(map) ? new Map(Object.entries(map)).get(key) : undefined;
  return typeof value === 'string' ? jsonString(value) : String(value ?? 'null');
}

/** A text that begins like JSON is sent as JSON if it is. */
function customField(key: string, value: GoValue, info: GoValue): Body {
  if (typeof value !== 'string') return encodeJSON(value);
  const rendered = render(`customData.${key}`, value, info);
  if (!rendered.ok) return rendered;
  if (!/^[{[]/.test(rendered.text)) return { ok: true, text: jsonString(rendered.text) };
  try {
    return { ok: true, text: sortedJson(JSON.parse(rendered.text)) };
  } catch {
    return { ok: true, text: jsonString(rendered.text) };
  }
}

/** JSON that Go has read and written again. */
function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return jsonList(value.map(sortedJson));
  if (typeof value === 'object' && value !== null) {
    return jsonMap(Object.entries(value).map(([key, inner]): Member => [key, sortedJson(inner)]));
  }
  if (typeof value === 'string') return jsonString(value);
  return typeof value === 'number' ? encodedNumber(value) : String(value);
}

function encodedNumber(value: number): string {
  const encoded = encodeJSON(value);
  return encoded.ok ? encoded.text : 'null';
}

function infoOf(event: AlertEvent): GoStruct {
  const all = templateDataStruct(event);
  const names = ['Name', 'TaskName', 'ID', 'Message', 'Details', 'Time', 'Duration'];
  const fields = new Map(names.map((name) => [name, all.fields.get(name) ?? null]));
  fields.set('Level', levelValue(event.state.level));
  fields.set('Recoverable', event.data.recoverable);
  fields.set('Tags', all.fields.get('Tags') ?? null);
  return new GoStruct('struct', fields);
}
