import type { ProxyMarked } from 'comlink';
import type { Comparison } from '../comparison/compare';
import type { Run } from '../kapacitor/record/run-model';
import type { NodeCounts, NodeMoment } from '../kapacitor/record/trace-at';
import type { PlainRunOptions } from '../kapacitor/run/run-options';
import type { LanguageService } from '../language/service';
import type { Problem } from '../problems/problem';
import type { Range } from '../text/range';
import type { Result } from '../text/result';
import type { Workspace } from '../workspace/workspace';
import type { NodeOutput } from './output-columns';
import type { SentFile } from './sent-files';
import type { SharingService } from './sharing-service';

/** `over`: nothing more is fed, and the result is on its way. */
export type RunProgress = (fed: number, total: number, over?: 'over') => void;

/** The one contract between page and worker (Comlink), but for what `WorkerRoot` adds. */
export interface WorkerApi {
  /**
   * Runs the workspace. `going`: an address that is there until the run is to stop. `progress` is called before the first
   * point, then at most every 50 ms, with the number of points fed and known, `snapshot` now and then with what there is.
   */
  run(
    workspace: readonly SentFile[],
    options: PlainRunOptions,
    going: string,
    progress: RunProgress,
    snapshot: (run: Run) => void,
  ): Promise<Run>;
  /** The problems of the run made last in plain words, with what script and points show beyond them. */
  problems(): Promise<readonly Problem[]>;
  /** Ends the run under way, which then answers with what it has. */
  stop(): Promise<void>;
  /** Numeric values of one field, one array pair a series, of the run made last. */
  chart(measurement: string, field: string): Promise<readonly ChartSeries[]>;
  /** The sub-expressions of an alert's level expression with their values at one point of the run made last. */
  explain(at: number, task: string, node: string): Promise<readonly Explanation[]>;
  /**
   * What a node did at one moment of the run made last (-1: before the first point; the number of points: in the silence
   * after the last). At once from what was recorded, without the node's state; `undefined` where too little was kept.
   */
  trace(at: number, task: string, node: string): Promise<TraceAnswer | undefined>;
  /** The same with the node's state, by a second run up to there. `undefined` when a newer question came. */
  traceWithState(at: number, task: string, node: string): Promise<TraceAnswer | undefined>;
  /** All that a node emits, by a second run of the workspace; `undefined` when another run began meanwhile. */
  output(task: string, node: string): Promise<NodeOutput | undefined>;
  /** The fields of the data that a judged value of the run made last is made of without leaving their unit. */
  behind(task: string, node: string, judged: string): Promise<readonly RawField[]>;
  /** Line protocol of a data file of the run made last; `undefined` when nothing in it is known. */
  convert(path: string): Promise<string | undefined>;
  /** A recipe of points that reach the scripts of a workspace; `undefined` when no task of it runs. */
  recipe(workspace: Workspace): Promise<string | undefined>;
  /** Why a text is no line of points; `undefined` when it is one. */
  lineFault(line: string): Promise<string | undefined>;
  /** Where the literals are written that these thresholds of the run made last come from; `undefined`: computed. */
  tunable(task: string, ranges: readonly Range[]): Promise<readonly (Tunable | undefined)[]>;
  /** How many events an alert node would send, by a whole run; `undefined` when another run began meanwhile. */
  count(workspace: Workspace, options: PlainRunOptions, task: string, node: string): Promise<number | undefined>;
  /** What two workspaces do not do alike. */
  compare(first: Workspace, second: Workspace, options: PlainRunOptions): Promise<Comparison>;
  /** Kapacitor's formatting, or its syntax error. */
  format(script: string): Promise<Result<string>>;
}

/** What the worker exposes. */
export interface WorkerRoot extends WorkerApi {
  /** The name of a lock that it lets go of with its end only. Never answered where the browser has no locks. */
  lock(): Promise<string>;
  /** The language service, over the workspace of the run made last. It is large, so it is fetched when first asked for. */
  language(): Promise<LanguageService & ProxyMarked>;
  /** Links, zips and masks, fetched when first asked for. */
  sharing(): Promise<SharingService & ProxyMarked>;
}

export interface TraceAnswer {
  /** Of every node of the task, up to the moment. */
  readonly counts: readonly NodeCounts[];
  readonly moment: NodeMoment;
}

/** A literal that a threshold comes from: in the script, or in the file that gives the var. */
export interface Tunable {
  readonly file: string;
  readonly range: Range;
  /** The text at that place. */
  readonly written: string;
  readonly type: 'int' | 'float' | 'duration';
  /** Of a duration the nanoseconds of the unit that it is written in; 1 otherwise. */
  readonly unit: number;
  /** `m`; empty for numbers. */
  readonly suffix: string;
}

export interface ChartSeries {
  /** Index into PointColumns.seriesList. */
  readonly series: number;
  /** Point indexes. */
  readonly at: Uint32Array;
  readonly value: Float64Array;
}

export interface RawField {
  /** '' for any. */
  readonly measurement: string;
  readonly field: string;
}

export interface Explanation {
  /** `crit`, `warnReset`. */
  readonly property: string;
  readonly root: ExplainedNode;
}
export interface ExplainedNode {
  /** The sub-expression as the formatter writes it. */
  readonly text: string;
  /** Its value as Kapacitor would print it, or its error; neither when it was short-circuited. */
  readonly value?: string;
  readonly error?: string;
  readonly type: string;
  readonly children: readonly ExplainedNode[];
}
