import { type FileKind, isOfKind } from './kinds';

/** A workspace: a folder of files, and nothing else. Paths are relative with `/`, unique. */
export interface WorkspaceFile {
  readonly path: string;
  /** Text; recordings (`.srpl`, `.brpl`) are kept as bytes. */
  readonly content: string | Uint8Array;
}

export type Workspace = readonly WorkspaceFile[];

/** Files of some kinds, in name order as Kapacitor's folders are read. */
export function filesOf(workspace: Workspace, ...kinds: readonly FileKind[]): readonly WorkspaceFile[] {
  const found = workspace.filter(({ path }) => isOfKind(path, kinds));
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** The server's configuration: of several files that may be it the one in the fewest folders. */
export function configurationFile(workspace: Workspace): WorkspaceFile | undefined {
  const depthOf = ({ path }: WorkspaceFile) => path.split('/').length;
  return filesOf(workspace, 'config').toSorted((a, b) => depthOf(a) - depthOf(b))[0];
}

/** A text file's text; bytes are read as UTF-8. */
export function textOf({ content }: Pick<WorkspaceFile, 'content'>): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
