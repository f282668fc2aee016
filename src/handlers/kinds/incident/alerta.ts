import type { AlertEvent } from '../../../alert/event';
import { encodeResult } from '../../../alert/event-data';
import { CRITICAL, INFO, type LevelIndex, WARNING } from '../../../alert/level';
import { templateDataStruct } from '../../../alert/template-data';
import { none } from '../../../definition/signature';
import { isRefusal } from '../../../definition/value';
import { encodeJSON, jsonString } from '../../../go/json/encode';
import { joinPath, parseUrl, urlToString, withPath } from '../../../go/net/url';
import type { Template } from '../../../go/template/template';
import { GoStruct, type GoValue } from '../../../go/value';
import { durationField, keysOf, listField, mapField, propertiesOf, secretField, textField } from '../../fields';
import { defineHandler, type RunningHandler, type StartError } from '../../handler';
import { effective, type HandlerHost, type HandlerPlace, logFailure } from '../../host';
import { jsonMap, jsonTexts, type Member } from '../../request-json';
import { ENABLED, flag, type SectionDefinition, secret, text } from '../../section';
import { NOT_ENABLED, parse, post, urlProblem } from '../../service';

interface AlertaOptions {
  token: string;
  tokenPrefix: string;
  resource: string;
  event: string;
  environment: string;
  group: string;
  value: string;
  origin: string;
  service: readonly string[];
  correlate: readonly string[];
  attributes: ReadonlyMap<string, GoValue>;
  /** Nanoseconds. */
  timeout: bigint;
}

const ALERTA_SECTION: SectionDefinition = {
  name: 'alerta',
  goType: 'alerta.Config',
  doc: 'Alerta.',
  keys: [
    ENABLED,
    text('url', 'URL', 'Address of the server.'),
    flag('insecure-skip-verify', 'InsecureSkipVerify', 'Accepts any certificate.'),
    secret('token', 'Token', 'Default token.'),
    text('token-prefix', 'TokenPrefix', 'What stands before the token in the header; Bearer if empty.'),
    text('environment', 'Environment', 'Default environment.'),
    text('origin', 'Origin', 'Default origin.'),
    { name: 'timeout', goName: 'Timeout', goType: 'toml.Duration', type: 'duration', default: 0n, doc: 'Not used.' },
  ],
  validate: (section) => urlProblem(section),
};

const DEFAULT_RESOURCE = '{{ .Name }}';
const DEFAULT_EVENT = '{{ .ID }}';
const DEFAULT_GROUP = '{{ .Group }}';
const DEFAULT_TIMEOUT = 86_400_000_000_000n;
const SECOND = 1_000_000_000n;

const FIELDS = [
  secretField('token', { script: 'token', file: 'token' }, 'Token. If empty, that of the configuration.'),
  textField(
    'tokenPrefix',
    { file: 'token-prefix' },
    'What stands before the token. If empty, that of the configuration.',
  ),
  textField('resource', { script: 'resource', file: 'resource' }, 'Template of the resource; {{ .Name }} if empty.'),
  textField('event', { script: 'event', file: 'event' }, 'Template of the event; {{ .ID }} if empty.'),
  textField('environment', { script: 'environment', file: 'environment' }, 'Template of the environment.'),
  textField('group', { script: 'group', file: 'group' }, 'Template of the group; {{ .Group }} if empty.'),
  textField('value', { script: 'value', file: 'value' }, 'Template of the value.'),
  textField('origin', { script: 'origin', file: 'origin' }, 'Origin. If empty, that of the configuration.'),
  listField('service', { script: 'services', file: 'service' }, 'Templates of the services concerned.'),
  listField('correlate', { script: 'correlated', file: 'correlate' }, 'Templates of correlated events.'),
  mapField('attributes', { script: 'attribute', file: 'attributes' }, 'An attribute; texts are templates.'),
  durationField('timeout', { script: 'timeout', file: 'timeout' }, 'How long the alert lives; 24h if not given.'),
];

function unset(): AlertaOptions {
  return {
    token: '',
    tokenPrefix: '',
    resource: '',
    event: '',
    environment: '',
    group: '',
    value: '',
    origin: '',
    service: [],
    correlate: [],
    attributes: new Map(),
    timeout: 0n,
  };
}

