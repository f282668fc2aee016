import { createEffect, createMemo, For, type JSX, on, Show } from 'solid-js';
import type { NodeReport, TaskReport } from '../../kapacitor/record/run-model';
import type { NodeCounts } from '../../kapacitor/record/trace-at';
import { useApp } from '../stores/app';
import { childrenOf, countsOf, countWords, edgeCount, firstReason, parentsOf, snippetOf } from './facts';
import { NODE, type PlacedNode, placeGraph } from './graph';
import styles from './pipeline.module.css';

interface GraphProps {
  readonly task: TaskReport;
  readonly counts: readonly NodeCounts[] | undefined;
  readonly selected: string;
  select(node: string): void;
}

/** A list of buttons, placed as a graph: who does not see the edges hears them. */
export function GraphView(props: GraphProps): JSX.Element {
  const { runs } = useApp();
  const placed = createMemo(() => placeGraph(props.task));
  const buttons = new Map<string, HTMLButtonElement>();

  const go = (name: string | undefined) => {
    if (name === undefined) return;
    props.select(name);
    buttons.get(name)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const names = props.task.nodes.map(({ name }) => name);
    const place = names.indexOf(props.selected);
    const to = {
      ArrowDown: () => childrenOf(props.task, props.selected)[0],
      ArrowUp: () => parentsOf(props.task, props.selected)[0],
      ArrowRight: () => names[place + 1],
      ArrowLeft: () => names[place - 1],
      Home: () => names[0],
      End: () => names.at(-1),
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to());
  };
  createEffect(
    on([() => props.selected, placed], ([selected]) => {
      queueMicrotask(() => buttons.get(selected)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    }),
  );

  return (
    <div class={styles.graph}>
      <div class={styles.sheet} style={{ width: `${placed().width}px`, height: `${placed().height}px` }}>
        <svg width={placed().width} height={placed().height} aria-hidden="true">
          <For each={placed().edges}>
            {(edge) => {
              const count = () => edgeCount(props.task, props.counts, edge.parent, edge.child);
              const failed = () => countsOf(props.task, props.counts, edge.child).errors;
              return (
                <g
                  class={styles.edge}
                  classList={{ [styles.dry ?? '']: count() === 0, [styles.failing ?? '']: failed() > 0 }}
                >
                  <Show when={failed() > 0}>
                    <title>{firstReason(runs.shown()?.run, props.task, edge.child)}</title>
                  </Show>
                  <path d={edge.path} />
                  <text x={edge.x} y={edge.y}>
                    {count().toLocaleString('en-US')}
                    {failed() > 0 ? `, ${failed().toLocaleString('en-US')} failed` : ''}
                  </text>
                </g>
              );
            }}
          </For>
        </svg>
        <ol aria-label={`Nodes of ${props.task.id}`} onKeyDown={onKeyDown}>
          <For each={placed().nodes}>
            {(place) => (
              <Show when={props.task.nodes.find(({ name }) => name === place.name)}>
                {(node) => (
                  <NodeButton
                    {...props}
                    node={node()}
                    place={place}
                    keep={(button) => buttons.set(place.name, button)}
                  />
                )}
              </Show>
            )}
          </For>
        </ol>
      </div>
    </div>
  );
}

interface NodeProps extends GraphProps {
  readonly node: NodeReport;
  readonly place: PlacedNode;
  keep(button: HTMLButtonElement): void;
}

function NodeButton(props: NodeProps): JSX.Element {
  const { files, runs } = useApp();
  const counts = () => countsOf(props.task, props.counts, props.node.name);
  const snippet = () => (runs.stale() ? '' : snippetOf(props.node, files.text(props.task.file)));
  const edges = () => {
    const parents = parentsOf(props.task, props.node.name);
    const from = parents.length === 0 ? [] : [`reads from ${parents.join(' and ')}`];
    return [...countWords(props.task, counts()), ...from].join(', ');
  };
  const isSelected = () => props.selected === props.node.name;
  return (
    <li style={{ left: `${props.place.left}px`, top: `${props.place.top}px` }}>
      <button
        type="button"
        class={styles.node}
        classList={{ [styles.unsupported ?? '']: props.node.unsupported !== undefined }}
        style={{ width: `${NODE.width}px`, height: `${NODE.height}px` }}
        tabIndex={isSelected() ? 0 : -1}
        aria-pressed={isSelected()}
        data-node={props.node.name}
        title={props.node.unsupported}
        ref={(element) => props.keep(element)}
        onClick={() => props.select(props.node.name)}
      >
        <span class={styles.name}>
          <b>{props.node.name}</b>
          <Show when={counts().errors > 0}>
            <span class={styles.errors} aria-hidden="true">
              ■ {counts().errors.toLocaleString('en-US')}
            </span>
          </Show>
          <Show when={props.node.unsupported !== undefined}>
            <span class={styles.mark}>not here</span>
          </Show>
          <Show when={props.node.badges.length > 0}>
            <span class={styles.mark} title={props.node.badges.join(', ')}>
              {props.node.badges.length === 1 ? props.node.badges[0] : `${props.node.badges.length} facts`}
            </span>
          </Show>
        </span>
        <code aria-hidden="true">{snippet()}</code>
        <span class="hidden-text">: {edges()}</span>
      </button>
    </li>
  );
}
