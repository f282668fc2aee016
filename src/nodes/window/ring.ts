import type { Point } from '../../points/point';

/**
 * The points of a time window, in order of arrival. Kapacitor window.go windowTimeBuffer, v1.8: when points come out of
 * order, what leaves it depends on where they lie in its ring, so the ring grows and turns as Kapacitor's.
 */
export class WindowRing {
  #slots: (Point | undefined)[] = [];
  #capacity = 0;
  #start = 0;
  #stop = 0;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  insert(point: Point): void {
    if (this.#size === this.#capacity) this.#grow();
    if (this.#slots.length === this.#capacity && this.#stop === this.#slots.length) this.#stop = 0;
    this.#slots[this.#stop] = point;
    this.#size++;
    this.#stop++;
  }

  /** Lets old points go from the front, up to the first that is young enough: at `oldest` or, unless `inclusive`, after it. */
  purge(oldest: bigint, inclusive: boolean): void {
    const length = this.#slots.length;
    if (length === 0) return;
    const isKept = (at: number) => {
      const time = this.#slots[at]?.time ?? oldest;
      return inclusive ? time >= oldest : time > oldest;
    };
    let end = this.#stop;
    // Points at the beginning of the slots, which follow those at their end.
    let turned = 0;
    if (this.#start >= this.#stop) {
      // The last slot speaks for all from the start on.
      if (isKept(length - 1)) {
        end = length;
        turned = this.#stop;
      } else {
        this.#start = 0;
      }
    }
    while (this.#start < end && !isKept(this.#start)) this.#start++;
    this.#size = end - this.#start + turned;
  }

  /** The one that came last. */
  newest(): Point | undefined {
    return this.#size === 0 ? undefined : this.#slots[(this.#start + this.#size - 1) % this.#slots.length];
  }

  points(): Point[] {
    const points: Point[] = [];
    for (let i = 0; i < this.#size; i++) {
      const point = this.#slots[(this.#start + i) % this.#slots.length];
      if (point !== undefined) points.push(point);
    }
    return points;
  }

  #grow(): void {
    this.#slots = this.points();
    // One slot beyond the points counts as used, and is written next.
    this.#slots.push(undefined);
    this.#capacity = 2 * (this.#size + 1);
    this.#start = 0;
    this.#stop = this.#size;
  }
}
