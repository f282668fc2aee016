import type { AlertEvent } from '../../../alert/event';
import { encodeAlertData } from '../../../alert/event-data';
import { alertDataStruct } from '../../../alert/template-data';
import { field, flag as flagProperty, method } from '../../../definition/build';
import { rest, two } from '../../../definition/signature';
import { isRefusal } from '../../../definition/value';
import type { Template } from '../../../go/template/template';
import { defineHandler, type RunningHandler, type StartError } from '../../handler';
import { type HandlerHost, type HandlerPlace, type LogKeys, logFailure, type Origin, ownOrigin } from '../../host';
import { option } from '../../options';
import { makeRequest } from '../../request';
import type { Section } from '../../section';
import { basicAuthorization, endpointTemplate, HTTPPOST_SECTION } from './httppost-section';

interface PostOptions {
  url: string;
  endpoint: string;
  headers: ReadonlyMap<string, string>;
  captureResponse: boolean;
  /** Nanoseconds. */
  timeout: bigint;
  skipSSLVerification: boolean;
}

const ENDPOINT = 'Name of an [[httppost]] endpoint of the configuration.';
const CAPTURE = 'On an answer other than 2xx logs the body of the answer.';
const TIMEOUT = 'How long to wait for the answer; 0 waits without end.';
const SKIP = 'Accepts any certificate of the server.';

export const post = defineHandler<PostOptions, [string[]]>({
  kind: 'post',
  name: 'POST',
  doc: 'Posts the alert data as JSON to a URL, or to an endpoint of the configuration.',
  section: HTTPPOST_SECTION,
  names: { property: 'endpoint', option: 'endpoint', key: 'endpoint', otherwise: 'refused' },
  script: {
    method: 'post',
    order: 16,
    literal: ['endpoint', 'header'],
    goType: 'AlertHTTPPostHandler',
    signature: rest('url', 'string'),
    properties: [
      field('uRL', 'string', setUrl, { doc: 'URL to post to.' }),
      field('endpoint', 'string', setEndpoint, { doc: ENDPOINT }),
      method(
        'header',
        two({ name: 'name', type: 'string' }, { name: 'value', type: 'string' }),
        (options, name, value) => {
          options.headers = new Map([...options.headers, [name, value]]);
          return undefined;
        },
        'Adds a header to the request.',
      ),
      flagProperty('captureResponse', setCapture, CAPTURE),
      field('timeout', 'duration', setTimeout, { doc: TIMEOUT }),
      flagProperty('skipSSLVerification', setSkip, SKIP),
    ],
    apply(options, urls) {
      options.url = urls[0] ?? '';
    },
    validate({ headers }) {
      const isForbidden = [...headers.keys()].some((name) => name.toUpperCase() === 'AUTHENTICATE');
      return isForbidden ? "invalid post: cannot set 'authenticate' header" : undefined;
    },
  },
  file: {
    goType: 'httppost.HandlerConfig',
    keys: [
      option('url', 'string', setUrl, 'URL to post to.'),
      option('endpoint', 'string', setEndpoint, ENDPOINT),
      option('headers', 'stringMap', (options, headers) => Object.assign(options, { headers }), 'Headers to add.'),
      option('capture-response', 'bool', setCapture, CAPTURE),
      option('timeout', 'duration', setTimeout, TIMEOUT),
      option('skip-ssl-verification', 'bool', setSkip, SKIP),
    ],
  },
  nodeError: 'failed to create HTTPPostService.Handler',
  options: () => ({
    url: '',
    endpoint: '',
    headers: new Map(),
    captureResponse: false,
    timeout: 0n,
    skipSSLVerification: false,
  }),
  start,
});

function setUrl(options: PostOptions, url: string): void {
  options.url = url;
}
function setEndpoint(options: PostOptions, endpoint: string): void {
  options.endpoint = endpoint;
}
function setCapture(options: PostOptions, on = true): void {
  options.captureResponse = on;
}
function setTimeout(options: PostOptions, timeout: bigint): void {
  options.timeout = timeout;
}
function setSkip(options: PostOptions, on = true): void {
  options.skipSSLVerification = on;
}

/** An endpoint of the configuration, or one made of the handler's own URL. */
interface Endpoint {
  readonly section: Section | undefined;
  readonly url: Template;
  readonly alert: Template | undefined;
}

