/** Topics: what they remember of events, and the handlers that they call. Kapacitor alert/topics.go, v1.8. */

import { compareStrings } from '../go/bytes';
import { spend } from '../text/budget';
import type { AlertEvent, EventState } from './event';
import { type LevelIndex, OK } from './level';
import type { NewEvent, TopicHandler, TopicRegistry } from './services';
import { sortAsKapacitor } from './topic-order';

/** A topic as the server's API lists it. */
export interface TopicState {
  readonly id: string;
  /** What Kapacitor says: the level of the event that it keeps first, which need not be the highest. */
  readonly level: LevelIndex;
  /** The highest level of its events. */
  readonly highest: LevelIndex;
  readonly collected: number;
  /** By event id, in byte order. */
  readonly events: readonly EventState[];
}

/** The topic of an alert node that no script names. `master`: who runs the task, `main` or a replay. */
export function ownTopic(master: string, task: string, node: string): string {
  return `${master}:${task}:${node}`;
}

/** Who writes down what topics do. */
export interface TopicJournal {
  /** An event, its previous level known, before any handler is called; returns where it is written down. */
  collected(event: Omit<AlertEvent, 'record'>): number;
  /** Calls the handlers one after the other. */
  hand(event: AlertEvent, handlers: readonly TopicHandler[]): void;
}

const NO_JOURNAL: TopicJournal = {
  collected: () => -1,
  hand(event, handlers) {
    for (const handler of handlers) handler.handle(event);
  },
};

export class Topics implements TopicRegistry {
  readonly #topics = new Map<string, Topic>();

  /** `persists`: the states of events are stored, as the configuration's `persist-topics` says. */
  constructor(
    private readonly journal: TopicJournal = NO_JOURNAL,
    private readonly persists = true,
  ) {}

  collect(event: NewEvent): string | undefined {
    spend(1);
    const topic = this.#ensure(event.topic);
    const known = topic.update(event.state);
    const placed = { ...event, previousLevel: known?.level ?? event.previousLevel ?? OK };
    topic.collected++;
    const collected: AlertEvent = { ...placed, record: this.journal.collected(placed) };
    // A handler that is added or taken away meanwhile does not change who hears of this event.
    this.journal.hand(collected, [...topic.handlers]);
    // The store cannot keep an event without an id; it can forget one. Kapacitor services/alert/service.go, v1.8.
    return this.persists && event.state.id === '' && event.state.level !== OK ? 'key required' : undefined;
  }

  state(topic: string, id: string): EventState | undefined {
    return this.#topics.get(topic)?.events.get(id);
  }

  restore(topic: string, state: EventState): void {
    this.#ensure(topic).update(state);
  }

  register(topic: string, handler: TopicHandler): () => void {
    const { handlers } = this.#ensure(topic);
    handlers.push(handler);
    return () => {
      const at = handlers.indexOf(handler);
      if (at !== -1) handlers.splice(at, 1);
    };
  }

  isHeard(topic: string): boolean {
    return (this.#topics.get(topic)?.handlers.length ?? 0) > 0;
  }

  /** A node has ended, and the topic of its own is gone. */
  close(topic: string): void {
    this.#topics.delete(topic);
  }

  /** Every topic in byte order of its id. */
  states(): readonly TopicState[] {
    return [...this.#topics]
      .map(([id, topic]) => {
        const events = [...topic.events.values()].sort((a, b) => compareStrings(a.id, b.id));
        return { id, level: topic.level, highest: highest(events), collected: topic.collected, events };
      })
      .sort((a, b) => compareStrings(a.id, b.id));
  }

  #ensure(id: string): Topic {
    let topic = this.#topics.get(id);
    if (topic === undefined) {
      topic = new Topic();
      this.#topics.set(id, topic);
    }
    return topic;
  }
}

/** With more events than this the order is not kept any more, and the highest level is taken for the topic's. */
const MAX_ORDERED = 1000;

class Topic {
  readonly events = new Map<string, EventState>();
  readonly handlers: TopicHandler[] = [];
  collected = 0;
  #ordered: EventState[] = [];

  get level(): LevelIndex {
    const [first] = this.#ordered;
    return this.events.size > MAX_ORDERED ? highest([...this.events.values()]) : (first?.level ?? OK);
  }

  /** Remembers the state of an event; returns what was known of it. */
  update(state: EventState): EventState | undefined {
    const known = this.events.get(state.id);
    this.events.set(state.id, state);
    if (this.events.size > MAX_ORDERED) return known;
    if (known === undefined) this.#ordered.push(state);
    else this.#ordered[this.#ordered.indexOf(known)] = state;
    if (known?.level !== state.level) sortAsKapacitor(this.#ordered);
    return known;
  }
}

function highest(events: readonly EventState[]): LevelIndex {
  return events.reduce<LevelIndex>((level, event) => (event.level > level ? event.level : level), OK);
}
