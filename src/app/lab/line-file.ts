/** The file that a point typed by hand goes to. */
import { isOfKind } from '../../workspace/kinds';
import type { Workspace } from '../../workspace/workspace';

/** Names of a file of its own; the first that comes behind the data that are there is taken. */
const NAMES = ['data.lp', 'more.lp', 'points.lp', 'typed.lp', 'zz-typed.lp'];

/** The last file of line protocol, unless data in another form come behind it: files are read in the order of their names. */
export function lineFile(files: Workspace, dataFiles: readonly string[]): string {
  const last = files
    .filter(({ path, content }) => isOfKind(path, ['points']) && typeof content === 'string')
    .map(({ path }) => path)
    .sort()
    .at(-1);
  const others = dataFiles.filter((path) => !isOfKind(path, ['points']));
  if (last !== undefined && others.every((path) => path < last)) return last;
  return NAMES.find((name) => others.every((path) => path < name)) ?? last ?? 'data.lp';
}
