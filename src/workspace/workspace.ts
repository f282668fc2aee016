/** A workspace: a folder of files, and nothing else. Paths are relative with `/`, unique. */
export interface WorkspaceFile {
  readonly path: string;
  /** Text; recordings (`.srpl`, `.brpl`) are kept as bytes. */
  readonly content: string | Uint8Array;
}

export type Workspace = readonly WorkspaceFile[];

export type FileKind =
  | 'script'
  | 'points'
  | 'recording'
  | 'csv'
  | 'config'
  | 'environment'
  | 'handler'
  | 'case'
  | 'other';

/** What a file is, by its name alone. */
export function fileKind(path: string): FileKind {
  if (path === 'case.json') return 'case';
  if (path === 'kapacitor.conf') return 'config';
  if (path === 'environment' || path === '.env') return 'environment';
  if (path.startsWith('handlers/')) return 'handler';
  switch (path.slice(path.lastIndexOf('.') + 1).toLowerCase()) {
    case 'tick':
      return 'script';
    case 'lp':
      return 'points';
    case 'srpl':
    case 'brpl':
      return 'recording';
    case 'csv':
      return 'csv';
    default:
      return 'other';
  }
}

/** Files of some kinds, in name order as Kapacitor's folders are read. */
export function filesOf(workspace: Workspace, ...kinds: readonly FileKind[]): readonly WorkspaceFile[] {
  const found = workspace.filter(({ path }) => kinds.includes(fileKind(path)));
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

/** A text file's text; bytes are read as UTF-8. */
export function textOf({ content }: WorkspaceFile): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}
