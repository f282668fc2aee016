/** How fast a room is spoken to. Pure: it is told the time, in milliseconds. */

/** What HipChat allowed a token: notifications a minute in one room. */
export const MOST_A_MINUTE = 30;
const MINUTE = 60_000;
/** Between any two requests: less than the proxy's own rate. */
const GAP = 100;

export class Pace {
  /** Times of the requests of the last minute, oldest first. */
  readonly #rooms = new Map<string, readonly number[]>();
  #last = Number.NEGATIVE_INFINITY;

  /** Milliseconds to wait before a room may be spoken to. */
  wait(room: string, now: number): number {
    const times = this.#lately(room, now);
    const oldest = times.length < MOST_A_MINUTE ? undefined : times[times.length - MOST_A_MINUTE];
    const turn = oldest === undefined ? now : oldest + MINUTE;
    return Math.max(0, turn - now, this.#last + GAP - now);
  }

  note(room: string, now: number): void {
    this.#last = now;
    this.#rooms.set(room, [...this.#lately(room, now), now]);
  }

  #lately(room: string, now: number): readonly number[] {
    return (this.#rooms.get(room) ?? []).filter((time) => time > now - MINUTE);
  }
}
