/** A workspace: a folder of files, and nothing else. Paths are relative with `/`, unique. */
export interface WorkspaceFile {
  readonly path: string;
  /** Text; recordings (`.srpl`, `.brpl`) are kept as bytes. */
  readonly content: string | Uint8Array;
}

export type Workspace = readonly WorkspaceFile[];

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
}

/** Past it a run stops, says so, and keeps what it had. */
export interface Budget {
  readonly milliseconds: number;
  /** Events and requests kept. */
  readonly events: number;
}
