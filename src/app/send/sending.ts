/** One request after the other, at the pace of its room, until something says no. What it does to the world is given. */
import type { SendAnswer } from '../../sharing/proxy-contract';
import type { Pace } from './pace';
import { roomKey, type Sendable } from './plan';

export interface Sending<T extends Sendable> {
  /** The next one; `undefined` when there is none. */
  next(): T | undefined;
  send(request: T): Promise<SendAnswer>;
  /** Milliseconds. */
  now(): number;
  /** Returns early when it is to stop. */
  sleep(milliseconds: number): Promise<void>;
  isStopped(): boolean;
  report(progress: Progress): void;
}

export interface Progress {
  /** 2xx. */
  readonly taken: number;
  /** Answered otherwise, though nothing was ended by it. */
  readonly notTaken: number;
  /** Milliseconds until the next one may go. */
  readonly waiting: number;
}

export type Ending =
  | { readonly type: 'done' }
  /** Unsure: a request was under way. */
  | { readonly type: 'stopped'; readonly unsure: boolean }
  /** The room said no to all that could follow. */
  | { readonly type: 'refused'; readonly status: number; readonly room: string }
  | { readonly type: 'failed'; readonly error: string };

/** A wrong token, a wrong room, too many: what follows would get the same. */
const ENDS: ReadonlySet<number> = new Set([401, 404, 429]);

/** Nothing may follow such an answer, and what was answered so was not heard. */
export function endsAll(answer: SendAnswer): boolean {
  return !answer.ok || ENDS.has(answer.status);
}

export async function sendAll<T extends Sendable>(pace: Pace, sending: Sending<T>): Promise<Ending> {
  let taken = 0;
  let notTaken = 0;
  for (;;) {
    if (sending.isStopped()) return { type: 'stopped', unsure: false };
    const request = sending.next();
    if (request === undefined) return { type: 'done' };
    const room = roomKey(request.target);
    for (let waiting = pace.wait(room, sending.now()); waiting > 0; waiting = pace.wait(room, sending.now())) {
      sending.report({ taken, notTaken, waiting });
      await sending.sleep(waiting);
      if (sending.isStopped()) return { type: 'stopped', unsure: false };
    }
    pace.note(room, sending.now());
    const answer = await sending.send(request);
    if (!answer.ok && sending.isStopped()) return { type: 'stopped', unsure: true };
    if (!answer.ok) return { type: 'failed', error: answer.error };
    if (answer.status >= 200 && answer.status < 300) taken++;
    else notTaken++;
    sending.report({ taken, notTaken, waiting: 0 });
    if (endsAll(answer)) return { type: 'refused', status: answer.status, room: request.target.room };
  }
}

export function endingWords(ending: Ending): string {
  switch (ending.type) {
    case 'done':
      return 'All were sent.';
    case 'stopped':
      return ending.unsure ? 'Stopped; the last one may have arrived.' : 'Stopped.';
    case 'refused':
      return `Room ${ending.room} answered ${ending.status}, so nothing more was sent.`;
    case 'failed':
      return `${ending.error} Nothing more was sent.`;
  }
}
