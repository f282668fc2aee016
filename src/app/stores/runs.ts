/** Runs of the workspace: asks the worker after each change, keeps the last good result while a script is broken. */
import { batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import { wallClock } from '../../go/time/wall-clock';
import type { Run } from '../../kapacitor/record/run-model';
import type { PlainRunOptions } from '../../kapacitor/run/run-options';
import type { Problem } from '../../problems/problem';
import type { WorkerClient } from '../../worker/client';
import type { Workspace } from '../../workspace/workspace';
import { changedAlerts } from '../model/groups';
import { axisColumn, columnSpan, evaluationColumn } from '../model/time';
import { buildTimeline, type Timeline } from '../model/timeline';
import { nextFrame } from '../shared/next-frame';

export interface Runs {
  /** There is an answer, or none has come for long: what nobody looks at first goes on behind it. */
  readonly first: Promise<void>;
  /** The newest answer, broken or not. */
  readonly latest: () => Run | undefined;
  /** What is wrong with the files of the newest run, in plain words. */
  readonly problems: () => readonly Problem[];
  /** The result to look at. */
  readonly shown: () => Timeline | undefined;
  /** What it came of, before a threshold was moved. */
  readonly files: () => Workspace;
  /** The result is of an earlier text, because the present one does not run. */
  readonly stale: () => boolean;
  /** The result is of files that nobody has: of a threshold that is still under the hand. */
  readonly tried: () => boolean;
  /** Under way for longer than a blink. */
  readonly slow: () => boolean;
  readonly busy: () => boolean;
  readonly progress: () => { readonly fed: number; readonly total: number } | undefined;
  /** The worker broke, or the run was stopped, in words. */
  readonly failure: () => string | undefined;
  /** Set while nothing runs by itself, after a run that never ended. */
  readonly paused: () => boolean;
  again(): void;
  /** Shows what other files would give, and changes none; false when that was overtaken, or does not run. */
  preview(other: Workspace): Promise<boolean>;
  /** As it runs. */
  readonly budgeted: () => PlainRunOptions;
  stop(): void;
  /** Other work takes the place of this: its results are of no use any more. */
  forget(): void;
}

/** Milliseconds without a change before a run that takes its time, or that would overtake one. */
const QUIET = 90;
/** Milliseconds of a run that is no burden to whoever types on: it begins at once. */
const QUICK = 400;
/** Milliseconds before a run counts as slow. */
const BLINK = 150;
/** Milliseconds that the rest of the page waits for a first answer. */
const WAITS = 1_500;
/** What one run may take. */
export const RUN_BUDGET = { milliseconds: 20_000, events: 50_000, bytes: 400_000_000 };

/** Points whose pictures take longer than a frame: that the run is over is drawn before them. */
export const LARGE = 10_000;

export interface RunGuard {
  /** A run was under way when the page went away. */
  readonly wasRunning: boolean;
  running(active: boolean): void;
}

export function createRuns(
  files: () => Workspace,
  options: () => Omit<PlainRunOptions, 'budget'>,
  client: WorkerClient,
  guard: RunGuard,
): Runs {
  const [latest, setLatest] = createSignal<Run>();
  const [problems, setProblems] = createSignal<readonly Problem[]>([]);
  const [shown, setShown] = createSignal<Timeline>();
  const [shownFiles, setShownFiles] = createSignal<Workspace>([]);
  const [stale, setStale] = createSignal(false);
  const [tried, setTried] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [slow, setSlow] = createSignal(false);
  const [progress, setProgress] = createSignal<{ fed: number; total: number }>();
  const [failure, setFailure] = createSignal<string>();
  const [paused, setPaused] = createSignal(guard.wasRunning);
  /** Counts the works, and says of which the result shown is. */
  let work = 0;
  let shownWork = 0;
  /** Somebody waits for the end of the run: it is told before what the run has is here. */
  let wasStopped = false;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let blink: ReturnType<typeof setTimeout> | undefined;

  /** Nanoseconds: of the last run, so that whatever is run beside it has the same points. */
  let began = 0n;
  const budgeted = () => ({ ...options(), budget: RUN_BUDGET, began });

  const rest = () => {
    clearTimeout(blink);
    guard.running(false);
    setBusy(false);
    setSlow(false);
    setProgress(undefined);
  };

  const take = (run: Run, ran: Workspace, of: number, timeline?: Timeline) => {
    setTried(false);
    if (isBroken(run) && shown() !== undefined && of === shownWork) setStale(true);
    else {
      shownWork = of;
      setShownFiles(ran);
      setShown(timeline ?? buildTimeline(run));
      setStale(false);
    }
  };

  /** Plain words come a little later; until then those before stay, so that nothing blinks. */
  const explain = async (run: Run) => {
    const plain = setTimeout(() => {
      if (latest() === run) setProblems(run.problems);
    }, BLINK);
    const explained = await client.problems().catch(() => run.problems);
    clearTimeout(plain);
    if (latest() === run) setProblems(explained);
  };

  const start = async () => {
    setBusy(true);
    clearTimeout(blink);
    blink = setTimeout(() => setSlow(true), BLINK);
    guard.running(true);
    const own = work;
    began = wallClock();
    const ran = files();
    wasStopped = false;
    const result = await client.run(ran, budgeted(), (fed, total, over) => {
      if (over === undefined || !wasStopped) setProgress({ fed, total });
      else {
        batch(() => {
          rest();
          setFailure('Stopped. What was computed so far follows.');
        });
      }
    });
    if (result.type === 'superseded') return;
    // Whoever stopped it is told at once, whatever there is to draw.
    const isDrawnLater =
      result.type === 'done' && (result.run.stopped !== undefined || result.run.points.count > LARGE);
    batch(() => {
      rest();
      if (result.type === 'done') {
        setFailure(undefined);
        setLatest(result.run);
        if (!isDrawnLater) take(result.run, ran, own);
        void explain(result.run);
      }
      if (result.type === 'stopped') setFailure('Stopped. The result below is of the run before.');
      if (result.type === 'failed') setFailure(result.message);
    });
    if (result.type !== 'done' || !isDrawnLater) return;
    const { run } = result;
    await nextFrame();
    if (latest() !== run) return;
    // Each between two frames: of many points they take longer than one.
    columnSpan(axisColumn(run.points.time));
    await nextFrame();
    columnSpan(evaluationColumn(run));
    await nextFrame();
    const timeline = buildTimeline(run);
    await nextFrame();
    changedAlerts(run);
    await nextFrame();
    if (latest() === run) batch(() => take(run, ran, own, timeline));
  };

  const inputs = createMemo(() => [files(), options()] as const);
  createEffect(
    on(
      inputs,
      () => {
        if (paused()) return;
        clearTimeout(quiet);
        // A letter is worth a run of its own where a run is quick.
        const isQuick = !busy() && (latest()?.milliseconds ?? 0) < QUICK;
        if (isQuick) void start();
        else quiet = setTimeout(() => void start(), QUIET);
      },
      { defer: true },
    ),
  );
  const first = new Promise<void>((resolve) => {
    createEffect(() => {
      if (latest() !== undefined) resolve();
    });
    setTimeout(resolve, WAITS);
  });

  // At once: the worker runs while the page is put together.
  if (!paused()) void start();
  onCleanup(() => {
    clearTimeout(quiet);
    clearTimeout(blink);
  });

  return {
    first,
    latest,
    problems,
    shown,
    files: shownFiles,
    stale,
    tried,
    slow,
    busy,
    progress,
    failure,
    paused,
    again: () => {
      setPaused(false);
      void start();
    },
    stop: () => {
      wasStopped = true;
      client.stop();
    },
    forget: () => {
      work++;
    },
    budgeted,
    preview: async (other) => {
      clearTimeout(quiet);
      // Nobody looks into a node meanwhile.
      const result = await client.run(other, { ...budgeted(), trace: 'counts' }, () => undefined);
      if (result.type !== 'done' || isBroken(result.run)) return false;
      batch(() => {
        setTried(true);
        setShown(buildTimeline(result.run));
      });
      return true;
    },
  };
}

/** Nothing of the workspace ran. */
export function isBroken(run: Run): boolean {
  if (run.config.error !== undefined) return true;
  return run.tasks.length > 0 && run.tasks.every((task) => (task.error ?? task.panic) !== undefined);
}
