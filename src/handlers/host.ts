/** What a handler needs of the run that it works in. */
import type { AlertEvent } from '../alert/event';
import type { TopicRegistry } from '../alert/services';
import type { Environment } from '../lambda/environment';
import type { Range } from '../text/range';
import type { HttpAnswer, HttpRequest } from './request';
import type { Section } from './section';

export interface HandlerHost {
  /** The effective section; of a list section its first entry, if there is one. */
  section(name: string): Section;
  /** All entries of a list section. */
  sections(name: string): readonly Section[];
  /** A request leaves; the answer comes at once from the run's stand-in. */
  deliver(delivery: Delivery): HttpAnswer;
  /** Something other than an HTTP request: a command that would be run, a line that would be written. */
  act(action: Action): ActionResult;
  /** The handler at work takes nothing of its event: its `match` says no, or other topics get it instead. */
  passes(why: 'unmatched' | 'published'): void;
  log(level: 'error' | 'info' | 'debug', message: string, keys: LogKeys, place: HandlerPlace): void;
  readonly topics: TopicRegistry;
  readonly clock: HandlerClock;
  /** For the lambdas of handlers. */
  readonly environment: Environment;
  readonly hostname: string;
}

/** In the order they are printed. A key without a name leaves its place in the line empty. */
export type LogKeys = readonly (readonly [key: string, value: string])[];

export interface HandlerClock {
  /** Nanoseconds since the Unix epoch. */
  now(): bigint;
  at(time: bigint, fire: () => void): { cancel(): void };
}

/** Whose handler it is. */
export type HandlerPlace =
  | { readonly type: 'node'; readonly task: string; readonly node: string }
  | {
      readonly type: 'handler';
      readonly topic: string;
      readonly handler: string;
      readonly file: string;
      /** Where each option stands in its file. */
      readonly ranges: ReadonlyMap<string, Range>;
    };

/** An HTTP request on its way, with all that the page tells about it. */
export interface Delivery {
  readonly kind: string;
  readonly place: HandlerPlace;
  readonly event: AlertEvent;
  readonly request: HttpRequest;
  readonly origins: readonly Origin[];
  readonly secrets: readonly string[];
  readonly preview?: Preview;
  /** A status that means success, for a stand-in that is to be well. */
  readonly success?: number;
}

/** Where the effective value of an option came from. */
export interface Origin {
  readonly option: string;
  readonly from: 'script' | 'handler file' | 'kapacitor.conf' | 'environment' | 'default';
  readonly file?: string;
  readonly range?: Range;
  /** What kapacitor.conf says, where something else won. Never a secret. */
  readonly configured?: string;
}

/** What a chat room would show. */
export interface Preview {
  readonly color: string;
  readonly from: string;
  readonly html: string;
}

export interface Action {
  readonly kind: string;
  readonly place: HandlerPlace;
  readonly event: AlertEvent;
  /** What it would do, in a word. */
  readonly verb: 'run' | 'write' | 'send';
  /** To whom: a command line, a path, an address. */
  readonly target: string;
  /** The bytes it would be given, as text. */
  readonly content: string;
  readonly secrets: readonly string[];
}

/** `error`: the operating system's words, as Go says them. */
export interface ActionResult {
  readonly error?: string;
}

/** The keys that tell in the log whose handler it is, after `service`. */
function placeKeys(place: HandlerPlace): LogKeys {
  return place.type === 'node'
    ? [['task', place.task]]
    : [
        ['handler', place.handler],
        ['topic', place.topic],
      ];
}

/** Logs of services: `service=hipchat task=t err=…`. */
export function logFailure(
  host: HandlerHost,
  service: string,
  place: HandlerPlace,
  message: string,
  err: string,
  more: LogKeys = [],
): void {
  host.log('error', message, [['service', service], ...placeKeys(place), ['err', err], ...more], place);
}

/**
 * Logs of handlers that belong to no service: those of a node say which, as the node's own errors do.
 * Kapacitor alert.go hands its own diagnostic to them, v1.8.
 */
export function logPlain(
  host: HandlerHost,
  place: HandlerPlace,
  message: string,
  err: string,
  more: LogKeys = [],
): void {
  const whose: LogKeys =
    place.type === 'node'
      ? [
          ['service', 'kapacitor'],
          ['task_master', 'main'],
          ['task', place.task],
          ['node', place.node],
        ]
      : [['service', 'alert'], ...placeKeys(place)];
  host.log('error', message, [...whose, ['err', err], ...more], place);
}

/** The option's own value if it has one, else the section's, and where that came from. */
export function effective(
  own: string,
  section: Section,
  key: string,
  place: HandlerPlace,
  option: string = key,
): { readonly value: string; readonly origin: Origin } {
  if (own === '') return { value: section.text(key), origin: { option, ...section.origin(key) } };
  const isSecret = section.definition.keys.some(({ name, secret }) => name === key && secret === true);
  const configured = isSecret || section.text(key) === '' ? {} : { configured: section.text(key) };
  return { value: own, origin: { option, ...ownOrigin(place, option), ...configured } };
}

/** Where an option that was set stands. */
export function ownOrigin(place: HandlerPlace, option: string): Omit<Origin, 'option'> {
  if (place.type === 'node') return { from: 'script' };
  const range = place.ranges.get(option);
  return { from: 'handler file', file: place.file, ...(range === undefined ? {} : { range }) };
}
