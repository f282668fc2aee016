import type { TagSet } from '../points/tags';
import type { AlertEvent, EventState } from './event';
import type { Inhibitors } from './inhibit';
import type { JudgedValue } from './judged';
import type { LevelIndex } from './level';

/** What an alert node needs of the server: its topics, and a place to write down what it decided. */
export interface AlertServices {
  readonly topics: TopicRegistry;
  readonly inhibitors: Inhibitors;
  readonly server: ServerInfo;
  /** Where the node writes down what it decides about events of this id. */
  evaluationsOf(id: string, group: string, tags: TagSet): Evaluations;
  /**
   * What the node judges. The array that it gets takes what the values are, by their index, and the next evaluation that
   * is written down keeps it; NaN for what was not looked at.
   */
  judges(values: readonly JudgedValue[]): Float64Array;
}

/** Told of every point or batch that an alert node evaluated, with exactly one outcome. */
export interface Evaluations {
  /**
   * Returns where it is written down. `time` is the event's, in nanoseconds since the Unix epoch. Single arguments: this
   * happens a million times a second. `window`: of a batch, the times of its first point and of its end.
   */
  add(level: LevelIndex, outcome: Outcome, time: bigint, window?: Window): number;
}

/** Nanoseconds since the Unix epoch. */
export interface Window {
  readonly from: bigint;
  readonly to: bigint;
}

/** What templates see as `.ServerInfo`. */
export interface ServerInfo {
  readonly hostname: string;
  readonly clusterId: string;
  readonly serverId: string;
}

export interface TopicRegistry {
  /**
   * Hands the event to the topic, which sets its previous level, remembers its state and calls its handlers. A topic
   * that has never seen the id keeps the event's own previous level (of a published event; OK for a new one). Returns
   * Kapacitor's text when the event could not be kept; its handlers were called all the same.
   */
  collect(event: NewEvent): string | undefined;
  /** What the topic remembers of an event id. */
  state(topic: string, id: string): EventState | undefined;
  restore(topic: string, state: EventState): void;
  /** Adds a handler to a topic; returns the function that takes it away. */
  register(topic: string, handler: TopicHandler): () => void;
  /** Whether a handler is registered with it. */
  isHeard(topic: string): boolean;
}

/** An event before its topic has seen it. */
export type NewEvent = Omit<AlertEvent, 'previousLevel' | 'record'> & { readonly previousLevel?: LevelIndex };

/** A handler of a topic, anonymous or named. */
export interface TopicHandler {
  /** As people write its kind: `HipChat`. */
  readonly name?: string;
  handle(event: AlertEvent): void;
}

/** Why an event was sent or held back: one of a closed list, with words in `outcome-words.ts`. */
export type Outcome =
  | 'sent'
  /** Every handler that took it failed: it is in the log, and nobody got it. */
  | 'undelivered'
  /** The run ended while its handlers were called. */
  | 'unfinished'
  /** Collected by its topic, which has no handler. */
  | 'unheard'
  /** No handler's `match` lets it pass. */
  | 'unmatched'
  /** Its request waits behind one that is not answered. */
  | 'waiting'
  /** The alert has neither handler nor topic. */
  | 'no-handler'
  | 'ok-without-change'
  | 'no-change'
  | 'flapping'
  | 'no-recoveries'
  | 'inhibited'
  | 'empty-batch'
  | 'failed';
