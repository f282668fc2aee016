import type { AlertEvent } from '../../alert/event';
import type { Outcome, TopicHandler } from '../../alert/services';

/** What one handler did with one event; `passes` of its host and what it delivers, logs and runs say so. */
export type Verdict = 'took' | 'failed' | 'waiting' | 'unfinished' | 'unmatched' | 'published';

/** What became of an event, or of all events of one evaluation: of several handlers the one that came furthest counts. */
export type Delivered = Extract<Outcome, 'sent' | 'waiting' | 'undelivered' | 'unfinished' | 'unmatched' | 'unheard'>;

const FURTHEST: readonly (readonly [Verdict, Delivered])[] = [
  ['took', 'sent'],
  ['waiting', 'waiting'],
  ['failed', 'undelivered'],
  ['unfinished', 'unfinished'],
  ['unmatched', 'unmatched'],
];

/** The handlers of an event, and what each did. */
export class Tally {
  readonly #verdicts = new Set<Verdict>();
  /** Names of the handlers that failed, each once. */
  readonly failed: string[] = [];

  add(name: string, verdict: Verdict): void {
    this.#verdicts.add(verdict);
    if (verdict === 'failed' && !this.failed.includes(name)) this.failed.push(name);
  }

  /** Whether other topics got the event from a handler. */
  get isPublished(): boolean {
    return this.#verdicts.has('published');
  }

  get outcome(): Delivered {
    return FURTHEST.find(([verdict]) => this.#verdicts.has(verdict))?.[1] ?? 'unheard';
  }
}

/** Calls handlers and hears what becomes of the event at each. */
export class Handing {
  #verdict: Verdict | undefined;

  /** Of the handler at work; its last word counts, but what is published is judged where it arrives. */
  says(verdict: Verdict): void {
    if (this.#verdict !== 'published') this.#verdict = verdict;
  }

  hand(event: AlertEvent, handlers: readonly TopicHandler[], tallies: readonly Tally[]): void {
    for (const handler of handlers) {
      const outer = this.#verdict;
      this.#verdict = undefined;
      let isDone = false;
      try {
        handler.handle(event);
        isDone = true;
      } finally {
        // One that gathers events says nothing.
        const verdict = this.#verdict ?? (isDone ? 'took' : 'unfinished');
        for (const tally of tallies) tally.add(handler.name ?? '', verdict);
        this.#verdict = outer;
      }
    }
  }
}
