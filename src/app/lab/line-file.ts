/** The file that a point typed by hand goes to. */
import { isOfKind } from '../../workspace/kinds';
import type { Workspace } from '../../workspace/workspace';

/** The last file of line protocol, unless data in another form come behind it: files are read in the order of their names. */
export function lineFile(files: Workspace, dataFiles: readonly string[]): string {
  const last = files
    .filter(({ path, content }) => isOfKind(path, ['points']) && typeof content === 'string')
    .map(({ path }) => path)
    .sort()
    .at(-1);
  const before = dataFiles.filter((path) => !isOfKind(path, ['points'])).reduce((a, b) => (a > b ? a : b), '');
  if (last !== undefined && before < last) return last;
  return before < 'data.lp' ? 'data.lp' : `${before}.lp`;
}
