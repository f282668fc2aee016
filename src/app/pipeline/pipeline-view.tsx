import { createEffect, createMemo, createSignal, For, type JSX, onCleanup, Show } from 'solid-js';
import { useApp } from '../stores/app';
import { extentOf, firstToLookAt, nodesAt, tasksWithNodes } from './facts';
import { GraphView } from './graph-view';
import { NodeDetails } from './node-details';
import styles from './pipeline.module.css';
import { createTrace } from './trace-store';

/** The nodes of a task with what went through them up to the page's moment; one of them at close quarters. */
export function PipelineView(): JSX.Element {
  const app = useApp();
  const { runs, files } = app;
  const [pickedTask, setPickedTask] = createSignal('');
  const [pickedNode, setPickedNode] = createSignal('');
  const tasks = createMemo(() => tasksWithNodes(runs.shown()?.run));
  const task = createMemo(() => tasks().find(({ id }) => id === pickedTask()) ?? tasks()[0]);
  const node = createMemo(() => {
    const current = task();
    if (current === undefined) return undefined;
    const name = current.nodes.some((candidate) => candidate.name === pickedNode())
      ? pickedNode()
      : firstToLookAt(current);
    return current.nodes.find((candidate) => candidate.name === name);
  });
  const [pointed, setPointed] = createSignal<string>();
  /** Nodes at which the cursor of the editor is. */
  const lit = createMemo(() => {
    const [current, place] = [task(), app.cursor()];
    if (current === undefined || place?.path !== current.script || runs.stale()) return [];
    return nodesAt(current, files.text(current.script), place.offset);
  });
  // And the other way round: the script is lit at the node that is pointed at, or else looked at.
  createEffect(() => {
    const current = task();
    const own = current?.nodes.find(({ name }) => name === pointed()) ?? node();
    if (current === undefined || own === undefined || runs.stale()) app.setLit(undefined);
    else app.setLit({ file: current.script, range: extentOf(own, current.nodes, files.text(current.script)) });
  });
  onCleanup(() => app.setLit(undefined));
  const { looked, waiting } = createTrace(
    app,
    () => task()?.id ?? '',
    () => node()?.name ?? '',
  );
  const counts = createMemo(() => {
    const known = looked();
    return known?.task === task()?.id ? known?.answer.counts : undefined;
  });
  const moment = createMemo(() => {
    const known = looked();
    return known?.task === task()?.id && known?.node === node()?.name ? known?.answer.moment : undefined;
  });

  return (
    <Show when={task()} fallback={<p class={styles.none}>No script runs, so there is no pipeline to show.</p>}>
      {(current) => (
        <div class={styles.view} classList={{ [styles.stale ?? '']: runs.stale() || runs.slow() }}>
          <div class={styles.split}>
            <div class={styles.left}>
              <Show when={tasks().length > 1}>
                <select
                  class={styles.task}
                  aria-label="Task"
                  onChange={(event) => setPickedTask(event.currentTarget.value)}
                >
                  <For each={tasks()}>
                    {({ id }) => (
                      <option value={id} selected={id === current().id}>
                        {id}
                      </option>
                    )}
                  </For>
                </select>
              </Show>
              <GraphView
                task={current()}
                counts={counts()}
                selected={node()?.name ?? ''}
                lit={lit()}
                select={setPickedNode}
                point={setPointed}
              />
            </div>
            <Show when={node()}>
              {(shown) => (
                <NodeDetails task={current()} node={shown()} counts={counts()} moment={moment()} waiting={waiting()} />
              )}
            </Show>
          </div>
        </div>
      )}
    </Show>
  );
}
