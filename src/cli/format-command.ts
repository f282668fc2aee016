import { writeFileSync } from 'node:fs';
import { messageOf } from '../text/thrown';
import { type Formatted, formatScript } from '../tickscript/format';
import { readArguments } from './arguments';
import { BUDGET_OPTION, bounded, budgetOf, wrongBudget } from './budget-option';
import { type ExitCode, misuse } from './exit-code';
import { readInput } from './input';
import { faultOf } from './own-thread';

/** `tick fmt`. Exit code 1 where a script is refused or -d shows a difference. */
export function formatCommand(args: readonly string[]): ExitCode {
  const read = readArguments({
    args: [...args],
    options: {
      w: { type: 'boolean', short: 'w', default: false },
      d: { type: 'boolean', short: 'd', default: false },
      ...BUDGET_OPTION,
    },
    allowPositionals: true,
  });
  if (!read.ok) return misuse('fmt', read.error);
  const { values, positionals } = read.parsed;
  if (positionals.length === 0 && values.w) return misuse('fmt', '-w needs a file');
  const milliseconds = budgetOf(values.budget);
  if (milliseconds === undefined) return wrongBudget('fmt', values.budget);
  const paths = positionals.length === 0 ? ['-'] : positionals;
  let code: ExitCode = 0;
  for (const path of paths) code = worse(code, formatFile(path, values, milliseconds));
  return code;
}

interface Wanted {
  readonly w: boolean;
  readonly d: boolean;
}

function formatFile(path: string, { w, d }: Wanted, milliseconds: number): ExitCode {
  const name = path === '-' ? 'standard input' : path;
  let source: string;
  try {
    source = readInput(path).toString('utf8');
  } catch (error) {
    return misuse('fmt', messageOf(error));
  }
  let formatted: Formatted;
  try {
    formatted = bounded(milliseconds, () => formatScript(source));
  } catch (error) {
    const { words, code } = faultOf(error);
    process.stderr.write(`tick fmt: ${name}: ${words}\n`);
    return code;
  }
  if (!formatted.ok) {
    process.stderr.write(`tick fmt: ${name}: ${formatted.error}\n`);
    return 1;
  }
  const changed = formatted.text !== source;
  if (d && changed) process.stdout.write(difference(name, source, formatted.text));
  if (w && changed) writeFileSync(path, formatted.text);
  if (!w && !d) process.stdout.write(formatted.text);
  return d && changed ? 1 : 0;
}

/** The changed lines between the common beginning and the common end. */
function difference(name: string, before: string, after: string): string {
  const a = before.split('\n');
  const b = after.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const removed = a.slice(start, a.length - end);
  const added = b.slice(start, b.length - end);
  const head = `--- ${name}\n+++ ${name} (formatted)\n@@ -${start + 1},${removed.length} +${start + 1},${added.length} @@\n`;
  return `${head}${removed.map((line) => `-${line}\n`).join('')}${added.map((line) => `+${line}\n`).join('')}`;
}

function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}
