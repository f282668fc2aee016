import type { Fields } from '../points/fields';
import type { BatchPoint } from '../points/point';
import type { TagSet } from '../points/tags';
import type { LevelIndex } from './level';

/** What a topic remembers of one event id. */
export interface EventState {
  readonly id: string;
  readonly message: string;
  readonly details: string;
  /** Nanoseconds since the Unix epoch. */
  readonly time: bigint;
  /** Nanoseconds. */
  readonly duration: bigint;
  readonly level: LevelIndex;
}

/** A state whose details are rendered when somebody looks at them. */
export class RenderedState implements EventState {
  #details: string | undefined;

  constructor(
    readonly id: string,
    readonly message: string,
    private readonly render: () => string,
    readonly time: bigint,
    readonly duration: bigint,
    readonly level: LevelIndex,
  ) {}

  get details(): string {
    this.#details ??= this.render();
    return this.#details;
  }
}

/** What an event was made of. */
export interface EventData {
  readonly name: string;
  readonly taskName: string;
  readonly category: string;
  /** '' when ungrouped. */
  readonly group: string;
  readonly tags: TagSet;
  readonly fields: Fields;
  /** The rows of `data.series`. */
  readonly result: readonly ResultSeries[];
  readonly recoverable: boolean;
}

export interface ResultSeries {
  readonly name: string;
  readonly tags: TagSet;
  readonly columns: readonly string[];
  readonly points: readonly BatchPoint[];
}

export interface AlertEvent {
  readonly topic: string;
  readonly state: EventState;
  readonly data: EventData;
  /** Where the evaluation that it came of is written down; -1 for an event that was made of others. */
  readonly evaluation: number;
  /** The level that the topic knew for this id before; set when the topic collects the event. */
  readonly previousLevel: LevelIndex;
  /** Where the event itself is written down, as the topic was told when it collected it. */
  readonly record: number;
}
