import { answerCommand, type Command, commandInThread, isCommandTask } from './command-thread';
import { convertCommand } from './convert-command';
import { diffCommand } from './diff-command';
import type { ExitCode } from './exit-code';
import { exportCommand } from './export-command';
import { answerFolders, isFolderTask } from './folder-thread';
import { formatCommand } from './format-command';
import { linkCommand, openCommand } from './link-command';
import { runCommand } from './run-command';
import { testCommand } from './test-command';

const USAGE = `Usage: tick COMMAND [OPTIONS] [PATH...]

  tick run [--strict] [--json] [--budget 20s] DIR...
                                        runs folders of scripts and points, and reports what happened
  tick test [--strict] [--update] [--junit FILE] DIR...
                                        checks the expectations of case.json, and *.unit.yaml of kapacitor-unit
  tick convert [--measurement NAME] FILE
                                        prints data of any form as line protocol (- is standard input), and on standard
                                        error what it took them for and what it left out
  tick diff [--strict] DIR DIR          what two folders do not do alike: the first divergence, and the events
  tick link [--with-tokens] DIR         prints the link that opens the folder in the page
  tick open [--force] LINK|-|FILE.zip DIR
                                        writes the workspace of a link or a zip into a folder
  tick export [--force] DIR OUT.zip     a folder for a real Kapacitor: load directory, configuration, recordings, replay.sh;
                                        the zip unpacked or opened is the same folder again
  tick fmt [-w] [-d] [FILE...]          formats scripts as Kapacitor does (standard input without a FILE)

A folder holds *.tick, data.lp, kapacitor.conf, handlers/*.yaml and case.json; only a script is needed.
  --strict   Kapacitor's answer to everything: .hipchat() is refused
  --json     one line of JSON a folder, in the order given
  --budget   how long a folder may take, 20s unless said otherwise; past it what there is so far is told
             (every command takes it; convert has 5m)
  --update   first brings expectations up to date that are red, and prints the difference
  --junit    writes the results to FILE as JUnit XML too
  --with-tokens  puts tokens into the link, which are left out otherwise
  --page     where the page is, http://127.0.0.1:4173/ unless said otherwise
  --force    writes into a folder that has files already, or over a zip
Exit code: 0 done; 1 refused, failed, differs or nothing recognised; 2 misuse; 3 stopped by the budget.
`;

/** In a thread each; `run` has one for its folders. */
const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['test', testCommand],
  ['convert', convertCommand],
  ['diff', diffCommand],
  ['export', exportCommand],
  ['fmt', formatCommand],
  ['link', linkCommand],
  ['open', openCommand],
]);

/** What `tick` with these arguments does. */
export async function main([command, ...rest]: readonly string[]): Promise<ExitCode> {
  if (command === 'run') return runCommand(rest);
  if (command !== undefined && COMMANDS.has(command)) return commandInThread(command, rest);
  if (command !== undefined && ['help', '--help', '-h'].includes(command)) {
    process.stdout.write(USAGE);
    return 0;
  }
  process.stderr.write(command === undefined ? USAGE : `tick: unknown command "${command}"\n\n${USAGE}`);
  return 2;
}

/** In a thread: what it is there for. */
export async function work(task: unknown): Promise<void> {
  if (isFolderTask(task)) return answerFolders(task);
  const command = isCommandTask(task) ? COMMANDS.get(task.command) : undefined;
  if (isCommandTask(task) && command !== undefined) await answerCommand(task, command);
}
