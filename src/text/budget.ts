/**
 * What work may spend. Every loop that a script or data can make long asks it. The engine never waits, so whoever starts
 * work lends its budget to all that runs below, and nothing has to carry it along.
 */

/** Why work has to stop before its end. Thrown through whatever is at work; what was recorded is kept. */
export class BudgetExceeded extends Error {
  constructor(readonly reason: 'time' | 'events' | 'memory') {
    super(`the budget of ${reason} is used up`);
  }
}

export interface WorkBudget {
  /** Asked every so often. */
  isOutOfTime(): boolean;
}

/** Steps between two looks at the clock: well below a millisecond of any work. */
const STRIDE = 1 << 12;
/** Characters of one text, items of one list. A text that doubles at each step reaches any limit soon. */
export const LONGEST_TEXT = 1 << 24;

let budget: WorkBudget | undefined;
let left = STRIDE;

/** Does work that spends this budget, and the one of the whole that it is a part of. */
export function withBudget<T>(own: WorkBudget, work: () => T): T {
  const before = budget;
  budget = before === undefined ? own : { isOutOfTime: () => own.isOutOfTime() || before.isOutOfTime() };
  try {
    return work();
  } finally {
    budget = before;
  }
}

/** What work gives that has so many milliseconds; `undefined` where that, or the engine's stack, was not enough. */
export function within<T>(milliseconds: number, work: () => T): T | undefined {
  const end = performance.now() + milliseconds;
  try {
    return withBudget({ isOutOfTime: () => performance.now() > end }, work);
  } catch (failure) {
    if (limitWords(failure) === undefined) throw failure;
    return undefined;
  }
}

/** Takes steps, each of about a microsecond's work. */
export function spend(steps: number): void {
  left -= steps;
  if (left > 0) return;
  left = STRIDE;
  if (budget?.isOutOfTime() === true) throw new BudgetExceeded('time');
}

/** A text of so many characters is about to be made. */
export function spendText(length: number): void {
  if (length > LONGEST_TEXT) throw new BudgetExceeded('memory');
  if (length > 256) spend(length >> 8);
}

/** A list of so many items is about to be made, and each to be looked at. */
export function spendItems(length: number): void {
  if (length > LONGEST_TEXT) throw new BudgetExceeded('memory');
  spend(length >> 4);
}

/** What a failure says that is about a limit and no mistake of ours; `undefined` for any other. */
export function limitWords(failure: unknown): string | undefined {
  if (failure instanceof BudgetExceeded)
    return 'This takes more than the playground allows: it is too large, or grows with every line.';
  // The engine's stack, or the longest text that it can hold.
  return failure instanceof RangeError ? 'This is nested too deeply, or too large, for the playground.' : undefined;
}
