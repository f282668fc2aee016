import type { Clock, Timer } from '../../nodes/context';
import { spend } from '../../text/budget';

interface Entry extends Timer {
  readonly time: bigint;
  readonly order: number;
  readonly fire: () => void;
  cancelled: boolean;
}

/** What a timer may cost: short intervals over a long gap make millions of them. */
const TIMER_STEPS = 4;

/**
 * A clock that follows the points. Timers fire when a point passes their time, before that point is fed, in order of
 * time and then of their making. In a strict run timers never fire: a real server reads its own clock and is fed all
 * points within milliseconds.
 */
export class RunClock implements Clock {
  #now: bigint | undefined;
  #beginnings: (() => void)[] = [];
  #entries: Entry[] = [];
  #order = 0;

  constructor(private readonly timersFire: boolean) {}

  /** Before the first point it is the epoch. */
  now(): bigint {
    return this.#now ?? 0n;
  }

  started(begin: () => void): void {
    if (this.#now === undefined) this.#beginnings.push(begin);
    else begin();
  }

  at(time: bigint, fire: () => void): Timer {
    const entry: Entry = {
      time,
      order: this.#order++,
      fire,
      cancelled: false,
      cancel() {
        this.cancelled = true;
      },
    };
    if (this.timersFire) this.#insert(entry);
    return entry;
  }

  /** Moves to `time`; it never goes back. */
  advance(time: bigint): void {
    if (this.#now !== undefined && time <= this.#now) return;
    if (this.#now === undefined) this.#begin(time);
    for (let next = this.#entries[0]; next !== undefined && next.time <= time; next = this.#entries[0]) {
      this.#entries.shift();
      if (next.time > this.now()) this.#now = next.time;
      if (!next.cancelled) next.fire();
      spend(TIMER_STEPS);
    }
    this.#now = time;
  }

  #begin(time: bigint): void {
    this.#now = time;
    for (const begin of this.#beginnings) begin();
    this.#beginnings = [];
  }

  #insert(entry: Entry): void {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#entries[middle];
      if (other !== undefined && isBefore(other, entry)) low = middle + 1;
      else high = middle;
    }
    this.#entries.splice(low, 0, entry);
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.time < b.time || (a.time === b.time && a.order < b.order);
}

/** The clock as one node has it: what it does when a timer fires goes through `guard`, as all of its work does. */
export function guardedClock(clock: Clock, guard: (work: () => void) => void): Clock {
  return {
    now: () => clock.now(),
    started: (begin) => clock.started(() => guard(begin)),
    at: (time, fire) => clock.at(time, () => guard(fire)),
  };
}
