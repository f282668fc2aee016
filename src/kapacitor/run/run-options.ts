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
  /** Nodes with several parents work off a whole write request at once, as a real server's do; see `server/request-order.ts`. */
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
