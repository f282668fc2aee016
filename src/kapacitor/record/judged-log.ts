import type { JudgedValue } from '../../alert/judged';
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

  constructor(
    readonly task: string,
    readonly node: string,
  ) {}

  get isEmpty(): boolean {
    return this.#values.length === 0;
  }

  get bytes(): number {
    return this.isEmpty ? 0 : this.#room * (4 + 8 * this.#columns.length);
  }

  /** Gives where the values at hand are written. */
  judges(values: readonly JudgedValue[]): Float64Array {
    this.#values = values;
    this.#now = new Float64Array(values.length).fill(Number.NaN);
    this.#columns = values.map(() => new Float64Array(this.#room));
    return this.#now;
  }

  /** An evaluation was written down. */
  add(row: number): void {
    const now = this.#now;
    if (now.length === 0) return;
    const index = this.#count++;
    if (index === this.#room) this.#grow();
    this.#row[index] = row;
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
    };
  }

  #grow(): void {
    this.#room *= 2;
    this.#row = enlarged(this.#row, new Int32Array(this.#room));
    this.#columns = this.#columns.map((column) => enlarged(column, new Float64Array(this.#room)));
  }
}
