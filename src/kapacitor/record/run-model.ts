/**
 * A run: everything that feeding a workspace's points to its tasks did. Plain data that a worker can post to the page.
 *
 * Everything that happened carries `at`: the index of the point that was being fed, or -1 for what happened before the
 * first one. The state after point i is therefore everything with `at <= i`: going back needs no second run.
 * A point typed by hand is one more point at the end.
 */

import type { GlobalService } from '../../alert/global-service';
import type { Inhibition } from '../../alert/inhibit';
import type { JudgedValue } from '../../alert/judged';
import type { Level, LevelIndex } from '../../alert/level';
import type { OutcomeWords } from '../../alert/outcome-words';
import type { Outcome } from '../../alert/services';
import type { Origin, Preview } from '../../handlers/host';
import type { HttpRequest } from '../../handlers/request';
import type { UnmetCondition } from '../../lambda/condition-report';
import type { LogLevel } from '../../nodes/context';
import type { Held } from '../../nodes/held';
import type { Guess } from '../../points/formats/read/guess';
import type { Problem } from '../../problems/problem';
import type { Range } from '../../text/range';
import type { Dbrp } from '../../workspace/case-file';
import type { Delivered } from './handing';

export interface Run {
  readonly config: ConfigReport;
  readonly handlers: readonly HandlerReport[];
  readonly tasks: readonly TaskReport[];
  readonly templates: readonly TemplateReport[];
  /** Where there are files of a load directory. */
  readonly load?: LoadReport;
  readonly points: PointColumns;
  /** Set when the clock ran on after the last point: its time then, nanoseconds. What happened meanwhile is at `points.count`. */
  readonly silentUntil?: bigint;
  readonly evaluations: EvaluationColumns;
  /** What the alert nodes judged, one a node. */
  readonly judged: readonly JudgedColumns[];
  readonly events: readonly EventRecord[];
  readonly requests: readonly RequestRecord[];
  /** What batch tasks asked InfluxDB, in the order of asking. */
  readonly queries: readonly QueryRecord[];
  readonly actions: readonly ActionRecord[];
  readonly logs: readonly LogRecord[];
  readonly topics: readonly TopicReport[];
  readonly httpOut: readonly HttpOutReport[];
  /** What the write endpoint answered to bad line protocol. */
  readonly writeErrors: readonly string[];
  /** Data files that are not read as Kapacitor reads them. */
  readonly data: readonly DataReport[];
  /** Everything wrong with any file, first things first. */
  readonly problems: readonly Problem[];
  /** Set when the run was stopped before the last point. */
  readonly stopped?: { readonly reason: 'time' | 'events' | 'memory' | 'cancelled'; readonly fed: number };
  /** About how many bytes the recorded data take. */
  readonly recordedBytes: number;
  readonly milliseconds: number;
}

/** What a data file was taken for, and what came of it. */
export interface DataReport {
  readonly file: string;
  /** `influx-csv`; `line-protocol` for that. */
  readonly format: string;
  /** `Output of the influx shell (CSV): 4 points of cpu, host as a tag.`; of line protocol what was done with it. */
  readonly summary: string;
  /** What was guessed and done beyond it, a sentence each. */
  readonly notes: readonly string[];
  readonly points: number;
  readonly leftOut: number;
  readonly guesses: readonly Guess[];
}

export interface ConfigReport {
  /** The server refused to start, and said this. */
  readonly error?: string;
  readonly hipchat?: HipChatReport;
}
/** The effective `[hipchat]` section; tokens are never in it. */
export interface HipChatReport {
  readonly enabled: boolean;
  readonly url: string;
  readonly room: string;
  readonly hasToken: boolean;
  readonly global: boolean;
  readonly stateChangesOnly: boolean;
}

export interface HandlerReport {
  readonly file: string;
  readonly error?: string;
  readonly id: string;
  readonly topic: string;
  readonly kind: string;
}

