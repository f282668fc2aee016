/** The points of one series in one shard, a column a field, by time. */
import type { TagSet } from '../../points/tags';
import type { StoredValue } from '../value';

/** Index is the row; `undefined` where the row does not have the field. */
export type Column = (StoredValue | undefined)[];

export type StoredField = readonly [name: string, value: StoredValue];

export class SeriesRows {
  #times: bigint[] = [];
  #columns = new Map<string, Column>();
  #isSorted = true;

  constructor(
    readonly key: string,
    readonly tags: TagSet,
  ) {}

  /** Fields of an earlier point of that time are replaced, others are added. */
  write(time: bigint, fields: readonly StoredField[]): void {
    const last = this.#times.at(-1);
    if (last === undefined || time !== last) {
      if (last !== undefined && time < last) this.#isSorted = false;
      this.#times.push(time);
    }
    const row = this.#times.length - 1;
    for (const [name, value] of fields) this.#column(name)[row] = value;
  }

  /** Ascending, each time once. */
  get times(): readonly bigint[] {
    if (!this.#isSorted) this.#sort();
    return this.#times;
  }

  column(field: string): readonly (StoredValue | undefined)[] | undefined {
    if (!this.#isSorted) this.#sort();
    return this.#columns.get(field);
  }

  /** The first row that is not before the time. */
  rowAt(time: bigint): number {
    const { times } = this;
    let low = 0;
    let high = times.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((times[middle] ?? time) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #column(name: string): Column {
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = [];
      this.#columns.set(name, column);
    }
    return column;
  }

  #sort(): void {
    const times = this.#times;
    const order = times.map((time, row) => ({ time, row }));
    order.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : a.row - b.row));
    const sortedTimes: bigint[] = [];
    const columns = new Map<string, Column>();
    for (const name of this.#columns.keys()) columns.set(name, []);
    for (const { time, row } of order) {
      if (sortedTimes.at(-1) !== time) sortedTimes.push(time);
      for (const [name, column] of this.#columns) {
        const value = column[row];
        if (value !== undefined) (columns.get(name) ?? [])[sortedTimes.length - 1] = value;
      }
    }
    this.#times = sortedTimes;
    this.#columns = columns;
    this.#isSorted = true;
  }
}
