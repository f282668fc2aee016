import type { Problem } from '../../problems/problem';
import { readCaseFile } from '../../workspace/case-file';
import { configurationFile, filesOf, textOf, type Workspace } from '../../workspace/workspace';
import type { BatchReplay, BatchRun } from '../batch/batch';
import type { Configuration } from '../config/config';
import { type Engine, readersOf } from '../engine/engine';
import { PointRecorder } from '../record/point-recorder';
import { Recorder } from '../record/recorder';
import { httpOutReports, topicReports } from '../record/reports';
import type { Run } from '../record/run-model';
import { Server } from '../server/server';
import { type Task, taskReports } from '../server/task';
import { defineScripts } from '../server/tasks';
import { friendlyWorld, type World } from '../server/world';
import type { LoadedDirectory } from '../templates/load-directory';
import { configure, NO_SERVER, type ServerSetup } from './configure-server';
import { type DataForm, dataSize } from './data-files';
import type { Budget, RunOptions } from './run-options';
import { RunTime, type StopReason } from './run-time';
import { PointSources, unplayedRecordings } from './sources';

/** For about so long a recording looks at a server that has worked off its last request, nanoseconds. */
const PATIENCE = 300_000_000n;
/** Enough for any page to show; a run past it says so. */
const BUDGET: Budget = { milliseconds: 60_000, events: 200_000 };
/** Bytes a fed point and an evaluation cost in columns that grow by doubling. */
const POINT_BYTES = 36;
const EVALUATION_BYTES = 44;
/** Bytes of a traced message and its entry. */
const ENTRY_BYTES = 400;
/** Messages are kept for the trace while the data files have at most so many bytes. */
const TRACED_BYTES = 4 * 1024 * 1024;
/** How many points are fed between two looks at the time. */
const STRIDE = 256;

type LookedAt = Pick<Run, 'tasks' | 'httpOut'>;

/** A run in the making: it feeds points for a while, and can stop and give what it has at any time. */
export class RunSession {
  readonly #options: RunOptions;
  readonly #workspace: Workspace;
  readonly #budget: Budget;
  readonly #time: RunTime;
  readonly #wholeRequests: boolean;
  /** How many points make a write request. */
  readonly #request: number;
  readonly #recorder: Recorder;
  readonly #points: PointRecorder;
  readonly #sources: PointSources;
  readonly #setup: ServerSetup;
  readonly #world: World;
  /** Where there are files of a load directory. */
  readonly #loaded: LoadedDirectory | undefined;
  readonly #tasks: readonly Task[];
  /** Where there are batch tasks. */
  readonly #batch: BatchRun | undefined;
  readonly #problems: Problem[] = [];
  #ended = false;
  #silentUntil: bigint | undefined;
  #lookedAt: LookedAt | undefined;