/** A template of the workspace. */
export interface TemplateReport {
  readonly id: string;
  readonly file: string;
  /** Absent when it was refused. */
  readonly type?: 'stream' | 'batch';
  readonly formatted?: string;
  /** In the order of the script. */
  readonly vars: readonly TemplateVarReport[];
  /** Kapacitor refused it, exact text. */
  readonly error?: string;
  /** The request handler of the real server breaks on it. */
  readonly panic?: string;
}
/** A var that a task can give. */
export interface TemplateVarReport {
  readonly name: string;
  readonly type: VarDefault['type'];
  /** Absent: a task has to give it. */
  readonly default?: VarDefault;
  /** The comment in front of it. */
  readonly description: string;
  /** Of its name, in the template. */
  readonly range: Range;
}
export type VarDefault =
  /** A duration is in nanoseconds. */
  | { readonly type: 'int' | 'duration'; readonly value: bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string' | 'regex' | 'lambda'; readonly value: string }
  | { readonly type: 'star' }
  | { readonly type: 'list'; readonly items: readonly VarDefault[] };

/** What a server says that loads the folder when it starts: `file` and `error` of its first mistake, at which it stops. */
export interface LoadReport {
  readonly file?: string;
  readonly error?: string;
}

export interface TaskReport {
  readonly id: string;
  /** That defines it. */
  readonly file: string;
  /** That has its script, and the ranges of its nodes: the same, or a template. */
  readonly script: string;
  readonly template?: string;
  /** A second file of the same name was refused; the task of the first goes on. */
  readonly redefinition?: { readonly file: string; readonly error: string };
  /** Absent when the script was refused. */
  readonly type?: 'stream' | 'batch';
  /** What it takes; none when the script was refused. */
  readonly dbrps: readonly Dbrp[];
  /** Set where a strict run recorded the queries of a batch task and replayed the answers. */
  readonly recording?: RecordingReport;
  /** Kapacitor refused the script, exact text. */
  readonly error?: string;
  /** The request handler of the real server breaks on it. */
  readonly panic?: string;
  /** The running task died of this. */
  readonly taskError?: string;
  readonly formatted?: string;
  readonly edges: readonly (readonly [parent: string, child: string])[];
  readonly nodes: readonly NodeReport[];
}

export interface RecordingReport {
  /** Why it failed; then nothing was replayed. */
  readonly error?: string;
  /** Why the replay failed. */
  readonly replayError?: string;
}

export interface NodeReport {
  /** `alert2`. */
  readonly name: string;
  readonly kind: string;
  readonly range: Range;
  /** `collected`, `emitted`, `errors`, and the node's own. */
  readonly statistics: Readonly<Record<string, number>>;
  /** What the configuration adds to what the script says. */
  readonly globalServices: readonly GlobalService[];
  /** What it kept when the points were over. */
  readonly held?: Held;
  /** Alerts that held its events back. */
  readonly inhibitedBy?: readonly Inhibition[];
  /** Its conditions that were asked and never true. */
  readonly unmet?: readonly UnmetCondition[];
  /** Why it cannot run in a page: it lets nothing through. */
  readonly unsupported?: string;
}

/** The points in the order they were fed. */
export interface PointColumns {
  readonly count: number;
  /** Nanoseconds since the Unix epoch. */
  readonly time: BigInt64Array;
  /** Index into `series`. */
  readonly series: Uint32Array;
  /** Offset of the line in its data file, UTF-16. */
  readonly offset: Uint32Array;
  /** Index into `files`. */
  readonly file: Uint16Array;
  readonly files: readonly string[];
  readonly seriesList: readonly SeriesReport[];
}
export interface SeriesReport {
  readonly database: string;
  readonly retentionPolicy: string;
  readonly name: string;
  readonly tags: readonly (readonly [string, string])[];
  /** Names and types of the fields seen, in byte order. */
  readonly fields: readonly { readonly name: string; readonly type: 'float' | 'int' | 'string' | 'boolean' }[];
}

/** One row an evaluated point or batch, in order. */
export interface EvaluationColumns {
  readonly count: number;
  readonly at: Int32Array;
  /** Index into `alerts`. */
  readonly alert: Uint32Array;
  /** LevelIndex. */
  readonly level: Uint8Array;
  /** Index into `outcomes`. */
  readonly outcome: Uint8Array;
  /** Nanoseconds since the Unix epoch. */
  readonly time: BigInt64Array;
  /** Index of the first of its events in `Run.events`, or -1. */
  readonly event: Int32Array;
  readonly outcomes: readonly Outcome[];
  /** What each of the outcomes means. */
  readonly told: readonly OutcomeWords[];
  /** One an alert node, event id and group: a strip on the page. */
  readonly alerts: readonly AlertIdentity[];
}
export interface AlertIdentity {
  readonly task: string;
  readonly node: string;
  readonly id: string;
  readonly group: string;
  /** Of the group. */
  readonly tags: readonly (readonly [string, string])[];
}
/** The values that one alert node judged. */
export interface JudgedColumns {
  readonly task: string;
  readonly node: string;
  readonly values: readonly JudgedValue[];
  /** Rows of `Run.evaluations`, ascending: all of this node. */
  readonly row: Int32Array;
  /** One a value; NaN where an evaluation did not look at it, or found no quantity. */
  readonly columns: readonly Float64Array[];
  /** Where it judges batches: the times of their first points and of their ends, nanoseconds since the Unix epoch. */
  readonly from?: BigInt64Array;
  readonly to?: BigInt64Array;
}

/** An event that a topic collected. */
export interface EventRecord {
  readonly at: number;
  /** Row of `Run.evaluations` that made it, or -1 (made of others by an aggregate handler). */
  readonly evaluation: number;
  readonly topic: string;
  readonly task: string;
  readonly node: string;
  readonly id: string;
  readonly level: LevelIndex;
  readonly previousLevel: LevelIndex;
  readonly message: string;
  /** Nanoseconds since the Unix epoch. */
  readonly time: bigint;
  /** Nanoseconds. */
  readonly duration: bigint;
  readonly name: string;
  readonly group: string;
  readonly tags: readonly (readonly [string, string])[];
  readonly fields: readonly (readonly [string, PlainValue])[];
  /** What became of it at its topic; absent where a handler took it. */
  readonly outcome?: OutcomeWords & { readonly name: Delivered };
  /** Names of the handlers that failed on it. */
  readonly failed?: readonly string[];
}

/** A field's value as plain data. */
export type PlainValue = number | bigint | string | boolean | null | PlainDuration;
export interface PlainDuration {
  /** Nanoseconds. */
  readonly duration: bigint;
}

/** A request that a handler or a sink node makes. */
export interface RequestRecord {
  readonly at: number;
  /** Index into `Run.events`, or -1 for a sink node's. */
  readonly event: number;
  /** Handler kind (`hipchat`, `post`) or node kind (`http_post`). */
  readonly kind: string;
  /** The same as people write it: `HipChat`, `httpPost`. */
  readonly name: string;
  /** Where it was asked for. */
  readonly source: RequestSource;
  readonly request: HttpRequest;
  /** Where the effective options came from: `room` → from the script, the handler file or kapacitor.conf. */
  readonly origins: readonly OptionOrigin[];
  /** Parts of `request.url` and of header values that are secret, to be masked unless the eye is clicked. */
  readonly secrets: readonly string[];
  /** What the room would show; only for kinds that have a room. */
  readonly preview?: MessagePreview;
  /** Go's text when nobody was there to answer. */
  readonly unreachable?: string;
}
/** A query that a batch task sent, and what InfluxDB answered: series of rows, or an error. */
export interface QueryRecord {
  readonly at: number;
  readonly task: string;
  /** `query1`. */
  readonly node: string;
  /** When it was sent, nanoseconds since the Unix epoch. */
  readonly tick: bigint;
  readonly text: string;
  readonly series: number;
  /** Of all series. */
  readonly rows: number;
  /** InfluxDB's own text. */
  readonly error?: string;
  /** The whole answer as InfluxDB writes it; kept in strict runs only. */
  readonly answer?: string;
}
/** What a handler would do that is no HTTP request: a command it would run, a line it would write or send. */
export interface ActionRecord {
  readonly at: number;
  /** Index into `Run.events`. */
  readonly event: number;
  readonly kind: string;
  /** The kind as people write it: `E-mail`. */
  readonly name: string;
  readonly source: RequestSource;
  readonly verb: 'run' | 'write' | 'send';
  /** A command line, a path or an address. */
  readonly target: string;
  readonly content: string;
  readonly secrets: readonly string[];
}

export type RequestSource =
  | { readonly type: 'node'; readonly task: string; readonly node: string }
  | { readonly type: 'handler'; readonly topic: string; readonly handler: string; readonly file: string };
export type OptionOrigin = Origin;
export type MessagePreview = Preview;

/** A line of the server's log. */
export interface LogRecord {
  readonly at: number;
  readonly level: LogLevel;
  readonly message: string;
  /** In printed order: service, task, node, err, … */
  readonly keys: readonly (readonly [string, string])[];
  /** The line as Kapacitor prints it, without its time. */
  readonly text: string;
  readonly task?: string;
  readonly node?: string;
}

export interface TopicReport {
  readonly id: string;
  readonly level: Level;
  readonly collected: number;
  readonly events: readonly TopicEventReport[];
}
export interface TopicEventReport {
  readonly id: string;
  readonly level: Level;
  readonly message: string;
  readonly details: string;
  readonly time: bigint;
  readonly duration: bigint;
}
export interface HttpOutReport {
  readonly task: string;
  readonly endpoint: string;
  readonly text: string;
}
