/** Topics: what they remember of events, and the handlers that they call. Kapacitor alert/topics.go, v1.8. */
import { compareBytes } from '../points/order';
import type { AlertEvent, EventState } from './event';
import { type LevelIndex, OK } from './level';
import type { NewEvent, TopicHandler, TopicRegistry } from './services';

/** A topic as the server's API lists it. */
export interface TopicState {
  readonly id: string;
  /** The highest level of its events. */
  readonly level: LevelIndex;
  readonly collected: number;
  /** By event id, in byte order. */
  readonly events: readonly EventState[];
}

export class Topics implements TopicRegistry {
  readonly #topics = new Map<string, Topic>();

  /** `collected` is told of every event, its previous level known, before any handler is called. */
  constructor(private readonly collected: (event: AlertEvent) => void = () => {}) {}

  collect(event: NewEvent): string | undefined {
    const topic = this.#ensure(event.topic);
    const known = topic.events.get(event.state.id);
    const collected: AlertEvent = { ...event, previousLevel: known?.level ?? event.previousLevel ?? OK };
    topic.events.set(event.state.id, event.state);
    topic.collected++;
    this.collected(collected);
    // A handler that is added or taken away meanwhile does not change who hears of this event.
    for (const handler of [...topic.handlers]) handler.handle(collected);
    // The store cannot keep an event without an id; forgetting one that recovered is no problem. Kapacitor services/alert/service.go, v1.8.
    return event.state.id === '' && event.state.level !== OK ? 'key required' : undefined;
  }

  state(topic: string, id: string): EventState | undefined {
    return this.#topics.get(topic)?.events.get(id);
  }

  restore(topic: string, state: EventState): void {
    this.#ensure(topic).events.set(state.id, state);
  }

  register(topic: string, handler: TopicHandler): () => void {
    const { handlers } = this.#ensure(topic);
    handlers.push(handler);
    return () => {
      const at = handlers.indexOf(handler);
      if (at !== -1) handlers.splice(at, 1);
    };
  }

  /** Every topic in byte order of its id. */
  states(): readonly TopicState[] {
    return [...this.#topics]
      .map(([id, topic]) => {
        const events = [...topic.events.values()].sort((a, b) => compareBytes(a.id, b.id));
        return { id, level: highest(events), collected: topic.collected, events };
      })
      .sort((a, b) => compareBytes(a.id, b.id));
  }

  #ensure(id: string): Topic {
    let topic = this.#topics.get(id);
    if (topic === undefined) {
      topic = { events: new Map(), collected: 0, handlers: [] };
      this.#topics.set(id, topic);
    }
    return topic;
  }
}

interface Topic {
  readonly events: Map<string, EventState>;
  collected: number;
  readonly handlers: TopicHandler[];
}

function highest(events: readonly EventState[]): LevelIndex {
  return events.reduce<LevelIndex>((level, event) => (event.level > level ? event.level : level), OK);
}