function defaults(): AlertaOptions {
  const named = { resource: DEFAULT_RESOURCE, event: DEFAULT_EVENT, group: DEFAULT_GROUP, timeout: DEFAULT_TIMEOUT };
  return { ...unset(), ...named };
}

export const alerta = defineHandler<AlertaOptions>({
  kind: 'alerta',
  name: 'Alerta',
  doc: 'Sends the alert to Alerta.',
  section: ALERTA_SECTION,
  script: {
    method: 'alerta',
    order: 14,
    goType: 'AlertaHandler',
    signature: none,
    properties: propertiesOf<AlertaOptions>(FIELDS),
  },
  file: { goType: 'alerta.HandlerConfig', keys: keysOf<AlertaOptions>(FIELDS) },
  nodeError: 'failed to create Alerta handler',
  options: unset,
  fileOptions: defaults,
  start: (options, host, place) => start(place.type === 'node' ? overDefaults(options) : options, host, place),
});

/** What a script leaves empty is as by default; what a handler file sets to nothing is nothing. */
function overDefaults(options: AlertaOptions): AlertaOptions {
  const { resource, event, group, timeout } = options;
  return {
    ...options,
    resource: resource === '' ? DEFAULT_RESOURCE : resource,
    event: event === '' ? DEFAULT_EVENT : event,
    group: group === '' ? DEFAULT_GROUP : group,
    timeout: timeout === 0n ? DEFAULT_TIMEOUT : timeout,
  };
}

/** A failed template: its text, and the option it belongs to. */
class TemplateFailure {
  constructor(
    readonly error: string,
    readonly option: string,
    readonly source: string,
  ) {}
}

interface Templates {
  readonly resource: Template;
  readonly event: Template;
  readonly environment: Template;
  readonly group: Template;
  readonly value: Template;
  readonly services: readonly Template[];
  readonly correlated: readonly Template[];
  readonly attributes: ReadonlyMap<string, Template | GoValue>;
}

function start(options: AlertaOptions, host: HandlerHost, place: HandlerPlace): RunningHandler | StartError {
  const templates = parseAll(options);
  if (isRefusal(templates)) return templates;
  return {
    handle(event) {
      const rendered = render(options, templates, event);
      if (rendered instanceof TemplateFailure) {
        const keys = [[rendered.option, rendered.source]] as const;
        logFailure(host, 'alerta', place, 'failed to evaluate Alerta template', rendered.error, keys);
        return;
      }
      const error = alert(options, rendered, host, place, event);
      if (error !== undefined) logFailure(host, 'alerta', place, 'failed to send event to Alerta', error);
    },
  };
}

class ParseFailure extends Error {}

function parsed(name: string, source: string): Template {
  const result = parse(name, source);
  if (result.ok) return result.template;
  throw new ParseFailure(result.error);
}

function parseAll(options: AlertaOptions): Templates | StartError {
  try {
    return {
      resource: parsed('resource', options.resource),
      event: parsed('event', options.event),
      environment: parsed('environment', options.environment),
      group: parsed('group', options.group),
      value: parsed('value', options.value),
      services: options.service.map((source) => parsed('service', source)),
      correlated: options.correlate.map((source) => parsed('correlate', source)),
      attributes: new Map(
        [...options.attributes].map(([key, value]) => [key, typeof value === 'string' ? parsed(key, value) : value]),
      ),
    };
  } catch (failure) {
    if (failure instanceof ParseFailure) return { ok: false, error: failure.message };
    throw failure;
  }
}

interface Rendered {
  readonly resource: string;
  readonly event: string;
  readonly environment: string;
  readonly group: string;
  readonly value: string;
  readonly services: readonly string[];
  readonly correlated: readonly string[];
  readonly attributes: readonly (readonly [string, GoValue])[];
}

