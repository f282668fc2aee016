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

export interface RunOptions {
  /** Kapacitor's answer to everything, `.hipchat()` included; otherwise its well-known slips are accepted with a warning. */
  readonly strict: boolean;
  /** The server's time zone, an IANA name. */
  readonly zone?: string;
  /** Nanoseconds that the clock runs on after the last point, so that deadman and barrier see the silence. */
  readonly silence?: bigint;
  /** `full` keeps what every node received and emitted; `counts` only counts (chosen by itself for large data). */
  readonly trace?: 'full' | 'counts';
  readonly budget?: Budget;
  /** Nodes with several parents work off a whole write request at once, as a real server's do; see `burst.ts`. */
  readonly bursts?: boolean;
}

/** Past it a run stops, says so, and keeps what it had. */
export interface Budget {
  readonly milliseconds: number;
  /** Events, requests and log lines kept, each. */
  readonly events: number;
  /** Bytes of recorded data, about. */
  readonly bytes?: number;
}