function start(options: PostOptions, host: HandlerHost, place: HandlerPlace): RunningHandler | StartError {
  // An alert node says so before it asks the service. Kapacitor alert.go, v1.8.
  if (place.type === 'node' && options.url === '' && options.endpoint === '') {
    return { ok: false, error: 'Either URL or endpoint must be non-empty', bare: true };
  }
  const section = host.sections('httppost').find((candidate) => candidate.text('endpoint') === options.endpoint);
  const endpoint = section === undefined ? ownEndpoint(options) : configuredEndpoint(section);
  if (isRefusal(endpoint)) return endpoint;
  return { handle: (event) => send(options, endpoint, host, place, event) };
}

function ownEndpoint(options: PostOptions): Endpoint | StartError {
  if (options.url === '') {
    return {
      ok: false,
      error: 'An appropriately formatted url must be specified if an endpoint is not specified',
    };
  }
  const url = endpointTemplate(options.url);
  return url.ok ? { section: undefined, url: url.template, alert: undefined } : url;
}

function configuredEndpoint(section: Section): Endpoint | StartError {
  const url = endpointTemplate(section.text('url'));
  if (!url.ok) return url;
  if (section.text('alert-template') === '') return { section, url: url.template, alert: undefined };
  const alert = endpointTemplate(section.text('alert-template'));
  return alert.ok ? { section, url: url.template, alert: alert.template } : alert;
}

function send(
  options: PostOptions,
  endpoint: Endpoint,
  host: HandlerHost,
  place: HandlerPlace,
  event: AlertEvent,
): void {
  const fail = (message: string, err: string, more: LogKeys = []) =>
    logFailure(host, 'httppost', place, message, err, more);
  const data = alertDataStruct(event);
  const body = endpoint.alert === undefined ? encodeAlertData(event) : endpoint.alert.execute(data);
  if (!body.ok) {
    fail(
      endpoint.alert === undefined ? 'failed to marshal alert data json' : 'failed to execute alert template',
      body.error,
    );
    return;
  }
  const url = endpoint.url.execute(data);
  if (!url.ok) {
    fail('failed to create HTTP request', `failed to execute url template: ${url.error}`);
    return;
  }
  const made = makeRequest('POST', url.text, headersOf(options, endpoint), body.text);
  if (!made.ok) {
    const isUnparsable = made.error.startsWith('parse ');
    if (isUnparsable) fail('failed to create HTTP request', `failed to create POST request: ${made.error}`);
    else fail('failed to POST alert data', made.error);
    return;
  }
  const secrets = secretsOf(endpoint.section);
  const answer = host.deliver({
    kind: 'post',
    place,
    event,
    request: made.request,
    origins: originsOf(options, endpoint, place),
    secrets,
  });
  if (answer.error !== undefined) fail('failed to POST alert data', answer.error);
  else if (Math.floor(answer.status / 100) !== 2) {
    const unknown = 'unknown error, use .captureResponse() to capture the HTTP response';
    const err = options.captureResponse ? answer.body : unknown;
    fail('POST returned non 2xx status code', err, [['code', String(answer.status)]]);
  }
}

function headersOf(options: PostOptions, endpoint: Endpoint): [string, string, 'add'?][] {
  const { section, alert } = endpoint;
  return [
    ...basicAuthorization(section),
    ...(section?.textMap('headers') ?? []).map(([name, value]): [string, string, 'add'] => [name, value, 'add']),
    ...options.headers,
    ...(alert === undefined ? [['Content-Type', 'application/json'] satisfies [string, string]] : []),
  ];
}

function secretsOf(section: Section | undefined): readonly string[] {
  return basicAuthorization(section).map(([, value]) => value);
}

function originsOf(options: PostOptions, { section }: Endpoint, place: HandlerPlace): readonly Origin[] {
  if (section === undefined) return [{ option: 'url', ...ownOrigin(place, 'url') }];
  return [
    { option: 'endpoint', ...ownOrigin(place, 'endpoint') },
    { option: 'url', ...section.origin('url') },
    ...(options.headers.size === 0 ? [] : [{ option: 'headers', ...ownOrigin(place, 'headers') }]),
  ];
}
