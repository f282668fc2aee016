/** Why a run has to stop before its end. Thrown through whatever is at work; what was recorded is kept. */
export class BudgetExceeded extends Error {
  constructor(readonly reason: 'time' | 'events') {
    super(`the run's budget of ${reason} is used up`);
  }
}
