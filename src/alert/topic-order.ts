/**
 * The order in which Kapacitor keeps the events of a topic; the first one's level is what it calls the topic's level.
 * It sorts by a comparison that contradicts itself (a higher level *or* a smaller id comes first), so the outcome
 * depends on the sorting algorithm: this is Go's sort.Sort (a pattern-defeating quicksort), step for step in effect.
 */
import { compareStrings } from '../go/bytes';
import type { EventState } from './event';

/** Sorts in place as Kapacitor does after a change. Kapacitor alert/topics.go sortedStates, v1.8. */
export function sortAsKapacitor(events: EventState[]): void {
  if (events.length > 1) new PatternDefeatingSort(events).run(0, events.length, bitLength(events.length));
}

const MAX_INSERTION = 12;
const SHORTEST_NINTHER = 50;
const SHORTEST_SHIFTING = 50;
const MAX_PIVOT_SWAPS = 12;
const MAX_SHIFTS = 5;

function bitLength(value: number): number {
  return 32 - Math.clz32(value);
}

class PatternDefeatingSort {
  constructor(private readonly events: EventState[]) {}

  run(from: number, to: number, badPivotsLeft: number): void {
    let start = from;
    let end = to;
    let limit = badPivotsLeft;
    let wasBalanced = true;
    let wasPartitioned = true;
    for (;;) {
      const length = end - start;
      if (length <= MAX_INSERTION) {
        this.#insertion(start, end);
        return;
      }
      if (limit === 0) {
        this.#heap(start, end);
        return;
      }
      if (!wasBalanced) {
        this.#breakPatterns(start, length);
        limit--;
      }
      const { pivot, isIncreasing } = this.#pivot(start, end);
      if (wasBalanced && wasPartitioned && isIncreasing && this.#partialInsertion(start, end)) return;
      if (start > 0 && !this.#less(start - 1, pivot)) {
        start = this.#partitionEqual(start, end, pivot);
        continue;
      }
      const { middle, wasDone } = this.#partition(start, end, pivot);
      wasPartitioned = wasDone;
      const left = middle - start;
      const right = end - middle;
      const threshold = Math.floor(length / 8);
      wasBalanced = Math.min(left, right) >= threshold;
      if (left < right) {
        this.run(start, middle, limit);
        start = middle + 1;
      } else {
        this.run(middle + 1, end, limit);
        end = middle;
      }
    }
  }

  #less(i: number, j: number): boolean {
    const a = this.events[i];
    const b = this.events[j];
    if (a === undefined || b === undefined) return false;
    return a.level > b.level || compareStrings(a.id, b.id) < 0;
  }

  #swap(i: number, j: number): void {
    const a = this.events[i];
    const b = this.events[j];
    if (a === undefined || b === undefined) return;
    this.events[i] = b;
    this.events[j] = a;
  }

  #insertion(start: number, end: number): void {
    for (let i = start + 1; i < end; i++) {
      for (let j = i; j > start && this.#less(j, j - 1); j--) this.#swap(j, j - 1);
    }
  }

  #heap(start: number, end: number): void {
    const length = end - start;
    for (let i = Math.floor((length - 1) / 2); i >= 0; i--) this.#sink(i, length, start);
    for (let i = length - 1; i >= 0; i--) {
      this.#swap(start, start + i);
      this.#sink(0, i, start);
    }
  }

  #sink(from: number, length: number, start: number): void {
    let root = from;
    for (let child = 2 * root + 1; child < length; child = 2 * root + 1) {
      const greater = child + 1 < length && this.#less(start + child, start + child + 1) ? child + 1 : child;
      if (!this.#less(start + root, start + greater)) return;
      this.#swap(start + root, start + greater);
      root = greater;
    }
  }

  #breakPatterns(start: number, length: number): void {
    let random = BigInt(length);
    const mask = (1n << BigInt(bitLength(length))) - 1n;
    const first = start + Math.floor(length / 4) * 2 - 1;
    for (let i = first; i <= first + 2; i++) {
      random = BigInt.asUintN(64, random ^ (random << 13n));
      random ^= random >> 7n;
      random = BigInt.asUintN(64, random ^ (random << 17n));
      const other = Number(random & mask);
      this.#swap(i, start + (other >= length ? other - length : other));
    }
  }

  /** A range that looks decreasing is turned around first. */
  #pivot(start: number, end: number): { readonly pivot: number; readonly isIncreasing: boolean } {
    const length = end - start;
    const quarter = Math.floor(length / 4);
    const places = [start + quarter, start + quarter * 2, start + quarter * 3];
    const swaps = { count: 0 };
    const medians =
      length >= SHORTEST_NINTHER ? places.map((place) => this.#median([place - 1, place, place + 1], swaps)) : places;
    const pivot = this.#median(medians, swaps);
    if (swaps.count !== MAX_PIVOT_SWAPS) return { pivot, isIncreasing: swaps.count === 0 };
    for (let i = start, j = end - 1; i < j; i++, j--) this.#swap(i, j);
    return { pivot: end - 1 - (pivot - start), isIncreasing: true };
  }

  #median([first = 0, second = 0, third = 0]: readonly number[], swaps: { count: number }): number {
    const ordered = (x: number, y: number): [number, number] => {
      if (!this.#less(y, x)) return [x, y];
      swaps.count++;
      return [y, x];
    };
    const [low, middle] = ordered(first, second);
    const [lower] = ordered(middle, third);
    return ordered(low, lower)[1];
  }

  /** True when that was enough to sort the range. */
  #partialInsertion(start: number, end: number): boolean {
    let i = start + 1;
    for (let shifts = 0; shifts < MAX_SHIFTS; shifts++) {
      while (i < end && !this.#less(i, i - 1)) i++;
      if (i === end) return true;
      if (end - start < SHORTEST_SHIFTING) return false;
      this.#swap(i, i - 1);
      if (i - start >= 2) for (let j = i - 1; j >= 1 && this.#less(j, j - 1); j--) this.#swap(j, j - 1);
      if (end - i >= 2) for (let j = i + 1; j < end && this.#less(j, j - 1); j++) this.#swap(j, j - 1);
    }
    return false;
  }

  #partition(start: number, end: number, pivot: number): { readonly middle: number; readonly wasDone: boolean } {
    this.#swap(start, pivot);
    let i = start + 1;
    let j = end - 1;
    for (let isFirst = true; ; isFirst = false) {
      while (i <= j && this.#less(i, start)) i++;
      while (i <= j && !this.#less(j, start)) j--;
      if (i > j) {
        this.#swap(j, start);
        return { middle: j, wasDone: isFirst };
      }
      this.#swap(i++, j--);
    }
  }

  /** Nothing in the range is smaller than the pivot: what equals it goes to the front. */
  #partitionEqual(start: number, end: number, pivot: number): number {
    this.#swap(start, pivot);
    let i = start + 1;
    let j = end - 1;
    for (;;) {
      while (i <= j && !this.#less(start, i)) i++;
      while (i <= j && this.#less(start, j)) j--;
      if (i > j) return i;
      this.#swap(i++, j--);
    }
  }
}
