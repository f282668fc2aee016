/** A threshold under the hand: the worker runs with its literal replaced, and letting go writes it into its file. */
import { type Accessor, createEffect, createResource, createSignal, on, onCleanup } from 'solid-js';
import type { JudgedThreshold } from '../../alert/judged';
import { applyEdits } from '../../text/edit';
import type { Tunable } from '../../worker/api';
import type { Workspace } from '../../workspace/workspace';
import { writeWithUndo } from '../files/write-with-undo';
import { literalText, snapped, stepOf, tuned } from '../model/tune';
import type { ValueRange } from '../model/value-axis';
import type { App } from '../stores/app';

export interface Held {
  /** Its place among the thresholds. */
  readonly index: number;
  readonly value: number;
  readonly literal: string;
}

export interface Tuner {
  /** Where each threshold is written; `undefined` for what is computed. */
  readonly tunables: Accessor<readonly (Tunable | undefined)[]>;
  readonly held: Accessor<Held | undefined>;
  /** The axis stays while a threshold is moved. */
  readonly range: Accessor<ValueRange>;
  stepOf(index: number): number;
  move(index: number, value: number): void;
  commit(): void;
  cancel(): void;
}

/** Milliseconds after which a run that goes on is given up for a newer value, once the hand rests. */
const SLOW = 300;

interface Base {
  readonly index: number;
  readonly files: Workspace;
  readonly tunable: Tunable;
  readonly range: ValueRange;
  readonly words: string;
}

export function createTuner(
  app: App,
  task: Accessor<string>,
  thresholds: Accessor<readonly JudgedThreshold[]>,
  natural: Accessor<ValueRange>,
): Tuner {
  const { runs, files, worker } = app;
  const [held, setHeld] = createSignal<Held>();
  const [range, setRange] = createSignal<ValueRange>();
  let base: Base | undefined;
  let waiting: Workspace | undefined;
  let running = 0;
  let generation = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(rest));

  // Places of the text that ran; while a threshold is moved, those from before it was.
  const [found] = createResource(
    () => {
      const run = runs.shown()?.run;
      return run === undefined || runs.stale() || held() !== undefined
        ? false
        : { run, task: task(), of: thresholds() };
    },
    async ({ task: own, of }) =>
      worker.tunable(
        own,
        of.map((threshold) => threshold.range),
      ),
  );
  const tunables = () => (found.error === undefined ? (found.latest ?? []) : []);

  // A newer text takes the place of what was tried.
  createEffect(
    on(
      files.all,
      () => {
        if (base !== undefined && files.all() !== base.files) release();
      },
      { defer: true },
    ),
  );

  const release = () => {
    base = undefined;
    waiting = undefined;
    generation++;
    clearTimeout(rest);
    setHeld(undefined);
    setRange(undefined);
  };

  const run = async () => {
    const next = waiting;
    if (next === undefined) return;
    waiting = undefined;
    const own = ++running;
    const begun = generation;
    await runs.preview(next);
    if (own === running && begun === generation) {
      running = 0;
      void run();
    }
  };

  const begin = (index: number): Base | undefined => {
    const tunable = tunables()[index];
    const threshold = thresholds()[index];
    if (tunable === undefined || threshold === undefined) return undefined;
    return {
      index,
      files: files.all(),
      tunable,
      range: natural(),
      words: `${threshold.property} ${threshold.operator}`,
    };
  };

  return {
    tunables,
    held,
    range: () => range() ?? natural(),
    stepOf(index) {
      const tunable = base?.index === index ? base.tunable : tunables()[index];
      return tunable === undefined ? 1 : stepOf(tunable, range() ?? natural());
    },
    move(index, value) {
      if (base?.index !== index) base = begin(index);
      if (base === undefined) return;
      setRange(base.range);
      const { low, high } = base.range;
      const step = stepOf(base.tunable, base.range);
      const within = snapped(Math.max(low, Math.min(high, value)), step);
      const literal = literalText(base.tunable, within);
      if (literal === held()?.literal) return;
      const other = tuned(base.files, base.tunable, literal);
      if (other === undefined) {
        release();
        return;
      }
      setHeld({ index, value: within, literal });
      waiting = other;
      clearTimeout(rest);
      if (running === 0) void run();
      else rest = setTimeout(() => void run(), SLOW);
    },
    commit() {
      const [own, last] = [base, held()];
      if (own === undefined || last === undefined) return;
      release();
      running = 0;
      const { tunable, words } = own;
      if (last.literal === tunable.written) {
        runs.again();
        return;
      }
      const text = applyEdits(files.text(tunable.file), [{ range: tunable.range, text: last.literal }]);
      writeWithUndo(app, tunable.file, text, `${words} ${last.literal} now, in ${tunable.file}.`);
    },
    cancel() {
      if (base === undefined) return;
      release();
      running = 0;
      runs.again();
    },
  };
}
