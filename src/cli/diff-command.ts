import { compareWorkspaces } from '../comparison/compare';
import { comparisonText } from '../comparison/words';
import { wallClock } from '../go/time/wall-clock';
import { WHOLE } from '../kapacitor/engine/whole';
import { STRICT } from '../kapacitor/run/run-options';
import { readArguments } from './arguments';
import { BUDGET_OPTION, bounded, budgetOf, wrongBudget } from './budget-option';
import { type ExitCode, misuse } from './exit-code';
import { readFolder } from './folder';

const MOST_EVENTS = 200_000;

/** `tick diff`: what two folders do not do alike. Nothing is printed when there is nothing. */
export function diffCommand(args: readonly string[]): ExitCode {
  const read = readArguments({
    args: [...args],
    options: { strict: { type: 'boolean', default: false }, ...BUDGET_OPTION },
    allowPositionals: true,
  });
  if (!read.ok) return misuse('diff', read.error);
  const { values, positionals } = read.parsed;
  const [first, second] = positionals;
  if (first === undefined || second === undefined || positionals.length > 2) return misuse('diff', 'name two folders');
  const milliseconds = budgetOf(values.budget);
  if (milliseconds === undefined) return wrongBudget('diff', values.budget);
  const left = readFolder(first);
  if (!left.ok) return unread(first, left.error);
  const right = readFolder(second);
  if (!right.ok) return unread(second, right.error);
  const budget = { milliseconds, events: MOST_EVENTS };
  const options = { ...(values.strict ? STRICT : {}), budget, began: wallClock() };
  // Each folder has its time.
  const { text, isPartial } = bounded(2 * milliseconds, () => {
    const comparison = compareWorkspaces(WHOLE, left.workspace, right.workspace, options);
    return { text: comparisonText(comparison, { first, second }), isPartial: comparison.isPartial };
  });
  process.stdout.write(text);
  if (isPartial) {
    process.stderr.write('tick diff: a run was stopped by the budget, or emitted more than was compared\n');
    return 3;
  }
  return text === '' ? 0 : 1;
}

function unread(folder: string, error: string): ExitCode {
  process.stderr.write(`${folder}: ${error}\n`);
  return 2;
}
