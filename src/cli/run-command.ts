import { answerOf, RECORDED } from '../conformance/strict-answer';
import { WHOLE } from '../kapacitor/engine/whole';
import type { Run } from '../kapacitor/record/run-model';
import { runWorkspace } from '../kapacitor/run/run';
import { STRICT } from '../kapacitor/run/run-options';
import { readArguments } from './arguments';
import type { ExitCode } from './exit-code';
import { readFolder } from './folder';
import { report } from './report';

/** `tick run`: a broken folder is an answer, never a stack trace. */
export function runCommand(args: readonly string[]): ExitCode {
  const read = readArguments({
    args: [...args],
    options: { strict: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (!read.ok) return misuse(read.error);
  const { values, positionals } = read.parsed;
  if (positionals.length === 0) return misuse('name at least one folder');
  const options = !values.strict ? {} : values.json ? RECORDED : STRICT;
  let refused = false;
  for (const folder of positionals) {
    const result = readFolder(folder);
    if (!result.ok) {
      refused = true;
      process.stdout.write(
        values.json ? `${JSON.stringify({ folder, error: result.error })}\n` : `${folder}: ${result.error}\n`,
      );
      continue;
    }
    const run = runWorkspace(WHOLE, result.workspace, options);
    refused ||= isRefused(run);
    process.stdout.write(
      values.json ? `${JSON.stringify(answerOf(result.workspace, run))}\n` : report(folder, result.workspace, run),
    );
  }
  return refused ? 1 : 0;
}

function isRefused(run: Run): boolean {
  return (
    run.config.error !== undefined ||
    run.handlers.some(({ error }) => error !== undefined) ||
    run.tasks.some(({ error, panic, taskError }) => (error ?? panic ?? taskError) !== undefined)
  );
}

function misuse(error: string): ExitCode {
  process.stderr.write(`tick run: ${error}\n`);
  return 2;
}
