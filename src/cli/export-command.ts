import { existsSync, writeFileSync } from 'node:fs';
import { bundleOf } from '../export/bundle';
import { zipOf } from '../sharing/bundle';
import { SecretMask } from '../sharing/secrets/mask';
import { plainState } from '../sharing/shared-state';
import { messageOf } from '../text/thrown';
import { readArguments } from './arguments';
import { BUDGET_OPTION, bounded, budgetOf, wrongBudget } from './budget-option';
import { type ExitCode, misuse } from './exit-code';
import { readFolder } from './folder';

/** `tick export`: a folder as a real Kapacitor takes it, zipped. 1 where Kapacitor would refuse some of it, 3 where its run was stopped; it is written all the same. */
export function exportCommand(args: readonly string[]): ExitCode {
  const read = readArguments({
    args: [...args],
    options: { force: { type: 'boolean', default: false }, ...BUDGET_OPTION },
    allowPositionals: true,
  });
  if (!read.ok) return misuse('export', read.error);
  const { values, positionals } = read.parsed;
  const [folder, out] = positionals;
  if (folder === undefined || out === undefined || positionals.length !== 2)
    return misuse('export', 'name a folder and the zip to write');
  const milliseconds = budgetOf(values.budget);
  if (milliseconds === undefined) return wrongBudget('export', values.budget);
  const found = readFolder(folder);
  if (!found.ok) return failed(found.error);
  if (!values.force && existsSync(out)) return failed(`${out} is there already; --force writes over it`);
  // Its run, one that asks what a server would refuse, and the recordings.
  const bundle = bounded(3 * milliseconds, () => bundleOf(plainState(found.workspace), milliseconds));
  try {
    writeFileSync(out, zipOf(bundle.files));
  } catch (error) {
    return failed(messageOf(error));
  }
  process.stdout.write(`${out}: ${bundle.files.length} files\n`);
  const mask = new SecretMask(found.workspace);
  for (const { file, error } of bundle.refusals)
    process.stderr.write(`tick export: Kapacitor refuses ${file}: ${mask.text(error)}\n`);
  for (const label of bundle.byHand)
    process.stderr.write(`tick export: left out, to be written in by hand: ${label}\n`);
  if (bundle.stopped !== undefined) {
    process.stderr.write(`tick export: ${bundle.stopped} expected/ holds what was said until then.\n`);
    return 3;
  }
  return bundle.refusals.length > 0 ? 1 : 0;
}

function failed(error: string): ExitCode {
  process.stderr.write(`tick export: ${error}\n`);
  return 1;
}