  constructor(engine: Engine, workspace: Workspace, options: RunOptions = {}) {
    this.#options = options;
    this.#workspace = workspace;
    this.#budget = options.budget ?? BUDGET;
    this.#time = new RunTime(this.#budget.milliseconds, options.isToldToStop);
    const time = this.#time;
    this.#wholeRequests = options.wholeRequests ?? false;
    const [caseJson] = filesOf(workspace, 'case');
    const { caseFile, problems } = readCaseFile('case.json', caseJson === undefined ? undefined : textOf(caseJson));
    this.#request = caseFile.writeBatch;
    this.#recorder = new Recorder(this.#budget.events);
    this.#points = new PointRecorder();
    const traceMessages = options.trace === undefined ? dataSize(workspace) <= TRACED_BYTES : options.trace === 'full';
    const configuration = configurationFile(workspace);
    const text = configuration === undefined ? '' : textOf(configuration);
    const world = (options.world ?? friendlyWorld)(caseFile, text);
    this.#world = world;
    const start = (configuration: Configuration) =>
      new Server({
        language: engine,
        configuration,
        recorder: this.#recorder,
        world,
        zone: options.zone ?? 'UTC',
        timersFire: !this.#onServerClock,
        traceMessages,
        wholeRequests: this.#wholeRequests,
        sideFiles: (directory) => readersOf(engine).readSideFiles(workspace, directory),
      });
    this.#setup = time.attempt(() => configure(engine, workspace, start)) ?? NO_SERVER;
    const { server } = this.#setup;
    const spelling = options.spelling ?? 'documented';
    const hasLoadDirectory = filesOf(workspace, 'template', 'loadedScript', 'taskFile').length > 0;
    this.#loaded =
      server === undefined || !hasLoadDirectory
        ? undefined
        : time.attempt(() => readersOf(engine).loadDirectory({ workspace, server, spelling, handlers: this.#setup }));
    const loaded = this.#loaded?.tasks ?? [];
    const defined =
      server === undefined
        ? undefined
        : time.attempt(() =>
            defineScripts(workspace, caseFile, server, spelling, loaded, () => readersOf(engine).readVarsFile),
          );
    this.#tasks = [...loaded, ...(defined?.tasks ?? [])];
    if (server !== undefined && this.#tasks.some(({ definition }) => definition?.type === 'batch')) {
      const { silence = 0n } = options;
      this.#batch = time.attempt(() =>
        readersOf(engine).runBatches({
          readers: readersOf(engine),
          workspace,
          caseFile,
          server,
          tasks: this.#tasks,
          clock: options.clock ?? 'points',
          form: this.#form,
          began: options.began ?? 0n,
          silence,
        }),
      );
    }
    const replay = this.#batch?.replay;
    const policy = replay === undefined ? this.#setup.defaultRetentionPolicy : 'autogen';
    const sourcesOf = (files: Workspace) =>
      new PointSources({
        readers: engine.readers,
        workspace: files,
        caseFile,
        form: this.#form,
        began: options.began ?? 0n,
        defaultRetentionPolicy: policy,
        ...(replay === undefined ? {} : { database: replay }),
      });
    // What a file of any name holds is found out by what stands in it, which may be a lot.
    this.#sources = time.attempt(() => sourcesOf(workspace)) ?? sourcesOf([]);
    time.attempt(() => this.#sources.open());
    this.#problems.push(
      ...problems,
      ...this.#setup.problems,
      ...(this.#loaded?.problems ?? []),
      ...(defined?.problems ?? []),
    );
    if (this.#tasks.every(({ definition }) => definition?.type === 'stream')) {
      this.#problems.push(...unplayedRecordings(workspace));
    }
    if (time.isOver) this.stop('time');
    time.count();
  }

  /** Points fed so far. */
  get fed(): number {
    return this.#points.count;
  }

  /** The moment it stands at: index of the last point fed, -1 before the first, `fed` after the silence at the end. */
  get moment(): number {
    return this.#ended ? this.fed : this.fed - 1;
  }

  /** The moment that what happens now belongs to. */
  get at(): number {
    return this.#recorder.at;
  }

  /** About how many bytes the recorded data take. */
  get recordedBytes(): number {
    const { bytes, evaluations, judgedBytes } = this.#recorder;
    const stored = this.#batch?.store.bytes ?? 0;
    return (
      bytes +
      judgedBytes +
      stored +
      this.fed * POINT_BYTES +
      evaluations * EVALUATION_BYTES +
      this.#traceEntries() * ENTRY_BYTES
    );
  }

  /** Part of the data files that is read, 0 to 1. */
  get progress(): number {
    return this.#sources.size === 0 ? 1 : this.#sources.position / this.#sources.size;
  }

  /** Of the files and of what was fed so far. */
  get problems(): readonly Problem[] {
    return [...this.#problems, ...this.#sources.problems, ...(this.#batch?.problems ?? [])];
  }

  get tasks(): readonly Task[] {
    return this.#tasks;
  }

  /** Forgets what was traced, and traces from moment `at` on. */
  traceFrom(at: number): void {
    for (const { runner } of this.#tasks) for (const node of runner?.runners ?? []) node.trace?.restart(at);
  }

  /**
   * Feeds for about so many milliseconds; true when there is nothing more to feed, or when it has come to moment
   * `until`, which may be the one after the last point: then the silence has passed.
   */
  step(milliseconds: number, until = Number.POSITIVE_INFINITY): boolean {
    try {
      return this.#time.within(() => this.#stepOn(milliseconds, until)) ?? true;
    } finally {
      this.#time.count();
    }
  }

  #stepOn(milliseconds: number, until: number): boolean {
    for (;;) {
      if (this.moment >= until) return true;
      if (!this.#feed(Math.min(STRIDE, until - this.moment))) {
        if (Number.isFinite(until)) this.#endForGood();
        return true;
      }
      if (this.#time.isOver) this.stop('time');
      if (this.recordedBytes > (this.#budget.bytes ?? Number.POSITIVE_INFINITY)) this.stop('memory');
      if (this.#time.elapsed > milliseconds) return false;
    }
  }

  /** Feeds no more. What there is, is kept. */
  stop(reason: StopReason): void {
    this.#time.stop(reason);
  }

  /** The run so far, its columns copied anew each time. */
  finish(): Run {
    if (!this.#ended) this.#time.within(() => this.#settle());
    // Before the tasks are stopped, where they are.
    this.#lookedAt ??= this.#look();
    if (!this.#ended) this.#time.within(() => this.#end());
    return this.#record(this.#lookedAt);
  }

  /** What there is while it goes on. */
  snapshot(): Run {
    return this.#record(this.#look());
  }

  #look(): LookedAt {
    const { server } = this.#setup;
    return {
      tasks: taskReports(this.#tasks, this.#workspace),
      httpOut: this.#batch?.replay?.httpOut ?? (server === undefined ? [] : httpOutReports(server)),
    };
  }

  #record({ tasks, httpOut }: LookedAt): Run {
    const { stopped, spent } = this.#time;
    return {
      config: this.#setup.config,
      handlers: this.#setup.handlers,
      tasks,
      templates: this.#loaded?.templates ?? [],
      ...(this.#loaded === undefined ? {} : { load: this.#loaded.load }),
      points: this.#points.finish(this.#sources),
      ...(this.#silentUntil === undefined ? {} : { silentUntil: this.#silentUntil }),
      evaluations: this.#recorder.finishEvaluations(),
      judged: this.#recorder.finishJudged(),
      events: this.#recorder.events,
      requests: this.#recorder.requests,
      queries: this.#recorder.queries,
      actions: this.#recorder.actions,
      logs: this.#recorder.logs,
      topics: this.#setup.server === undefined ? [] : topicReports(this.#setup.server),
      httpOut,
      writeErrors: this.#sources.writeErrors,
      data: this.#sources.data,
      problems: this.problems,
      ...(stopped === undefined ? {} : { stopped: { reason: stopped, fed: this.fed } }),
      recordedBytes: this.recordedBytes,
      milliseconds: spent,
    };
  }

  /** Feeds up to `count` points; false when there are no more. */
  #feed(count: number): boolean {
    const { server } = this.#setup;
    if (server === undefined || this.#time.stopped !== undefined) return false;
    // Kapacitor is only written to when a task runs.
    if (this.#tasks.every(({ runner }) => runner === undefined)) return false;
    if (this.#batch?.replay !== undefined) return this.#feedRecording(this.#batch.replay, count);
    if (this.#batch?.live?.prepare(count) === false) return true;
    for (let i = 0; i < count; i++) {
      const point = this.#sources.next();
      if (point === undefined) return false;
      const index = this.#points.add(point, this.#sources.file);
      server.feed(point, index);
      if (this.#wholeRequests && this.fed % this.#request === 0) server.settle();
    }
    return true;
  }

  /** Fills the database, then records and replays a task at a time. */
  #feedRecording(replay: BatchReplay, count: number): boolean {
    for (let i = 0; i < count; i++) {
      const point = this.#sources.next();
      if (point === undefined) {
        this.#recorder.startPoint(this.fed);
        return replay.next();
      }
      this.#points.add(point, this.#sources.file);
    }
    return true;
  }

  /** What happens once there are no more points, before the tasks are looked at. */
  #settle(): void {
    if (this.#wholeRequests) this.#setup.server?.settle();
    this.#passSilence();
    if (this.#onServerClock) this.#setup.end(PATIENCE);
  }

  #endForGood(): void {
    if (this.#ended) return;
    this.#settle();
    this.#end();
  }

  #traceEntries(): number {
    let entries = 0;
    for (const { runner } of this.#tasks) entries += runner?.traced ?? 0;
    return entries;
  }

  /** The clock runs on after the last point. */
  #passSilence(): void {
    const { server } = this.#setup;
    const { silence = 0n } = this.#options;
    if (server === undefined || this.#time.stopped !== undefined || this.#onServerClock) return;
    const isSilent = silence > 0n && this.fed > 0;
    if (!isSilent && this.#batch?.live?.nextTick === undefined) return;
    this.#recorder.startPoint(this.fed);
    const end = server.clock.now() + (isSilent ? silence : 0n);
    // Queries cover the time before their ticks, so the last ones are sent when the points are over.
    const live = this.#batch?.live;
    for (let tick = live?.nextTick; tick !== undefined; tick = live?.nextTick) {
      server.clock.advance(tick);
    }
    server.clock.advance(end);
    server.settle();
    this.#silentUntil = server.clock.now();
  }

  /** Tasks go on waiting for points; only where a sink holds points back they are stopped, so that those go out. */
  #end(): void {
    this.#ended = true;
    if (this.#time.stopped !== undefined || this.#batch?.replay !== undefined) return;
    const stopsAll = this.#world.stopsTasks(this.#workspace);
    if (!stopsAll && !this.#tasks.some(({ runner }) => runner?.holdsBack ?? false)) return;
    this.#recorder.startPoint(this.fed);
    for (const { runner } of this.#tasks) runner?.end();
    if (!stopsAll) return;
    for (const { runner } of this.#tasks) runner?.closeTopics();
  }

  get #form(): DataForm {
    return this.#options.data ?? 'any';
  }

  get #onServerClock(): boolean {
    return this.#options.clock === 'server';
  }
}
