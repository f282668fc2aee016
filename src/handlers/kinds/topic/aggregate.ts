import type { AlertEvent } from '../../../alert/event';
import { type LevelIndex, OK } from '../../../alert/level';
import type { Template } from '../../../go/template/template';
import { ZERO_TIME } from '../../../go/time/time';
import { GoDuration, GoInt, GoStruct, type GoValue } from '../../../go/value';
import { NO_FIELDS } from '../../../points/fields';
import { TagSet } from '../../../points/tags';
import { durationField, keysOf, textField } from '../../fields';
import { defineHandler, type RunningHandler, type StartError } from '../../handler';
import type { HandlerHost } from '../../host';
import { parse } from '../../service';

interface AggregateOptions {
  id: string;
  /** Nanoseconds. */
  interval: bigint;
  topic: string;
  message: string;
}

const FIELDS = [
  textField('id', { file: 'id' }, 'ID of the events that are made; not a template.'),
  durationField('interval', { file: 'interval' }, 'How long events are gathered, in nanoseconds.'),
  textField('topic', { file: 'topic' }, 'Topic that gets the events that are made.'),
  textField('message', { file: 'message' }, 'Template of their message. It sees Count and Interval.'),
];

export const aggregate = defineHandler<AggregateOptions>({
  kind: 'aggregate',
  name: 'Aggregate',
  doc: 'Gathers events for a time and makes one event of them.',
  file: { goType: 'alert.AggregateHandlerConfig', keys: keysOf<AggregateOptions>(FIELDS) },
  options: () => ({
    id: '',
    interval: 0n,
    topic: '',
    message: 'Received {{ .Count }} events in the last {{.Interval}}.',
  }),
  start,
});

function start(options: AggregateOptions, host: HandlerHost): RunningHandler | StartError {
  const message = parse('message', options.message);
  if (!message.ok) return message;
  const tried = message.template.execute(messageData(0, 0n));
  if (!tried.ok) {
    const error = `failed to evaluate message template with aggregate message data: ${tried.error}`;
    return { ok: false, error };
  }
  // A real server dies of it; these are its last words.
  if (options.interval <= 0n) return { ok: false, error: 'non-positive interval for NewTicker' };
  return new Aggregator(options, message.template, host);
}

/** Its time begins with the first event that it gathers. */
class Aggregator implements RunningHandler {
  #events: AlertEvent[] = [];

  constructor(
    private readonly options: AggregateOptions,
    private readonly message: Template,
    private readonly host: HandlerHost,
  ) {}

  handle(event: AlertEvent): void {
    if (this.#events.length === 0) {
      this.host.clock.at(this.host.clock.now() + this.options.interval, () => this.#send());
    }
    this.#events.push(event);
  }

  end(patience: bigint): void {
    if (this.options.interval <= patience) this.#send();
  }

  #send(): void {
    const events = this.#events;
    if (events.length === 0) return;
    this.#events = [];
    const message = this.message.execute(messageData(events.length, this.options.interval));
    this.host.topics.collect({
      evaluation: -1,
      topic: this.options.topic,
      state: {
        id: this.options.id,
        message: message.ok ? message.text : '',
        details: events.map(({ state }) => state.message).join('\n'),
        time: events.reduce((latest, { state }) => (state.time > latest ? state.time : latest), ZERO_TIME),
        duration: events.reduce((longest, { state }) => (state.duration > longest ? state.duration : longest), 0n),
        level: events.reduce<LevelIndex>((highest, { state }) => (state.level > highest ? state.level : highest), OK),
      },
      data: {
        name: '',
        taskName: '',
        category: '',
        group: '',
        tags: TagSet.empty,
        fields: NO_FIELDS,
        result: events.flatMap(({ data }) => data.result),
        recoverable: false,
      },
    });
  }
}

function messageData(count: number, interval: bigint): GoStruct {
  return new GoStruct(
    'alert.aggregateMessageData',
    new Map<string, GoValue>([
      ['Count', new GoInt(BigInt(count))],
      ['Interval', new GoDuration(interval)],
    ]),
  );
}
