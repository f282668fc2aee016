import type { CaseFile } from '../../workspace/case-file';
import type { World } from '../server/world';
import type { DataForm } from './data-files';

/** How a workspace is run. What is left out is as the page does it. */
export interface RunOptions {
  /**
   * `documented`: handlers spelled as Kapacitor's documentation does (`.hipchat()`) are accepted with a warning; `exact`:
   * they are refused as Kapacitor refuses them.
   */
  readonly spelling?: 'documented' | 'exact';
  /**
   * `points`: the clock follows the points; `server`: it is that of a real server, to which all points are written within
   * milliseconds, so timers do not fire, and batch tasks are recorded and replayed.
   */
  readonly clock?: 'points' | 'server';
  /** `any`: data in whatever form are read; `exact`: what Kapacitor reads, as it reads it. */
  readonly data?: DataForm;
  /**
   * When the run began, in nanoseconds: what the caller's clock shows. Where data are read as Kapacitor reads them, points
   * without a time get it, as a server gives them its own.
   */
  readonly began?: bigint;
  /** What answers outside the server; every service is well when it is absent. */
  readonly world?: (caseFile: CaseFile, configuration: string) => World;
  /** The server's time zone, an IANA name. */
  readonly zone?: string;
  /** Nanoseconds that the clock runs on after the last point, so that deadman and barrier see the silence. */
  readonly silence?: bigint;
  /** `full` keeps what every node received and emitted; `counts` only counts (chosen by itself for large data). */
  readonly trace?: 'full' | 'counts';
  readonly budget?: Budget;
  /** Nodes with several parents work off a whole write request at once, as a real server's do; see `server/request-order.ts`. */
  readonly wholeRequests?: boolean;
  /** Asked within what takes long, where no message comes in. */
  readonly isToldToStop?: () => boolean;
}

/** Options of one run that can be posted to a worker. */
export type PlainRunOptions = Omit<RunOptions, 'world' | 'isToldToStop'>;

/** What the page calls Strict: nothing is accepted or fired that a real server would not. */
export const STRICT = { spelling: 'exact', clock: 'server', data: 'exact' } as const satisfies RunOptions;

/** Past it a run stops, says so, and keeps what it had. */
export interface Budget {
  readonly milliseconds: number;
  /** Events, requests and log lines kept, each. */
  readonly events: number;
  /** Bytes of recorded data, about. */
  readonly bytes?: number;
}
