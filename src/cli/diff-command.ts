import { compareWorkspaces } from '../comparison/compare';
import { comparisonText } from '../comparison/words';
import { wallClock } from '../go/time/wall-clock';
import { WHOLE } from '../kapacitor/engine/whole';
import { STRICT } from '../kapacitor/run/run-options';
import { readArguments } from './arguments';
import { type ExitCode, misuse } from './exit-code';
import { readFolder } from './folder';

/** Milliseconds for each run. */
const BUDGET = { milliseconds: 20_000, events: 200_000 };

/** `tick diff`: what two folders do not do alike. Nothing is printed when there is nothing. */
export function diffCommand(args: readonly string[]): ExitCode {
  const read = readArguments({
    args: [...args],
    options: { strict: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (!read.ok) return misuse('diff', read.error);
  const { values, positionals } = read.parsed;
  const [first, second] = positionals;
  if (first === undefined || second === undefined || positionals.length > 2) return misuse('diff', 'name two folders');
  const [left, right] = [readFolder(first), readFolder(second)];
  for (const [folder, result] of [
    [first, left],
    [second, right],
  ] as const) {
    if (result.ok) continue;
    process.stderr.write(`${folder}: ${result.error}\n`);
    return 2;
  }
  if (!left.ok || !right.ok) return 2;
  const options = { ...(values.strict ? STRICT : {}), budget: BUDGET, began: wallClock() };
  const comparison = compareWorkspaces(WHOLE, left.workspace, right.workspace, options);
  const text = comparisonText(comparison, { first, second });
  process.stdout.write(text);
  if (comparison.isPartial) {
    process.stderr.write('tick diff: a run was stopped by the budget, or emitted more than was compared\n');
    return 3;
  }
  return text === '' ? 0 : 1;
}
