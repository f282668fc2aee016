import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { TraceAnswer } from '../../worker/api';
import { Newest } from '../../worker/newest';
import type { App } from '../stores/app';

export interface Looked {
  readonly at: number;
  readonly task: string;
  readonly node: string;
  readonly answer: TraceAnswer;
}

/** Milliseconds at one moment before the states of its nodes are asked for: they may need a second run. */
const REST = 150;

/** What a node did at the page's moment: first as it was recorded, then with its state. */
export function createTrace(
  { runs, player, worker }: App,
  task: () => string,
  node: () => string,
): { readonly looked: () => Looked | undefined; readonly waiting: () => boolean } {
  const [looked, setLooked] = createSignal<Looked>();
  const [waiting, setWaiting] = createSignal(false);
  const questions = new Newest();
  let generation = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => {
    generation++;
    clearTimeout(rest);
  });

  createEffect(
    on([runs.shown, runs.stale, player.moment, task, node], ([timeline, stale, at, ownTask, ownNode]) => {
      const own = ++generation;
      clearTimeout(rest);
      if (timeline === undefined || stale || ownNode === '') return;
      const take = (answer: TraceAnswer | undefined) => {
        if (answer === undefined || own !== generation) return false;
        setLooked({ at, task: ownTask, node: ownNode, answer });
        return true;
      };
      const atOnce = questions.ask('recorded', () => worker.trace(at, ownTask, ownNode), undefined).then(take);
      rest = setTimeout(async () => {
        setWaiting(!(await atOnce));
        take(await worker.traceWithState(at, ownTask, ownNode));
        if (own === generation) setWaiting(false);
      }, REST);
    }),
  );
  return { looked, waiting };
}
