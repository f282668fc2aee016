/** Several lists of samples made one. InfluxDB query/iterator.gen.go, v1.6. */
import { compareStrings } from '../../go/bytes';
import { Heap } from '../../go/heap';
import type { Sample } from './sample';
import type { Windows } from './windows';

class Reading {
  at = 0;

  constructor(readonly list: readonly Sample[]) {}

  get current(): Sample | undefined {
    return this.list[this.at];
  }
}

/** By time; of one time by the extras that are strings. */
export function mergeByTime(lists: readonly (readonly Sample[])[], ascending: boolean): readonly Sample[] {
  const [only] = lists;
  if (only === undefined || lists.length === 1) return only ?? [];
  const heap = new Heap(readingsOf(lists), ({ current: x }, { current: y }) => {
    if (x === undefined || y === undefined) return false;
    if (x.time !== y.time) return x.time < y.time === ascending;
    return comesFirst(x, y, ascending);
  });
  const merged: Sample[] = [];
  for (let reading = heap.pop(); reading !== undefined; reading = heap.pop()) {
    const { current } = reading;
    if (current === undefined) continue;
    merged.push(current);
    reading.at++;
    if (reading.current !== undefined) heap.push(reading);
  }
  return merged;
}

function comesFirst(x: Sample, y: Sample, ascending: boolean): boolean {
  for (const [index, a] of x.extras.entries()) {
    const b = y.extras[index];
    if (typeof a !== 'string' || typeof b !== 'string') return false;
    if (a !== b) return compareStrings(a, b) < 0 === ascending;
  }
  return false;
}

/** By window only: inside of a window one list follows the other. */
export function mergeByWindow(
  lists: readonly (readonly Sample[])[],
  windows: Windows,
  ascending: boolean,
): readonly Sample[] {
  const [only] = lists;
  if (only === undefined || lists.length === 1) return only ?? [];
  const heap = new Heap(readingsOf(lists), ({ current: x }, { current: y }) => {
    if (x === undefined || y === undefined) return false;
    const [a, b] = [windows.at(x.time).start, windows.at(y.time).start];
    return ascending ? a < b : a > b;
  });
  const merged: Sample[] = [];
  for (let reading = heap.pop(); reading !== undefined; reading = heap.pop()) {
    const first = reading.current;
    if (first === undefined) continue;
    const { start, end } = windows.at(first.time);
    for (let next: Sample | undefined = first; next !== undefined; next = reading.current) {
      if (ascending ? next.time >= end : next.time < start) break;
      merged.push(next);
      reading.at++;
    }
    if (reading.current !== undefined) heap.push(reading);
  }
  return merged;
}

function readingsOf(lists: readonly (readonly Sample[])[]): readonly Reading[] {
  return lists.filter(({ length }) => length > 0).map((list) => new Reading(list));
}
