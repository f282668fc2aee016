import type { JudgedValue } from '../../alert/judged';
import type { Window } from '../../alert/services';
import { enlarged } from './grow';
import type { JudgedColumns } from './run-model';

const START = 256;

/** What one alert node judged, in columns beside its evaluations. */
export class JudgedLog {
  #values: readonly JudgedValue[] = [];
  #count = 0;
  #room = START;
  #now = new Float64Array(0);
  #row = new Int32Array(START);
  #columns: Float64Array[] = [];
  /** Of batches. */
  #windows: { from: BigInt64Array; to: BigInt64Array } | undefined;

  constructor(
    readonly task: string,
    readonly node: string,
  ) {}

  get isEmpty(): boolean {
    return this.#values.length === 0;
  }

  get bytes(): number {
    const windows = this.#windows === undefined ? 0 : 16;
    return this.isEmpty ? 0 : this.#room * (4 + windows + 8 * this.#columns.length);
  }

  /** Gives where the values at hand are written. */
  judges(values: readonly JudgedValue[]): Float64Array {
    this.#values = values;
    this.#now = new Float64Array(values.length).fill(Number.NaN);
    this.#columns = values.map(() => new Float64Array(this.#room));
    return this.#now;
  }

  /** An evaluation was written down. */
  add(row: number, window: Window | undefined): void {
    const now = this.#now;
    if (now.length === 0) return;
    const index = this.#count++;
    if (index === this.#room) this.#grow();
    this.#row[index] = row;
    if (window !== undefined) this.#span(index, window);
    for (let i = 0; i < now.length; i++) {
      const column = this.#columns[i];
      if (column !== undefined) column[index] = now[i] ?? Number.NaN;
    }
  }

  /** A copy of what there is. */
  finish(): JudgedColumns {
    const count = this.#count;
    return {
      task: this.task,
      node: this.node,
      values: this.#values,
      row: this.#row.slice(0, count),
      columns: this.#columns.map((column) => column.slice(0, count)),
      ...(this.#windows === undefined
        ? {}
        : { from: this.#windows.from.slice(0, count), to: this.#windows.to.slice(0, count) }),
    };
  }

  #span(index: number, { from, to }: Window): void {
    this.#windows ??= { from: new BigInt64Array(this.#room), to: new BigInt64Array(this.#room) };
    this.#windows.from[index] = from;
    this.#windows.to[index] = to;
  }

  #grow(): void {
    this.#room *= 2;
    this.#row = enlarged(this.#row, new Int32Array(this.#room));
    this.#columns = this.#columns.map((column) => enlarged(column, new Float64Array(this.#room)));
    if (this.#windows === undefined) return;
    this.#windows.from = enlarged(this.#windows.from, new BigInt64Array(this.#room));
    this.#windows.to = enlarged(this.#windows.to, new BigInt64Array(this.#room));
  }
}
