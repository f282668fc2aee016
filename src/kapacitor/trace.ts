import type { Batch, Point } from '../points/point';

export type Message = Point | Batch;

/** One thing that happened at a node. */
export type TraceEntry =
  | { readonly at: number; readonly type: 'received' | 'emitted'; readonly message: Message }
  /** Why the message received last was dropped, or the error it caused. */
  | { readonly at: number; readonly type: 'dropped' | 'failed'; readonly reason: string };

/** What one node received, emitted, dropped and why. Points are shared, so an entry costs a reference. */
export class NodeTrace {
  readonly entries: TraceEntry[] = [];

  constructor(private readonly now: { readonly at: number }) {}

  received(message: Message): void {
    this.entries.push({ at: this.now.at, type: 'received', message });
  }

  emitted(message: Message): void {
    this.entries.push({ at: this.now.at, type: 'emitted', message });
  }

  dropped(reason: string): void {
    this.entries.push({ at: this.now.at, type: 'dropped', reason });
  }

  failed(reason: string): void {
    this.entries.push({ at: this.now.at, type: 'failed', reason });
  }
}
