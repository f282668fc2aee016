import { readArguments } from './arguments';
import { BUDGET_OPTION, budgetOf, wrongBudget } from './budget-option';
import { type ExitCode, misuse } from './exit-code';
import { answersInThread, type FolderThreads } from './folder-thread';

/** `tick run`: reports about folders, one after the other. */
export async function runCommand(args: readonly string[], begin?: FolderThreads): Promise<ExitCode> {
  const read = readArguments({
    args: [...args],
    options: {
      strict: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      ...BUDGET_OPTION,
    },
    allowPositionals: true,
  });
  if (!read.ok) return misuse('run', read.error);
  const { values, positionals } = read.parsed;
  if (positionals.length === 0) return misuse('run', 'name at least one folder');
  const milliseconds = budgetOf(values.budget);
  if (milliseconds === undefined) return wrongBudget('run', values.budget);
  const codes = new Set<ExitCode>();
  for await (const { text, code } of answersInThread(positionals, { ...values, milliseconds }, begin)) {
    process.stdout.write(text);
    codes.add(code);
  }
  return codes.has(3) ? 3 : codes.has(1) ? 1 : 0;
}
