/**
 * The page's end of the worker. The newest run wins: one that is asked for while another is under way waits a moment for
 * it, then the worker is replaced. A worker that passes its budget, crashes or does not answer is replaced as well, so
 * that the page always has one.
 */
import { type Endpoint, proxy, wrap } from 'comlink';
import type { Run } from '../kapacitor/record/run-model';
import type { PlainRunOptions } from '../kapacitor/run/run-options';
import type { LanguageService } from '../language/service';
import type { Problem } from '../problems/problem';
import type { Range } from '../text/range';
import { messageOf } from '../text/thrown';
import type { Workspace } from '../workspace/workspace';
import type { ChartSeries, Explanation, RunProgress, WorkerApi, WorkerRoot } from './api';
import { Newest } from './newest';
import { FileSender } from './sent-files';
import type { SharingService } from './sharing-service';

export interface WorkerHandle {
  readonly api: WorkerApi;
  language(): Promise<LanguageService>;
  sharing(): Promise<SharingService>;
  terminate(): void;
  /** Called with what went wrong when the worker itself broke, or ended. */
  onFailure(report: (message: string) => void): void;
}

export type RunResult =
  | { readonly type: 'done'; readonly run: Run }
  /** A newer run took its place. */
  | { readonly type: 'superseded' }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly message: string };

/** Milliseconds in which a run has to answer that was told to make room for a newer one. */
const PATIENCE = 400;
/** The same for one that was told to stop: what it has is waited for. */
const STOP_PATIENCE = 2_000;
/** Milliseconds past the run's own budget after which the worker counts as hung. */
const GRACE = 3_000;
const DEFAULT_BUDGET = 20_000;

interface Waiting {
  readonly workspace: Workspace;
  readonly options: PlainRunOptions;
  readonly progress: RunProgress;
  readonly resolve: (result: RunResult) => void;
}

interface Current {
  /** Answers whoever asked, before the worker is free again. */
  readonly answer: (result: RunResult) => void;
  readonly settle: (result: RunResult) => void;
  /** Points are fed: there may be something to keep. */
  hasBegun: boolean;
  /** What the run had when it last told. */
  snapshot?: Run;
}

export class WorkerClient {
  #handle: WorkerHandle;
  #files = new FileSender();
  #current: Current | undefined;
  #waiting: Waiting | undefined;
  readonly #questions = new Newest();
  /** Ask again what a worker that was replaced leaves without an answer. */
  readonly #unanswered = new Set<() => void>();
  /**
   * An address that is there until the run is to stop. The worker can look at it within a step, where it hears nothing.
   * One serves all runs that nobody stops: to make one waits for another process.
   */
  #going: string | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  /** What its end does. */
  #giveUp: (() => void) | undefined;
  /** Fail the other questions that it leaves so. */
  readonly #asking = new Set<(error: Error) => void>();
  /** Called with what happened when a worker ended that nobody had asked for a run. */
  whenReplaced: (message: string) => void = () => undefined;

  constructor(private readonly spawn: () => WorkerHandle) {
    this.#handle = this.#start();
  }

