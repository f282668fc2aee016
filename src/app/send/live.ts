/** Which requests go to the room while the points are fed: each once, and only as time goes forward. Pure. */
import type { RequestRecord, Run } from '../../kapacitor/record/run-model';
import { type Sendable, sendable } from './plan';

/** Requests that may wait for their turn; with more, the room is not told what happens now. */
export const MOST_WAITING = 100;

export interface Due extends Sendable {
  /** The same request of the same event has the same name in every run; what was edited has another. */
  readonly name: string;
}

export class LiveFeed {
  readonly #sent = new Set<string>();

  /** What becomes due as the moment goes forward from one point to another. */
  forward(run: Run, from: number, to: number): readonly Due[] {
    const fresh: Due[] = [];
    for (let index = firstAfter(run.requests, from); index < run.requests.length; index++) {
      const record = run.requests[index];
      if (record === undefined || record.at > to) break;
      const request = sendable(record);
      if (request === undefined) continue;
      const name = nameOf(run, index, record);
      if (this.#sent.has(name)) continue;
      this.#sent.add(name);
      fresh.push({ ...request, name });
    }
    return fresh;
  }

  /** It was not sent after all. */
  forget({ name }: Due): void {
    this.#sent.delete(name);
  }
}

/** Handlers that send the same about one event; no more than these are told apart. */
const MOST_ALIKE = 50;

function nameOf(run: Run, index: number, record: RequestRecord): string {
  const words = wordsOf(run, record);
  let before = 0;
  for (let i = index - 1; i >= 0 && before < MOST_ALIKE; i--) {
    const other = run.requests[i];
    if (other === undefined || wordsOf(run, other) !== words) break;
    before++;
  }
  return `${before} ${words}`;
}

function wordsOf(run: Run, { event, kind, request }: RequestRecord): string {
  const about = run.events[event];
  return JSON.stringify([about?.topic, about?.id, String(about?.time), kind, request.url, request.body]);
}

/** The first request after a moment; they stand in the order in which they were made. */
function firstAfter(requests: readonly RequestRecord[], moment: number): number {
  let low = 0;
  let high = requests.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((requests[middle]?.at ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
