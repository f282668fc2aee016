/**
 * The page's end of the worker. The newest run wins: one that is asked for while another is under way waits a moment for
 * it, then the worker is replaced. A worker that passes its budget, crashes or does not answer is replaced as well, so
 * that the page always has one.
 */
import { proxy, wrap } from 'comlink';
import type { Run } from '../kapacitor/record/run-model';
import type { PlainRunOptions } from '../kapacitor/run/run-options';
import type { LanguageService } from '../language/service';
import type { Problem } from '../problems/problem';
import type { Range } from '../text/range';
import type { Workspace } from '../workspace/workspace';
import type { ChartSeries, Explanation, WorkerApi, WorkerRoot } from './api';
import { Newest } from './newest';
import type { SharingService } from './sharing-service';

export interface WorkerHandle {
  readonly api: WorkerApi;
  language(): Promise<LanguageService>;
  sharing(): Promise<SharingService>;
  terminate(): void;
  /** Called with what went wrong when the worker itself broke. */
  onFailure(report: (message: string) => void): void;
}

export type RunResult =
  | { readonly type: 'done'; readonly run: Run }
  /** A newer run took its place. */
  | { readonly type: 'superseded' }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly message: string };

/** Milliseconds in which a run that was told to stop has to answer. */
const PATIENCE = 400;
/** Milliseconds past the run's own budget after which the worker counts as hung. */
const GRACE = 3_000;
const DEFAULT_BUDGET = 20_000;

interface Waiting {
  readonly workspace: Workspace;
  readonly options: PlainRunOptions;
  readonly progress: (fed: number, total: number) => void;
  readonly resolve: (result: RunResult) => void;
}

