import { BudgetExceeded, type WorkBudget, withBudget } from '../../text/budget';
import type { Run } from '../record/run-model';
import { StopListener } from './stop-listener';

export type StopReason = NonNullable<Run['stopped']>['reason'];

/** What a run took of its time, piece of work by piece, and why it stopped before its end. */
export class RunTime implements WorkBudget {
  /** When the piece under way began. */
  #began = performance.now();
  #spent = 0;
  #stopped: StopReason | undefined;
  readonly #listener: StopListener | undefined;

  /** `most`: milliseconds. `isToldToStop` is asked within pieces that take long: there no message comes in. */
  constructor(
    private readonly most: number,
    isToldToStop?: () => boolean,
  ) {
    this.#listener = isToldToStop && new StopListener(isToldToStop);
  }

  /** Milliseconds of all pieces that were counted. */
  get spent(): number {
    return this.#spent;
  }

  get stopped(): StopReason | undefined {
    return this.#stopped;
  }

  /** Milliseconds of the piece under way. */
  get elapsed(): number {
    return performance.now() - this.#began;
  }

  get isOver(): boolean {
    return this.#spent + this.elapsed > this.most;
  }

  /** The piece under way is over. */
  count(): void {
    this.#spent += this.elapsed;
  }

  /** Does a piece of work; `undefined` when that was stopped. */
  within<T>(work: () => T): T | undefined {
    this.#began = performance.now();
    return this.#guarded(work);
  }

  /** Does a part of the piece under way; `undefined` when that was stopped, or the run is already. */
  attempt<T>(work: () => T): T | undefined {
    if (this.isOver) this.stop('time');
    return this.#stopped === undefined ? this.#guarded(work) : undefined;
  }

  #guarded<T>(work: () => T): T | undefined {
    try {
      return withBudget(this, work);
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      this.stop(error.reason);
      return undefined;
    }
  }

  /** The first reason counts. */
  stop(reason: StopReason): void {
    this.#stopped ??= reason;
  }

  isOutOfTime(): boolean {
    return this.#hearsStop() || this.isOver;
  }

  #hearsStop(): boolean {
    if (this.#listener === undefined) return false;
    if (this.#stopped === undefined && this.#listener.hears(this.#began)) this.stop('cancelled');
    return this.#stopped === 'cancelled';
  }
}