  run(workspace: Workspace, options: PlainRunOptions, progress: RunProgress): Promise<RunResult> {
    return new Promise((resolve) => {
      this.#waiting?.resolve({ type: 'superseded' });
      this.#waiting = { workspace, options, progress, resolve };
      if (this.#current === undefined) this.#next();
      else this.#halt({ type: 'superseded' }, PATIENCE);
    });
  }

  /** Ends the run under way, softly if it listens. */
  stop(): void {
    this.#waiting?.resolve({ type: 'stopped' });
    this.#waiting = undefined;
    const current = this.#current;
    if (current === undefined) return;
    if (!current.hasBegun) current.answer({ type: 'stopped' });
    this.#halt(stoppedWith(current.snapshot), STOP_PATIENCE);
  }

  #halt(otherwise: RunResult, patience: number): void {
    if (this.#going !== undefined) URL.revokeObjectURL(this.#going);
    this.#going = undefined;
    this.#handle.api.stop().catch(() => {});
    if (this.#giveUp !== undefined) return;
    this.#giveUp = () => this.#replace(otherwise);
    this.#patience = setTimeout(this.#giveUp, patience);
  }

  problems(): Promise<readonly Problem[]> {
    return this.#asked(this.#handle.api.problems());
  }

  chart(measurement: string, field: string): Promise<readonly ChartSeries[]> {
    return this.#asked(this.#handle.api.chart(measurement, field));
  }

  explain(at: number, task: string, node: string): Promise<readonly Explanation[]> {
    return this.#asked(this.#handle.api.explain(at, task, node));
  }

  /** From what the run recorded, at once. */
  trace(at: number, task: string, node: string): ReturnType<WorkerApi['trace']> {
    return this.#asked(this.#handle.api.trace(at, task, node));
  }

  /** By a second run up to there; `undefined` when a newer question came. */
  traceWithState(at: number, task: string, node: string): ReturnType<WorkerApi['traceWithState']> {
    return this.#asked(this.#handle.api.traceWithState(at, task, node));
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
    return this.#asked(this.#handle.api.output(task, node));
  }

  behind(...question: Parameters<WorkerApi['behind']>): ReturnType<WorkerApi['behind']> {
    return this.#asked(this.#handle.api.behind(...question));
  }

  tunable(task: string, ranges: readonly Range[]): ReturnType<WorkerApi['tunable']> {
    return this.#asked(this.#handle.api.tunable(task, ranges));
  }

  count(...question: Parameters<WorkerApi['count']>): ReturnType<WorkerApi['count']> {
    return this.#asked(this.#handle.api.count(...question));
  }

  compare(...question: Parameters<WorkerApi['compare']>): ReturnType<WorkerApi['compare']> {
    return this.#asked(this.#handle.api.compare(...question));
  }

  /** What the worker has of the run made last. */
  get sent(): FileSender {
    return this.#files;
  }

  /** Links, zips and what is masked. */
  sharing<T>(question: (service: SharingService) => Promise<T>): Promise<T> {
    return this.#answered(async (handle) => question(await handle.sharing()));
  }

  convert(path: string): ReturnType<WorkerApi['convert']> {
    return this.#asked(this.#handle.api.convert(path));
  }

  recipe(workspace: Workspace): ReturnType<WorkerApi['recipe']> {
    return this.#asked(this.#handle.api.recipe(workspace));
  }

  lineFault(line: string): ReturnType<WorkerApi['lineFault']> {
    return this.#asked(this.#handle.api.lineFault(line));
  }

  format(script: string): ReturnType<WorkerApi['format']> {
    return this.#asked(this.#handle.api.format(script));
  }

  /** Fails when the worker is replaced before it answers. A race with one lasting promise would hold every answer for ever. */
  #asked<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#asking.add(reject);
      answer.then(resolve, reject).finally(() => this.#asking.delete(reject));
    });
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
    this.#files = new FileSender();
    handle.onFailure((message) => {
      if (handle !== this.#handle) return;
      const wasIdle = this.#current === undefined;
      this.#replace({ type: 'failed', message });
      if (wasIdle) this.whenReplaced(message);
    });
    return handle;
  }

  #next(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    clearTimeout(this.#patience);
    this.#giveUp = undefined;
    if (waiting === undefined) return;
    const { workspace, options, resolve } = waiting;
    const budget = options.budget?.milliseconds ?? DEFAULT_BUDGET;
    const watchdog = setTimeout(() => {
      this.#replace({
        type: 'failed',
        message: `The run gave no answer for ${Math.round((budget + GRACE) / 1000)} s and was ended.`,
      });
    }, budget + GRACE);
    const settle = (result: RunResult) => {
      if (this.#current !== current) return;
      this.#current = undefined;
      clearTimeout(watchdog);
      resolve(result);
      this.#next();
    };
    this.#going ??= URL.createObjectURL(new Blob());
    const going = this.#going;
    const current: Current = { answer: resolve, settle, hasBegun: false };
    this.#current = current;
    const keep = (run: Run) => {
      current.hasBegun = true;
      current.snapshot = run;
    };
    const report: RunProgress = (...said) => {
      // What a worker that was replaced had still said is not of the run under way.
      if (this.#current !== current) return;
      current.hasBegun = true;
      // It is alive, and on a busy machine its answer takes its time.
      if (this.#giveUp !== undefined) {
        clearTimeout(this.#patience);
        this.#patience = setTimeout(this.#giveUp, STOP_PATIENCE);
      }
      waiting.progress(...said);
    };
    this.#handle.api.run(this.#files.send(workspace), options, going, proxy(report), proxy(keep)).then(
      // What a run had when a newer one stopped it is of no use.
      (run) => settle(this.#waiting === undefined ? { type: 'done', run } : { type: 'superseded' }),
      (error: unknown) => settle({ type: 'failed', message: messageOf(error) }),
    );
  }

  #replace(result: RunResult): void {
    this.#handle.terminate();
    for (const fail of this.#asking) fail(new Error('the worker was replaced'));
    this.#asking.clear();
    this.#handle = this.#start();
    const current = this.#current;
    if (current === undefined) this.#next();
    else current.settle(result);
    for (const ask of [...this.#unanswered]) ask();
  }
}

/** What is left of a run that did not hear that it was to stop. */
function stoppedWith(snapshot: Run | undefined): RunResult {
  if (snapshot === undefined) return { type: 'stopped' };
  return { type: 'done', run: { ...snapshot, stopped: { reason: 'cancelled', fed: snapshot.points.count } } };
}

/** What is asked of the browser's `Worker`. */
export type WorkerThread = Endpoint & Pick<Worker, 'terminate'>;

export function handleOf(worker: WorkerThread): WorkerHandle {
  const api = wrap<WorkerRoot>(worker);
  const watch = new AbortController();
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
    terminate: () => {
      watch.abort();
      worker.terminate();
    },
    onFailure: (report) => {
      worker.addEventListener('error', (event) =>
        report(('message' in event && String(event.message)) || 'The worker broke.'),
      );
      // It holds the lock as long as it lives.
      const ended = () => report('The worker ended by itself.');
      const hear = async (lock: string) => navigator.locks?.request(lock, { signal: watch.signal }, ended);
      api
        .lock()
        .then(hear)
        .catch(() => undefined);
    },
  };
}
