import type { LevelIndex } from '../../alert/level';
import { OUTCOMES } from '../../alert/outcome-words';
import type { Outcome } from '../../alert/services';
import { enlarged } from './grow';
import type { AlertIdentity, EvaluationColumns } from './run-model';

const START = 256;
/** Rows that no event came of. */
const NONE = -1;

/** What every alert node decided, in columns: a million rows a second are written here. */
export class EvaluationLog {
  #count = 0;
  #room = START;
  #at = new Int32Array(START);
  #alert = new Uint32Array(START);
  #level = new Uint8Array(START);
  #outcome = new Uint8Array(START);
  #time = new BigInt64Array(START);
  #event = new Int32Array(START);
  readonly #alerts: AlertIdentity[] = [];
  readonly #outcomes: Outcome[] = [];

  get count(): number {
    return this.#count;
  }

  /** Returns the index of an alert. */
  identify(identity: AlertIdentity): number {
    return this.#alerts.push(identity) - 1;
  }

  /** Returns the row. `at`: index of the point that is fed. */
  add(at: number, alert: number, level: LevelIndex, outcome: Outcome, time: bigint): number {
    const row = this.#count++;
    if (row === this.#room) this.#grow();
    this.#at[row] = at;
    this.#alert[row] = alert;
    this.#level[row] = level;
    this.#outcome[row] = this.#outcomeIndex(outcome);
    this.#time[row] = time;
    this.#event[row] = NONE;
    return row;
  }

  /** The event that came of an evaluation; the first one counts. */
  claim(row: number, event: number): void {
    if (this.#event[row] === NONE) this.#event[row] = event;
  }

  /** What became of the event of an evaluation. */
  amend(row: number, outcome: Outcome): void {
    this.#outcome[row] = this.#outcomeIndex(outcome);
  }

  /** A copy of what there is. */
  finish(): EvaluationColumns {
    const count = this.#count;
    return {
      count,
      at: this.#at.slice(0, count),
      alert: this.#alert.slice(0, count),
      level: this.#level.slice(0, count),
      outcome: this.#outcome.slice(0, count),
      time: this.#time.slice(0, count),
      event: this.#event.slice(0, count),
      outcomes: this.#outcomes,
      told: this.#outcomes.map((outcome) => OUTCOMES[outcome]),
      alerts: this.#alerts,
    };
  }

  #outcomeIndex(outcome: Outcome): number {
    const known = this.#outcomes.indexOf(outcome);
    return known === -1 ? this.#outcomes.push(outcome) - 1 : known;
  }

  #grow(): void {
    this.#room *= 2;
    this.#at = enlarged(this.#at, new Int32Array(this.#room));
    this.#alert = enlarged(this.#alert, new Uint32Array(this.#room));
    this.#level = enlarged(this.#level, new Uint8Array(this.#room));
    this.#outcome = enlarged(this.#outcome, new Uint8Array(this.#room));
    this.#time = enlarged(this.#time, new BigInt64Array(this.#room));
    this.#event = enlarged(this.#event, new Int32Array(this.#room));
  }
}
