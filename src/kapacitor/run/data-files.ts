/** Which files of a workspace hold points. */
import { DATA_KINDS, type FileKind, fileKind } from '../../workspace/kinds';
import { filesOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import type { holdsData } from '../data/foreign';

/** `any`: whatever is recognised; `exact`: what Kapacitor reads, by its name, and the points of recipes, which are in no form. */
export type DataForm = 'any' | 'exact';

const NAMED = { any: DATA_KINDS, exact: ['points', 'recipe', 'recording'] } as const satisfies Readonly<
  Record<DataForm, readonly FileKind[]>
>;

/** In name order. Files that something else reads are none, whatever stands in them. */
export function dataFilesOf(
  workspace: Workspace,
  form: DataForm,
  readers: { readonly holdsData: typeof holdsData } | undefined,
): readonly WorkspaceFile[] {
  const named = filesOf(workspace, ...NAMED[form]);
  if (form === 'exact' || readers === undefined) return named;
  const others = workspace.filter((file) => fileKind(file.path) === 'other' && readers.holdsData(file));
  return others.length === 0 ? named : [...named, ...others].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Of all files that may hold points, in bytes or characters. */
export function dataSize(workspace: Workspace): number {
  return filesOf(workspace, ...DATA_KINDS, 'other').reduce((sum, { content }) => sum + content.length, 0);
}
