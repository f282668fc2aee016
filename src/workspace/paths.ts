import { fileKind } from './kinds';
import { textOf, type Workspace, type WorkspaceFile } from './workspace';

const MAX_PATH = 120;

/** What is wrong with a new file's path; `undefined` when nothing is. */
export function pathFault(path: string, workspace: Workspace): string | undefined {
  if (path === '') return 'Give the file a name.';
  if (path.length > MAX_PATH) return `A name may have ${MAX_PATH} characters.`;
  if (/[\\:*?"<>|\p{Cc}]/u.test(path)) return 'A name may not have \\ : * ? " < > | or control characters.';
  if (path.split('/').some((part) => part === '' || part === '.' || part === '..'))
    return 'This is not a path inside the workspace.';
  if (workspace.some((file) => file.path === path)) return `There is already a file ${path}.`;
  return undefined;
}

/** Tests of kapacitor-unit: `*.unit.yaml`, or any YAML with `tests:`. */
export function isUnitFile(file: WorkspaceFile): boolean {
  const { path } = file;
  if (fileKind(path) !== 'other' || !/\.ya?ml$/i.test(path)) return false;
  return /\.unit\.ya?ml$/i.test(path) || /^tests\s*:/m.test(textOf(file));
}

/** A free name beginning as `wanted` does: `alert.tick`, `alert-2.tick`. */
export function freePath(wanted: string, workspace: Workspace): string {
  const dot = wanted.lastIndexOf('.');
  const [stem, ending] = dot <= 0 ? [wanted, ''] : [wanted.slice(0, dot), wanted.slice(dot)];
  let path = wanted;
  for (let n = 2; workspace.some((file) => file.path === path); n++) path = `${stem}-${n}${ending}`;
  return path;
}
