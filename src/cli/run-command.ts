import { readArguments } from './arguments';
import { type ExitCode, misuse } from './exit-code';
import { answersInThread } from './folder-thread';

const DEFAULT_BUDGET = '20s';

/** `tick run`: reports about folders, one after the other. */
export async function runCommand(args: readonly string[]): Promise<ExitCode> {
  const read = readArguments({
    args: [...args],
    options: {
      strict: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      budget: { type: 'string', default: DEFAULT_BUDGET },
    },
    allowPositionals: true,
  });
  if (!read.ok) return misuse('run', read.error);
  const { values, positionals } = read.parsed;
  if (positionals.length === 0) return misuse('run', 'name at least one folder');
  const milliseconds = budgetOf(values.budget);
  if (milliseconds === undefined)
    return misuse('run', `--budget takes a time such as 20s, 500ms or 2m, not ${values.budget}`);
  const codes = new Set<ExitCode>();
  for await (const { text, code } of answersInThread(positionals, { ...values, milliseconds })) {
    process.stdout.write(text);
    codes.add(code);
  }
  return codes.has(3) ? 3 : codes.has(1) ? 1 : 0;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };

/** Milliseconds; `undefined` for what is no time, or none at all. */
function budgetOf(text: string): number | undefined {
  const [, amount, unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)(ms|s|m)$/.exec(text) ?? [];
  const milliseconds = Number(amount) * (UNITS[unit] ?? Number.NaN);
  return milliseconds >= 1 ? milliseconds : undefined;
}
