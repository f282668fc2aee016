import type { AlertServices } from '../alert/services';
import type { GoValue } from '../go/value';
import type { HandlerHost, LogKeys } from '../handlers/host';
import type { HttpAnswer, HttpRequest } from '../handlers/request';
import type { Environment } from '../lambda/environment';
import type { Barrier, Batch, DeleteGroup, Point } from '../points/point';

/** What the run gives to one running node. */
export interface NodeContext {
  readonly taskId: string;
  /** `window3`. */
  readonly nodeName: string;
  readonly environment: Environment;
  readonly clock: Clock;
  /** Emission to every child, in child order; counted and traced. */
  emitPoint(point: Point): void;
  emitBatch(batch: Batch): void;
  emitBarrier(barrier: Barrier): void;
  emitDeleteGroup(group: DeleteGroup): void;
  /** Logs at error level with Kapacitor's `msg` and `err`, and counts it in the node's `errors`; quiet nodes do not log. */
  error(message: string, err: string, keys?: LogKeys): void;
  log(level: LogLevel, message: string, keys?: LogKeys): void;
  /** Why the message at hand was dropped, for the trace; costs nothing when tracing only counts. */
  dropped(reason: string): void;
  /** What the message is made of that is emitted next, by parent; for who watches the node. */
  met(messages: readonly (Point | Batch | undefined)[]): void;
  /** A named counter of the node's statistics (`alerts_triggered`, `fields_defaulted`). */
  count(statistic: string, by?: number): void;
  /** The node cannot go on: the whole task stops, with this cause. */
  fail(err: string): never;
  readonly services: NodeServices;
}

export type LogLevel = 'debug' | 'info' | 'error';

/** The run's clock follows the points. Timers fire when it passes them, before the point that moves it is fed. */
export interface Clock {
  /** Nanoseconds since the Unix epoch; the epoch before the first point. */
  now(): bigint;
  /** Calls `begin` when the clock has a time: at the first point, before it is fed. At once when it has one already. */
  started(begin: () => void): void;
  at(time: bigint, fire: () => void): Timer;
}
export interface Timer {
  cancel(): void;
}

export type { HttpAnswer };

/** What nodes reach beyond their task. */
export interface NodeServices extends AlertServices {
  /** The topic of an alert node itself, which no script names. */
  readonly ownTopic: string;
  /** What the handlers of alert nodes need. */
  readonly handlers: HandlerHost;
  /** Serves `text()` at /kapacitor/v1/tasks/TASK/ENDPOINT. `error`: the endpoint is taken. */
  serve(endpoint: string, text: () => string): { readonly error: string } | undefined;
  /** A request that a sink node would send (httpPost, influxDBOut). The answer comes at once from the run's stand-in. */
  send(request: HttpRequest): HttpAnswer;
  /** Writes a point back into the server (kapacitorLoopback). `error`: Kapacitor's text. */
  write(point: Point): { readonly error: string } | undefined;
  /** Named httppost endpoints and influxdb clusters of the configuration. */
  readonly configuration: NodeConfiguration;
  /** Counts per group of what a node has emitted to its first child since this was first asked for: for `stats`. */
  emitted(nodeName: string): readonly EmittedGroup[];
  /** The files below an absolute directory, for `sideload`. */
  sideFiles(directory: string): SideFilesRead;
}
/** The error is Kapacitor's text. */
export type SideFilesRead =
  | { readonly ok: true; readonly files: SideFiles }
  | { readonly ok: false; readonly error: string };
/** By path below the directory: what each `.json`, `.yml` or `.yaml` file has under its keys; numbers are floats. */
export type SideFiles = ReadonlyMap<string, ReadonlyMap<string, GoValue>>;
export interface EmittedGroup {
  readonly group: string;
  readonly tags: Point['tags'];
  readonly dimensions: Point['dimensions'];
  readonly count: bigint;
}
export interface NodeConfiguration {
  /** The named `[[influxdb]]` cluster ('' is the default one), if it is configured and enabled. */
  influxDB(cluster: string): InfluxDBCluster | undefined;
  /** URL and headers of a `[[httppost]]` endpoint; its basic authorization is one of the headers. */
  httpPostEndpoint(name: string): HttpPostEndpoint | undefined;
  /** The (db, rp) pairs of the task. */
  readonly dbrps: readonly { readonly database: string; readonly retentionPolicy: string }[];
}
export interface InfluxDBCluster {
  /** `http://localhost:8086`. */
  readonly url: string;
  /** Those that authorize. */
  readonly headers: readonly (readonly [string, string])[];
}
export interface HttpPostEndpoint {
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly rowTemplate?: string;
  readonly alertTemplate?: string;
}
