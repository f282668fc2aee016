import type { Batch, Point } from '../../points/point';
import type { QueryRecord } from './run-model';

export type Message = Point | Batch;

/** One thing that happened at a node. */
export type TraceEntry =
  | { readonly at: number; readonly type: 'received' | 'emitted'; readonly message: Message }
  /** What a query node asked; what it emits next are the batches of the answer. */
  | { readonly at: number; readonly type: 'asked'; readonly query: QueryRecord }
  /** Why the message received last was dropped, or the error it caused. */
  | { readonly at: number; readonly type: 'dropped' | 'failed'; readonly reason: string };

/** Messages received and emitted, and errors, up to some moment. */
export interface TraceCounts {
  readonly received: number;
  readonly emitted: number;
  readonly failed: number;
}

/** Entries that one node keeps; a later moment is known to a TraceWalk only. */
const MOST_ENTRIES = 20_000;

/**
 * What one node received, emitted, dropped and why, for the moments `from` to `end`, half-open. Points are shared, so an
 * entry costs a reference.
 */
export class NodeTrace {
  #entries: TraceEntry[] = [];
  /** What happens before it is not kept. */
  #from = Number.NEGATIVE_INFINITY;
  /** Not all that happened from here on is kept. */
  #end = Number.POSITIVE_INFINITY;

  constructor(
    private readonly now: { readonly at: number },
    private readonly most = MOST_ENTRIES,
  ) {}

  /** Everything kept, in order. */
  get entries(): readonly TraceEntry[] {
    return this.#entries;
  }

  /** Forgets everything, and goes on at moment `from`. */
  restart(from: number): void {
    this.#entries = [];
    this.#from = from;
    this.#end = Number.POSITIVE_INFINITY;
  }

  received(message: Message): void {
    if (this.#isKept()) this.#entries.push({ at: this.now.at, type: 'received', message });
  }

  emitted(message: Message): void {
    if (this.#isKept()) this.#entries.push({ at: this.now.at, type: 'emitted', message });
  }

  asked(query: QueryRecord): void {
    if (this.#isKept()) this.#entries.push({ at: this.now.at, type: 'asked', query });
  }

  dropped(reason: string): void {
    if (this.#isKept()) this.#entries.push({ at: this.now.at, type: 'dropped', reason });
  }

  failed(reason: string): void {
    if (this.#isKept()) this.#entries.push({ at: this.now.at, type: 'failed', reason });
  }

  /** What the message is made of that is emitted next: told to who watches, and not kept. */
  met(_messages: readonly (Message | undefined)[]): void {}

  /** What happened at a moment, in order; `undefined` when that was not kept. */
  entriesAt(at: number): readonly TraceEntry[] | undefined {
    if (at < this.#from || at >= this.#end) return undefined;
    return this.#entries.slice(this.#countBefore(at), this.#countBefore(at + 1));
  }

  /** What happened up to and including a moment; `undefined` when not all of it was kept. */
  countsUpTo(at: number): TraceCounts | undefined {
    if (this.#from !== Number.NEGATIVE_INFINITY || at >= this.#end) return undefined;
    const counts = { asked: 0, received: 0, emitted: 0, dropped: 0, failed: 0 };
    const end = this.#countBefore(at + 1);
    for (let index = 0; index < end; index++) {
      const entry = this.#entries[index];
      if (entry !== undefined) counts[entry.type]++;
    }
    return counts;
  }

  #isKept(): boolean {
    if (this.now.at < this.#from) return false;
    if (this.#entries.length < this.most) return true;
    this.#end = Math.min(this.#end, this.now.at);
    return false;
  }

  /** Entries of earlier moments. */
  #countBefore(at: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#entries[middle]?.at ?? at) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
