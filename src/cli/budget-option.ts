/** `--budget 20s`, which every command takes that reads what somebody wrote. */
import { withBudget } from '../text/budget';
import { type ExitCode, misuse } from './exit-code';
import { tellBegun } from './own-thread';

const DEFAULT_BUDGET = '20s';

export const BUDGET_OPTION = { budget: { type: 'string', default: DEFAULT_BUDGET } } as const;
/** Minutes for what runs no scripts, and may be as large as it is. */
const LONGEST = 5;
export const LONG_BUDGET_OPTION = { budget: { type: 'string', default: `${LONGEST}m` } } as const;

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

/** Milliseconds; `undefined` for what is no time, or none at all. */
export function budgetOf(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s|m)$/.exec(text) ?? [];
  const milliseconds = Number(amount) * (UNITS[unit] ?? Number.NaN);
  return milliseconds >= 1 ? milliseconds : undefined;
}

export function wrongBudget(command: string, text: string): ExitCode {
  return misuse(command, `--budget takes a time such as 20s, 500ms or 2m, not ${text}`);
}

/** Milliseconds for telling what there is once the time of a run is over. */
export function telling(milliseconds: number): number {
  return Math.min(2_500, Math.max(250, milliseconds / 8));
}

/** Work that runs may take so long of; what is told of them takes a little more. */
export function bounded<T>(milliseconds: number, work: () => T): T {
  tellBegun(milliseconds);
  const end = performance.now() + milliseconds + telling(milliseconds);
  return withBudget({ isOutOfTime: () => performance.now() > end }, work);
}
