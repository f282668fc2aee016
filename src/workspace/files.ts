import { type FileKind, fileKind, type Workspace, type WorkspaceFile } from '../kapacitor/files';

/** The order of tabs. */
const ORDER: readonly FileKind[] = [
  'script',
  'points',
  'recording',
  'csv',
  'config',
  'environment',
  'handler',
  'case',
  'other',
];

export function inTabOrder(workspace: Workspace): Workspace {
  return [...workspace].sort((a, b) => {
    const kinds = ORDER.indexOf(fileKind(a.path)) - ORDER.indexOf(fileKind(b.path));
    return kinds !== 0 ? kinds : a.path < b.path ? -1 : 1;
  });
}

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

/** Why a file is left aside, if it is: its name says nothing to Kapacitor. */
export function unusedReason(path: string): string | undefined {
  if (fileKind(path) !== 'other') return undefined;
  if (/\.(ya?ml|json)$/.test(path)) return 'Handler files are read from the folder handlers/.';
  return 'Only .tick, .lp, .srpl, .brpl, .csv, kapacitor.conf, environment, handlers/ and case.json are read.';
}

/** A free name beginning as `wanted` does: `alert.tick`, `alert-2.tick`. */
export function freePath(wanted: string, workspace: Workspace): string {
  const dot = wanted.lastIndexOf('.');
  const [stem, ending] = dot <= 0 ? [wanted, ''] : [wanted.slice(0, dot), wanted.slice(dot)];
  let path = wanted;
  for (let n = 2; workspace.some((file) => file.path === path); n++) path = `${stem}-${n}${ending}`;
  return path;
}

export function fileAt(workspace: Workspace, path: string): WorkspaceFile | undefined {
  return workspace.find((file) => file.path === path);
}

/** Adds the file, or replaces the one of the same path. */
export function withFile(workspace: Workspace, file: WorkspaceFile): Workspace {
  const known = workspace.some(({ path }) => path === file.path);
  return known ? workspace.map((other) => (other.path === file.path ? file : other)) : [...workspace, file];
}

export function withoutFile(workspace: Workspace, path: string): Workspace {
  return workspace.filter((file) => file.path !== path);
}

export function renamed(workspace: Workspace, from: string, to: string): Workspace {
  return workspace.map((file) => (file.path === from ? { ...file, path: to } : file));
}
