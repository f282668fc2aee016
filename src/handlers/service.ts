/** What services that are spoken to over HTTP have in common. */
import type { AlertEvent } from '../alert/event';
import { byteLength, fromBytes, toBytes } from '../go/bytes';
import { parseUrl } from '../go/net/url';
import { quote } from '../go/strconv/strconv';
import { isTemplateError, parseTemplate, type Template } from '../go/template/template';
import type { GoValue } from '../go/value';
import { errorField } from './answer';
import type { StartError } from './handler';
import type { HandlerHost, HandlerPlace, Origin, Preview } from './host';
import { makeRequest } from './request';
import type { Section } from './section';

export const NOT_ENABLED = 'service is not enabled';

/** One event on its way to a service. */
export interface Mission {
  readonly kind: string;
  readonly host: HandlerHost;
  readonly place: HandlerPlace;
  readonly event: AlertEvent;
}

export interface Call {
  readonly url: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body: string;
  readonly origins: readonly Origin[];
  readonly secrets: readonly string[];
  readonly preview?: Preview;
  /** The statuses that mean success. */
  readonly accepts: readonly number[];
  /** Name of the service in `failed to understand … response`. */
  readonly product: string;
  /** Where in the JSON of an answer the text of the error is. */
  readonly errorKey?: string;
}

/** Posts JSON and says what went wrong, if anything did. */
export function post(mission: Mission, call: Call): string | undefined {
  const headers = [['Content-Type', 'application/json'] as const, ...(call.headers ?? [])];
  const made = makeRequest('POST', call.url, headers, call.body);
  if (!made.ok) return made.error;
  const { origins, secrets, preview } = call;
  const known = secrets.filter((secret) => secret !== '');
  const answer = mission.host.deliver({
    kind: mission.kind,
    place: mission.place,
    event: mission.event,
    request: made.request,
    origins,
    secrets: known,
    ...(preview === undefined ? {} : { preview }),
    ...success(call.accepts),
  });
  if (answer.error !== undefined) return answer.error;
  if (call.accepts.includes(answer.status)) return undefined;
  const fallback = `failed to understand ${call.product} response. code: ${answer.status} content: ${answer.body}`;
  return errorField(answer.body, call.errorKey ?? 'error') ?? fallback;
}

function success([first]: readonly number[]): { readonly success?: number } {
  return first === undefined ? {} : { success: first };
}

/** For sections that must have a URL once they are enabled. `must`: what they say without one. */
export function urlProblem(section: Section, key = 'url', must = 'must specify url'): string | undefined {
  const url = section.text(key);
  if (section.flag('enabled') && url === '') return must;
  return wrongUrl(url, 'url');
}

/** `word`: some services write URL in capitals. */
export function wrongUrl(url: string, word: 'url' | 'URL' | 'recovery_url', shown = url): string | undefined {
  const parsed = parseUrl(url);
  return parsed.ok ? undefined : `invalid ${word} ${quote(shown)}: ${parsed.error}`;
}

export type Parsed = { readonly ok: true; readonly template: Template } | StartError;

export function parse(name: string, source: string): Parsed {
  const template = parseTemplate(name, source);
  return isTemplateError(template) ? { ok: false, error: template.message } : { ok: true, template };
}

/**
 * Renders a text as a template; an empty one is not looked at. Some services pass over errors of execution, and go on with
 * what was written until then. Kapacitor services/zenoss/service.go, v1.8.
 */
export function render(
  name: string,
  source: string,
  data: GoValue,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string } {
  if (source === '') return { ok: true, text: '' };
  const parsed = parse(name, source);
  if (!parsed.ok) return { ok: false, error: parsed.error };
  const executed = parsed.template.execute(data);
  return { ok: true, text: executed.ok ? executed.text : executed.written };
}

/** The first bytes of a text. */
export function cutOff(text: string, bytes: number): string {
  return byteLength(text) <= bytes ? text : fromBytes(toBytes(text).slice(0, bytes));
}

/** Where the server's own API is, as it tells services. */
export function apiUrl(host: HandlerHost): string {
  const address = host.section('http').text('bind-address');
  return `http://${address.startsWith(':') ? '[::]' : ''}${address}/kapacitor/v1`;
}

/** `Basic …` where both are given. */
export function basicAuth(username: string, password: string): readonly (readonly [string, string])[] {
  if (username === '' || password === '') return [];
  const bytes = toBytes(`${username}:${password}`);
  return [['Authorization', `Basic ${btoa(String.fromCharCode(...bytes))}`]];
}