export class WorkerClient {
  #handle: WorkerHandle;
  #current: { readonly generation: number; readonly settle: (result: RunResult) => void } | undefined;
  #waiting: Waiting | undefined;
  #generation = 0;
  readonly #questions = new Newest();
  /** Ask again what a worker that was replaced leaves without an answer. */
  readonly #unanswered = new Set<() => void>();
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly spawn: () => WorkerHandle) {
    this.#handle = this.#start();
  }

  run(
    workspace: Workspace,
    options: PlainRunOptions,
    progress: (fed: number, total: number) => void,
  ): Promise<RunResult> {
    return new Promise((resolve) => {
      this.#waiting?.resolve({ type: 'superseded' });
      this.#waiting = { workspace, options, progress, resolve };
      if (this.#current === undefined) this.#next();
      else this.#halt({ type: 'superseded' });
    });
  }

  /** Ends the run under way, softly if it listens. */
  stop(): void {
    this.#waiting?.resolve({ type: 'stopped' });
    this.#waiting = undefined;
    if (this.#current !== undefined) this.#halt({ type: 'stopped' });
  }

  #halt(otherwise: RunResult): void {
    this.#handle.api.stop().catch(() => {});
    this.#patience ??= setTimeout(() => this.#replace(otherwise), PATIENCE);
  }

  problems(): Promise<readonly Problem[]> {
    return this.#handle.api.problems();
  }

  chart(measurement: string, field: string): Promise<readonly ChartSeries[]> {
    return this.#handle.api.chart(measurement, field);
  }

  explain(at: number, task: string, node: string): Promise<readonly Explanation[]> {
    return this.#handle.api.explain(at, task, node);
  }

  /** From what the run recorded, at once. */
  trace(at: number, task: string, node: string): ReturnType<WorkerApi['trace']> {
    return this.#handle.api.trace(at, task, node);
  }

  /** By a second run up to there; `undefined` when a newer question came. */
  traceWithState(at: number, task: string, node: string): ReturnType<WorkerApi['traceWithState']> {
    return this.#handle.api.traceWithState(at, task, node);
  }

  /** Asks the language service. While an answer is awaited only the newest question of its kind waits; others get `otherwise`. */
  language<T>(
    kind: keyof LanguageService,
    question: (service: LanguageService) => Promise<T>,
    otherwise: T,
  ): Promise<T> {
    const ask = () => this.#answered(async (handle) => question(await handle.language()));
    return this.#questions.ask(kind, ask, otherwise);
  }

  output(task: string, node: string): ReturnType<WorkerApi['output']> {
    return this.#handle.api.output(task, node);
  }

  behind(...question: Parameters<WorkerApi['behind']>): ReturnType<WorkerApi['behind']> {
    return this.#handle.api.behind(...question);
  }

  tunable(task: string, ranges: readonly Range[]): ReturnType<WorkerApi['tunable']> {
    return this.#handle.api.tunable(task, ranges);
  }

  count(...question: Parameters<WorkerApi['count']>): ReturnType<WorkerApi['count']> {
    return this.#handle.api.count(...question);
  }

  compare(...question: Parameters<WorkerApi['compare']>): ReturnType<WorkerApi['compare']> {
    return this.#handle.api.compare(...question);
  }

  /** Links, zips and what is masked. */
  sharing<T>(question: (service: SharingService) => Promise<T>): Promise<T> {
    return this.#answered(async (handle) => question(await handle.sharing()));
  }

  convert(path: string): ReturnType<WorkerApi['convert']> {
    return this.#handle.api.convert(path);
  }

  recipe(workspace: Workspace): ReturnType<WorkerApi['recipe']> {
    return this.#handle.api.recipe(workspace);
  }

  lineFault(line: string): ReturnType<WorkerApi['lineFault']> {
    return this.#handle.api.lineFault(line);
  }

  format(script: string): ReturnType<WorkerApi['format']> {
    return this.#handle.api.format(script);
  }

  /** Whoever waits on this waits for ever without: the work is not kept, or a question keeps others from being asked. */
  #answered<T>(question: (handle: WorkerHandle) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const ask = () => {
        this.#unanswered.add(ask);
        question(this.#handle)
          .then(resolve, reject)
          .finally(() => this.#unanswered.delete(ask));
      };
      ask();
    });
  }

  #start(): WorkerHandle {
    const handle = this.spawn();
    handle.onFailure((message) => {
      if (handle === this.#handle) this.#replace({ type: 'failed', message });
    });
    return handle;
  }

  #next(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    clearTimeout(this.#patience);
    this.#patience = undefined;
    if (waiting === undefined) return;
    const generation = ++this.#generation;
    const { workspace, options, resolve } = waiting;
    const budget = options.budget?.milliseconds ?? DEFAULT_BUDGET;
    const watchdog = setTimeout(() => {
      this.#replace({
        type: 'failed',
        message: `The run gave no answer for ${Math.round((budget + GRACE) / 1000)} s and was ended.`,
      });
    }, budget + GRACE);
    const settle = (result: RunResult) => {
      if (this.#current?.generation !== generation) return;
      this.#current = undefined;
      clearTimeout(watchdog);
      resolve(result);
      this.#next();
    };
    this.#current = { generation, settle };
    const report = (fed: number, total: number) => {
      if (this.#current?.generation === generation) waiting.progress(fed, total);
    };
    this.#handle.api.run(workspace, options, proxy(report)).then(
      // What a run had when a newer one stopped it is of no use.
      (run) => settle(this.#waiting === undefined ? { type: 'done', run } : { type: 'superseded' }),
      (error: unknown) => settle({ type: 'failed', message: messageOf(error) }),
    );
  }

  #replace(result: RunResult): void {
    this.#handle.terminate();
    this.#handle = this.#start();
    const current = this.#current;
    if (current === undefined) this.#next();
    else current.settle(result);
    for (const ask of [...this.#unanswered]) ask();
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function handleOf(worker: Worker): WorkerHandle {
  const api = wrap<WorkerRoot>(worker);
  let service: Promise<LanguageService> | undefined;
  let sharing: Promise<SharingService> | undefined;
  return {
    api,
    language: () => {
      service ??= api.language();
      return service;
    },
    sharing: () => {
      sharing ??= api.sharing();
      return sharing;
    },
    terminate: () => worker.terminate(),
    onFailure: (report) => {
      worker.addEventListener('error', (event) => report(event.message === '' ? 'The worker broke.' : event.message));
    },
  };
}
