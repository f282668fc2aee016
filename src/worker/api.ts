import type { RunOptions, Workspace } from '../kapacitor/files';
import type { Run } from '../kapacitor/run-model';
import type { LanguageApi } from './language-api';

/** The one contract between page and worker (Comlink). */
export interface WorkerApi extends LanguageApi {
  /** Runs the workspace. `progress` is called at most every 50 ms with the number of points fed and known. */
  run(workspace: Workspace, options: RunOptions, progress: (fed: number, total: number) => void): Promise<Run>;
  /** Ends the run under way, which then answers with what it has. */
  stop(): Promise<void>;
  /** Numeric values of one field, one array pair a series, of the run made last. */
  chart(measurement: string, field: string): Promise<readonly ChartSeries[]>;
  /** The sub-expressions of an alert's level expression with their values at one point of the run made last. */
  explain(at: number, task: string, node: string): Promise<readonly Explanation[]>;
  /** Kapacitor's formatting, or its syntax error. */
  format(script: string): Promise<{ readonly text: string } | { readonly error: string }>;
}

export interface ChartSeries {
  /** Index into PointColumns.seriesList. */
  readonly series: number;
  /** Point indexes. */
  readonly at: Uint32Array;
  readonly value: Float64Array;
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
