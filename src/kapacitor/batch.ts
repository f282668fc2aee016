/** What a run needs of the part that answers the queries of batch tasks; only workspaces with such a task load it. */
import { Late } from '../go/late';
import type { BatchSpan, CaseFile } from './case-file';
import type { Workspace } from './files';
import type { HttpOutReport, Problem } from './run-model';
import type { Server } from './server';
import type { Database } from './sources';
import type { Task } from './tasks';

export interface BatchHost {
  readonly workspace: Workspace;
  readonly caseFile: CaseFile;
  readonly server: Server;
  readonly tasks: readonly Task[];
  /** Nanoseconds for which queries go on after the last point. */
  readonly silence: bigint;
}

/** Tasks ask at their ticks, while the clock follows the points. */
export interface BatchLive {
  /** Reads up to so many points of the data into the database; true when all are there and the ticks are set. */
  prepare(count: number): boolean;
  /** When the next query will be sent. */
  readonly nextTick: bigint | undefined;
  /** What InfluxDB refused. */
  readonly problems: readonly Problem[];
}

/** Tasks are recorded and replayed one after the other, as Kapacitor's command line does it. */
/** The data files are written to its database. */
export interface BatchReplay extends Database {
  /** Records and replays the next task; false when there are no more. */
  next(): boolean;
  readonly problems: readonly Problem[];
  /** What the endpoints said when their task posted last: they go away with the replay. */
  readonly httpOut: readonly HttpOutReport[];
}

export const BATCH_RUNS = new Late<{
  live(host: BatchHost): BatchLive;
  replay(host: BatchHost, span: BatchSpan): BatchReplay;
}>('what answers batch tasks');
