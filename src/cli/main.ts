import { convertCommand } from './convert-command';
import { diffCommand } from './diff-command';
import type { ExitCode } from './exit-code';
import { exportCommand } from './export-command';
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
  --budget   how long a folder may take; past it what there is so far is told
  --update   first brings expectations up to date that are red, and prints the difference
  --junit    writes the results to FILE as JUnit XML too
  --with-tokens  puts tokens into the link, which are left out otherwise
  --page     where the page is, http://127.0.0.1:4173/ unless said otherwise
  --force    writes into a folder that has files already, or over a zip
Exit code: 0 done; 1 refused, failed, differs or nothing recognised; 2 misuse; 3 stopped by the budget.
`;

/** What a command line asks for. */
export async function main(args: readonly string[]): Promise<ExitCode> {
  const [command, ...rest] = args;
  switch (command) {
    case 'run':
      return runCommand(rest);
    case 'test':
      return testCommand(rest);
    case 'convert':
      return convertCommand(rest);
    case 'diff':
      return diffCommand(rest);
    case 'export':
      return exportCommand(rest);
    case 'fmt':
      return formatCommand(rest);
    case 'link':
      return linkCommand(rest);
    case 'open':
      return openCommand(rest);
    case 'help':
    case '--help':
    case '-h':
      process.stdout.write(USAGE);
      return 0;
    default:
      process.stderr.write(command === undefined ? USAGE : `tick: unknown command "${command}"\n\n${USAGE}`);
      return 2;
  }
}