function render(options: AlertaOptions, templates: Templates, event: AlertEvent): Rendered | TemplateFailure {
  const data = templateDataStruct(event);
  const run = (template: Template, option: string, source: string, on: GoValue = data): string => {
    const executed = template.execute(on);
    if (executed.ok) return executed.text;
    throw new RenderFailure(new TemplateFailure(executed.error, option, source));
  };
  const { name } = event.data;
  try {
    return {
      resource: run(templates.resource, 'resource', options.resource),
      event: run(templates.event, 'event', options.event, eventStruct(event)),
      environment: run(templates.environment, 'environment', options.environment),
      group: run(templates.group, 'group', options.group),
      value: run(templates.value, 'value', options.value),
      services:
        templates.services.length === 0 ? [name] : templates.services.map((it) => run(it, 'service', 'service')),
      correlated:
        templates.correlated.length === 0
          ? [name]
          : templates.correlated.map((it) => run(it, 'correlate', 'correlate')),
      attributes: [...templates.attributes].map(([key, value]) => {
        return [key, isTemplate(value) ? run(value, 'attributes', key) : value] as const;
      }),
    };
  } catch (failure) {
    if (failure instanceof RenderFailure) return failure.cause;
    throw failure;
  }
}

class RenderFailure extends Error {
  constructor(override readonly cause: TemplateFailure) {
    super(cause.error);
  }
}

function isTemplate(value: Template | GoValue): value is Template {
  return typeof value === 'object' && value !== null && 'execute' in value;
}

/** The event's template sees less than the others. */
function eventStruct(event: AlertEvent): GoStruct {
  const all = templateDataStruct(event);
  const names = ['ID', 'Name', 'TaskName', 'Group', 'Tags'];
  return new GoStruct('alerta.eventData', new Map(names.map((name) => [name, all.fields.get(name) ?? null])));
}

function alert(
  options: AlertaOptions,
  rendered: Rendered,
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): string | undefined {
  if (rendered.resource === '' || rendered.event === '') return 'Resource and Event are required to send an alert';
  const section = host.section('alerta');
  if (!section.flag('enabled')) return NOT_ENABLED;
  const parsedUrl = parseUrl(section.text('url'));
  if (!parsedUrl.ok) return parsedUrl.error;
  const result = encodeResult(event);
  if (!result.ok) return result.error;
  const token = effective(options.token, section, 'token', place);
  const origin = effective(options.origin, section, 'origin', place);
  const prefix = options.tokenPrefix || section.text('token-prefix') || 'Bearer';
  const members: Member[] = [
    ['resource', jsonString(rendered.resource)],
    ['event', jsonString(rendered.event)],
    ['environment', jsonString(rendered.environment || section.text('environment'))],
    ['severity', jsonString(severityOf(event.state.level))],
    ['group', jsonString(rendered.group)],
    ['value', jsonString(rendered.value)],
    ['text', jsonString(event.state.message)],
    ['origin', jsonString(origin.value)],
    ['rawData', result.text],
    ['service', jsonTexts(rendered.services)],
    ['correlate', jsonTexts(rendered.correlated)],
    ['timeout', String(options.timeout / SECOND)],
    ['tags', jsonTexts(Array.from(event.data.tags.entries(), ([key, value]) => `${key}=${value}`))],
  ];
  if (rendered.attributes.length > 0) {
    const attributes = encodeAttributes(rendered.attributes);
    if (!attributes.ok) return attributes.error;
    members.push(['attributes', attributes.text]);
  }
  return post(
    { kind: 'alerta', host, place, event },
    {
      url: urlToString(withPath(parsedUrl.url, joinPath(parsedUrl.url.path, 'alert'))),
      headers: [['Authorization', `${prefix} ${token.value}`]],
      body: `${jsonMap(members)}\n`,
      origins: [token.origin, origin.origin, { option: 'url', ...section.origin('url') }],
      secrets: [token.value],
      accepts: [201],
      product: 'Alerta',
      errorKey: 'message',
    },
  );
}

function encodeAttributes(attributes: Rendered['attributes']): ReturnType<typeof encodeJSON> {
  const members: Member[] = [];
  for (const [key, value] of attributes) {
    const encoded = encodeJSON(value);
    if (!encoded.ok) return encoded;
    members.push([key, encoded.text]);
  }
  return { ok: true, text: jsonMap(members) };
}

function severityOf(level: LevelIndex): string {
  if (level === CRITICAL) return 'critical';
  if (level === WARNING) return 'warning';
  return level === INFO ? 'informational' : 'ok';
}
