import type { EventData, EventState } from '../../alert/event';
import { type LevelIndex, OK } from '../../alert/level';
import type { Outcome } from '../../alert/services';
import type { RunningHandler } from '../../handlers/handler';
import type { NodeContext } from '../context';

/** The topics of an alert node: an anonymous one where it has handlers, and the one that the script names. */
export class AlertTopics {
  /** `main:task:alert2`; undefined where the node has no handlers. */
  readonly #anonymous: string | undefined;
  readonly #named: string | undefined;

  constructor(
    topic: string,
    private readonly context: NodeContext,
    private readonly handlers: readonly RunningHandler[],
  ) {
    this.#anonymous = handlers.length === 0 ? undefined : context.services.ownTopic;
    this.#named = topic === '' ? undefined : topic;
  }

  /** A task that another node keeps from running has no topics. */
  register(): void {
    if (this.#anonymous === undefined) return;
    for (const handler of this.handlers) this.context.services.topics.register(this.#anonymous, handler);
  }

  /** What becomes of its events. */
  get outcome(): Extract<Outcome, 'sent' | 'unheard' | 'no-handler'> {
    // An own topic is there for handlers only.
    if (this.#anonymous !== undefined) return 'sent';
    if (this.#named === undefined) return 'no-handler';
    return this.context.services.topics.isHeard(this.#named) ? 'sent' : 'unheard';
  }

  /** `evaluation`: where what led to the event is written down. */
  collect(state: EventState, data: EventData, evaluation: number): void {
    for (const topic of [this.#anonymous, this.#named]) {
      if (topic === undefined) continue;
      const error = this.context.services.topics.collect({ topic, state, data, evaluation });
      if (error !== undefined) this.context.error('encountered error collecting event', error);
    }
  }

  /** What the topics remember of an event id; where both do and differ, the anonymous one is right. */
  restore(id: string): { readonly level: LevelIndex; readonly time: bigint } {
    const { topics } = this.context.services;
    const anonymous = this.#anonymous === undefined ? undefined : topics.state(this.#anonymous, id);
    const named = this.#named === undefined ? undefined : topics.state(this.#named, id);
    if (named !== undefined && (named.level ?? OK) !== (anonymous?.level ?? OK)) {
      if (anonymous !== undefined && this.#named !== undefined) topics.restore(this.#named, anonymous);
      else if (this.#anonymous !== undefined) topics.restore(this.#anonymous, named);
    }
    const known = anonymous ?? named;
    return known === undefined ? { level: OK, time: 0n } : known;
  }
}
