/** What a run needs of the part that answers the queries of batch tasks; only workspaces with such a task load it. */
import type { Problem } from '../../problems/problem';
import type { CaseFile } from '../../workspace/case-file';
import type { Workspace } from '../../workspace/workspace';
import type { HttpOutReport } from '../record/run-model';
import type { DataForm } from '../run/data-files';
import type { Database, DataReaders } from '../run/sources';
import type { Server } from '../server/server';
import type { Task } from '../server/task';

export interface BatchHost {
  readonly readers: DataReaders;
  readonly workspace: Workspace;
  readonly caseFile: CaseFile;
  readonly server: Server;
  readonly tasks: readonly Task[];
  /** On a server's clock tasks are recorded and replayed over the time that case.json names. */
  readonly clock: 'points' | 'server';
  readonly form: DataForm;
  /** When the run began: points without a time get it where data are read as a server reads them. */
  readonly began: bigint;
  /** Nanoseconds for which queries go on after the last point. */
  readonly silence: bigint;
}

/** Neither of both in a strict run that does not know about which time to ask. */
export interface BatchRun {
  readonly live?: BatchLive;
  readonly replay?: BatchReplay;
  /** What holds the points that queries are about. */
  readonly store: { readonly bytes: number };
  /** What InfluxDB refused, among others. */
  readonly problems: readonly Problem[];
}

/** Tasks ask at their ticks, while the clock follows the points. */
export interface BatchLive {
  /** Reads up to so many points of the data into the database; true when all are there and the ticks are set. */
  prepare(count: number): boolean;
  /** When the next query will be sent. */
  readonly nextTick: bigint | undefined;
}

/** Tasks are recorded and replayed one after the other; the data files are written to its database. */
export interface BatchReplay extends Database {
  /** Records and replays the next task; false when there are no more. */
  next(): boolean;
  /** What the endpoints said when their task posted last: they go away with the replay. */
  readonly httpOut: readonly HttpOutReport[];
}
