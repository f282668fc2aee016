import type { AlertEvent } from '../../src/alert/event';
import { CRITICAL, type LevelIndex, OK } from '../../src/alert/level';
import { Topics } from '../../src/alert/topic';
import { isRefusal } from '../../src/definition/value';
import type { JsonObject } from '../../src/go/json/value';
import type { RunningHandler, StartError } from '../../src/handlers/handler';
import type { Action, Delivery, HandlerHost, HandlerPlace, LogKeys } from '../../src/handlers/host';
import type { HttpAnswer } from '../../src/handlers/request';
import type { Section } from '../../src/handlers/section';
import { TOPIC_HANDLER_DEFINITIONS } from '../../src/handlers/topic-handler-kinds';
import { SECTIONS } from '../../src/kapacitor/config/all-sections';
import { readConfiguration } from '../../src/kapacitor/config/config';
import { LAMBDA_FUNCTIONS } from '../../src/lambda/functions/all';
import { MapFields } from '../../src/points/fields';
import { TagSet } from '../../src/points/tags';

/** A host that writes down what handlers do. */
export class RecordingHost implements HandlerHost {
  readonly deliveries: Delivery[] = [];
  readonly actions: Action[] = [];
  readonly logs: string[] = [];
  readonly passed: string[] = [];
  readonly topics = new Topics({
    collected: (event) => this.collected.push(event),
    hand(event, handlers) {
      for (const handler of handlers) handler.handle(event);
    },
  });
  readonly collected: Omit<AlertEvent, 'record'>[] = [];
  readonly hostname = 'localhost';
  readonly environment = { now: () => 0n, zone: 'UTC', functions: LAMBDA_FUNCTIONS };
  readonly timers: { readonly time: bigint; readonly fire: () => void }[] = [];
  readonly clock = {
    now: () => 0n,
    at: (time: bigint, fire: () => void) => {
      this.timers.push({ time, fire });
      return { cancel: () => {} };
    },
  };
  answer: HttpAnswer = { status: 204, body: '' };
  readonly #configuration;

  constructor(configuration = '') {
    const read = readConfiguration(SECTIONS, { text: configuration });
    if (!read.ok) throw new Error(read.error);
    this.#configuration = read.configuration;
  }

  section(name: string): Section {
    return this.#configuration.section(name);
  }

  sections(name: string): readonly Section[] {
    return this.#configuration.sections(name);
  }

  deliver(delivery: Delivery): HttpAnswer {
    this.deliveries.push(delivery);
    return this.answer;
  }

  act(action: Action): { readonly error?: string } {
    this.actions.push(action);
    return {};
  }

  passes(why: string): void {
    this.passed.push(why);
  }

  log(level: string, message: string, keys: LogKeys): void {
    this.logs.push([level, message, ...keys.map(([key, value]) => `${key}=${value}`)].join(' | '));
  }
}

/** What it refuses to do comes back as an error. */
export class RefusingHost extends RecordingHost {
  override act(action: Action): { readonly error?: string } {
    super.act(action);
    return { error: 'refused' };
  }
}

/** A handler of a handler file with these options, in an alert node's place. */
export function started(kind: string, options: JsonObject, host: RecordingHost): RunningHandler | StartError {
  const handler = TOPIC_HANDLER_DEFINITIONS.find((each) => each.kind === kind);
  const decoded = handler?.decode({ ...options }, host);
  if (decoded?.ok !== true) throw new Error(decoded?.error ?? 'none');
  return decoded.use.start(host, NODE_PLACE);
}

export function running(kind: string, options: JsonObject, host: RecordingHost): RunningHandler {
  const handler = started(kind, options, host);
  if (isRefusal(handler)) throw new Error(handler.error);
  return handler;
}

export const NODE_PLACE: HandlerPlace = { type: 'node', task: 't', node: 'alert2' };

export function alertEvent(message: string, level: LevelIndex = CRITICAL, previousLevel: LevelIndex = OK): AlertEvent {
  const fields = MapFields.of([['v', 11]]);
  const tags = new TagSet([['host', 'a']]);
  return {
    topic: 'main:t:alert2',
    state: { id: 'm:nil', message, details: '', time: 1_000_000_000n, duration: 0n, level },
    data: {
      name: 'm',
      taskName: 't',
      category: '',
      group: '',
      tags,
      fields,
      recoverable: true,
      result: [{ name: 'm', tags, columns: ['time', 'v'], points: [{ tags, fields, time: 1_000_000_000n }] }],
    },
    previousLevel,
    evaluation: -1,
    record: -1,
  };
}
