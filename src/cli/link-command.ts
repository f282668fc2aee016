import { type ImportedZip, importZip } from '../sharing/bundle';
import { MOST_IN_LINK, namesFault } from '../sharing/limits';
import { decodePermalink, encodePermalink } from '../sharing/permalink';
import { withoutSecrets } from '../sharing/secrets/leave-out';
import { plainState } from '../sharing/shared-state';
import { messageOf } from '../text/thrown';
import { isBinary } from '../workspace/kinds';
import { textOf, type Workspace } from '../workspace/workspace';
import { readArguments } from './arguments';
import { BUDGET_OPTION, bounded, budgetOf, wrongBudget } from './budget-option';
import { type ExitCode, misuse } from './exit-code';
import { readFolder } from './folder';
import { readInput } from './input';
import { writeFolder } from './write-folder';

/** Where `npm run serve` serves the page. */
const PAGE = 'http://127.0.0.1:4173/';

/** `tick link`: prints the link that the page would share. Tokens are left out unless they are asked for. */
export async function linkCommand(args: readonly string[]): Promise<ExitCode> {
  const read = readArguments({
    args: [...args],
    options: {
      'with-tokens': { type: 'boolean', default: false },
      page: { type: 'string', default: PAGE },
      ...BUDGET_OPTION,
    },
    allowPositionals: true,
  });
  if (!read.ok) return misuse('link', read.error);
  const { values, positionals } = read.parsed;
  const [folder] = positionals;
  if (folder === undefined || positionals.length !== 1) return misuse('link', 'name one folder');
  const milliseconds = budgetOf(values.budget);
  if (milliseconds === undefined) return wrongBudget('link', values.budget);
  const found = readFolder(folder);
  if (!found.ok) return refused('link', found.error);
  const link = await bounded(milliseconds, () => linkOf(found.workspace, values['with-tokens']));
  if (!link.ok) return refused('link', link.error);
  process.stdout.write(`${values.page.replace(/#.*$/s, '')}${link.hash}\n`);
  if (link.leftOut > 0) {
    const what = link.leftOut === 1 ? 'One token was' : `${link.leftOut} tokens were`;
    process.stderr.write(`tick link: ${what} left out; --with-tokens puts them in.\n`);
  }
  return 0;
}

export type FolderLink =
  | { readonly ok: true; readonly hash: string; readonly leftOut: number }
  /** A sentence for the user. */
  | { readonly ok: false; readonly error: string };

export async function linkOf(workspace: Workspace, withTokens: boolean): Promise<FolderLink> {
  // Large data files are read as bytes; in a link they are text as in the page.
  const files = workspace.map((file) => (isBinary(file.path) ? file : { path: file.path, content: textOf(file) }));
  const fault = namesFault(
    'link',
    files.map(({ path }) => path),
  );
  if (fault !== undefined) return { ok: false, error: fault.replace('is not opened', 'cannot be made') };
  if (files.reduce((sum, { content }) => sum + content.length, 0) > MOST_IN_LINK)
    return { ok: false, error: `These files are too large for a link: ${MOST_IN_LINK / 1024 / 1024} MB is the most.` };
  const cleaned = withTokens ? undefined : withoutSecrets(files);
  const state = plainState(cleaned?.workspace ?? files);
  return { ok: true, hash: await encodePermalink(state), leftOut: cleaned?.secrets.length ?? 0 };
}

/** `tick open`: writes the workspace of a link or a zip into a folder. */
export async function openCommand(args: readonly string[]): Promise<ExitCode> {
  const read = readArguments({
    args: [...args],
    options: { force: { type: 'boolean', default: false }, ...BUDGET_OPTION },
    allowPositionals: true,
  });
  if (!read.ok) return misuse('open', read.error);
  const { values, positionals } = read.parsed;
  const [link, folder] = positionals;
  if (link === undefined || folder === undefined || positionals.length !== 2)
    return misuse('open', 'name a link (or - for standard input) or a zip, and a folder');
  const milliseconds = budgetOf(values.budget);
  if (milliseconds === undefined) return wrongBudget('open', values.budget);
  const opened = /\.zip$/i.test(link) ? bounded(milliseconds, () => openZip(link)) : await openLink(link, milliseconds);
  if (!opened.ok) return refused('open', opened.error);
  const written = writeFolder(folder, opened.state.workspace, values.force);
  if (!written.ok) return refused('open', written.error);
  process.stdout.write(`${folder}: ${opened.state.workspace.length} files\n`);
  return 0;
}

function openLink(text: string, milliseconds: number): ReturnType<typeof decodePermalink> {
  const link = (text === '-' ? readInput(text).toString('utf8') : text).trim();
  return bounded(milliseconds, () => decodePermalink(link.slice(Math.max(0, link.indexOf('#')))));
}

function openZip(path: string): ImportedZip {
  try {
    return importZip(new Uint8Array(readInput(path)));
  } catch (error) {
    return { ok: false, error: messageOf(error) };
  }
}

function refused(command: string, error: string): ExitCode {
  process.stderr.write(`tick ${command}: ${error}\n`);
  return 1;
}
