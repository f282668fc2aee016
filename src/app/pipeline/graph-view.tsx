import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from 'solid-js';
import type { NodeReport, TaskReport } from '../../kapacitor/record/run-model';
import type { NodeCounts } from '../../kapacitor/record/trace-at';
import { withCommas } from '../../text/counted';
import { badgesOf } from '../model/words/badges';
import { elementWidth } from '../shared/element-size';
import { followPointer } from '../shared/follow-pointer';
import { useApp } from '../stores/app';
import { childrenOf, countsOf, countWords, edgeCount, firstReason, parentsOf, snippetOf } from './facts';
import { fitting, NODE, type PlacedNode, placedFor, zoomed } from './graph';
import styles from './pipeline.module.css';

interface GraphProps {
  readonly task: TaskReport;
  readonly counts: readonly NodeCounts[] | undefined;
  readonly selected: string;
  /** Nodes at which the cursor of the editor is. */
  readonly lit: readonly string[];
  select(node: string): void;
  /** The mouse is on a node, or on none. */
  point(node: string | undefined): void;
}

/** A list of buttons, placed as a graph: who does not see the edges hears them. */
export function GraphView(props: GraphProps): JSX.Element {
  const { runs, settings } = useApp();
  const pane = elementWidth();
  let scroller: HTMLDivElement | undefined;
  const size = () => ({ width: pane.width(), height: pane.height() });
  const placed = createMemo(() => placedFor(props.task, size()));
  /** Missing: all is in sight. */
  const [zoom, setZoom] = createSignal<number>();
  const scale = () => zoom() ?? fitting(placed(), size());
  const buttons = new Map<string, HTMLButtonElement>();

  /** What is in the middle stays there, or what is under the mouse. */
  const zoomTo = (to: number | undefined, at = { x: pane.width() / 2, y: pane.height() / 2 }) => {
    const before = scale();
    setZoom(to);
    const grown = scale() / before;
    if (scroller === undefined) return;
    scroller.scrollLeft = (scroller.scrollLeft + at.x) * grown - at.x;
    scroller.scrollTop = (scroller.scrollTop + at.y) * grown - at.y;
  };
  const onWheel = (event: WheelEvent) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = scroller?.getBoundingClientRect();
    const at = { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
    zoomTo(zoomed(scale(), event.deltaY < 0 ? 1 : -1), at);
  };
  /** Dragged at its ground, the picture moves. */
  const onPointerDown = (event: PointerEvent) => {
    const onNode = event.target instanceof Element && event.target.closest('button') !== null;
    if (onNode || event.button !== 0 || event.pointerType === 'touch' || scroller === undefined) return;
    const own = scroller;
    const [left, top] = [own.scrollLeft + event.clientX, own.scrollTop + event.clientY];
    followPointer(({ clientX, clientY }) => own.scrollTo(left - clientX, top - clientY));
  };

  const go = (name: string | undefined) => {
    if (name === undefined) return;
    props.select(name);
    buttons.get(name)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const view = {
      '+': () => zoomTo(zoomed(scale(), 1)),
      '=': () => zoomTo(zoomed(scale(), 1)),
      '-': () => zoomTo(zoomed(scale(), -1)),
      '0': () => zoomTo(undefined),
      ArrowDown: () => scroller?.scrollBy(0, PAN),
      ArrowUp: () => scroller?.scrollBy(0, -PAN),
      ArrowRight: () => scroller?.scrollBy(PAN, 0),
      ArrowLeft: () => scroller?.scrollBy(-PAN, 0),
    }[event.key];
    if (view !== undefined && (event.shiftKey || !event.key.startsWith('Arrow'))) {
      event.preventDefault();
      view();
      return;
    }
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
    <>
      <div
        class={styles.graph}
        ref={(element) => {
          scroller = element;
          pane.observe(element);
          element.addEventListener('wheel', onWheel, { passive: false });
          element.addEventListener('pointerdown', onPointerDown);
        }}
      >
        <div
          class={styles.frame}
          style={{ width: `${placed().width * scale()}px`, height: `${placed().height * scale()}px` }}
        >
          <div
            class={styles.sheet}
            style={{ width: `${placed().width}px`, height: `${placed().height}px`, transform: `scale(${scale()})` }}
          >
            <svg width={placed().width} height={placed().height} aria-hidden="true">
              <For each={placed().edges}>
                {(edge) => {
                  const count = () => edgeCount(props.task, props.counts, edge.parent, edge.child);
                  const failed = () => countsOf(props.task, props.counts, edge.child).errors;
                  const reason = () => firstReason(runs.shown()?.run, props.task, edge.child);
                  return (
                    <g
                      class={styles.edge}
                      classList={{ [styles.dry ?? '']: count() === 0, [styles.failing ?? '']: failed() > 0 }}
                    >
                      <path d={edge.path} />
                      <text x={edge.x} y={failed() > 0 ? edge.y - 7 : edge.y}>
                        {withCommas(count())}
                        {failed() > 0 ? `, ${withCommas(failed())} failed` : ''}
                      </text>
                      <Show when={failed() > 0}>
                        <title>{reason()}</title>
                        <text class={styles.reason} x={edge.x} y={edge.y + 7}>
                          {shortened(reason())}
                        </text>
                      </Show>
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
      </div>
      <fieldset class={styles.zoom} aria-label="Size of the graph">
        <button
          type="button"
          class="quiet"
          aria-label="Smaller"
          title="Smaller (-)"
          onClick={() => zoomTo(zoomed(scale(), -1))}
        >
          −
        </button>
        <span aria-live="polite">{Math.round(scale() * 100)} %</span>
        <button
          type="button"
          class="quiet"
          aria-label="Larger"
          title="Larger (+)"
          onClick={() => zoomTo(zoomed(scale(), 1))}
        >
          +
        </button>
        <button
          type="button"
          class="quiet"
          aria-pressed={zoom() === undefined}
          title="All in sight (0)"
          onClick={() => zoomTo(undefined)}
        >
          Fit
        </button>
        <Show when={!settings.phone()}>
          <button
            type="button"
            class={`quiet ${styles.widen}`}
            aria-pressed={settings.wide()}
            onClick={() => settings.setWide(!settings.wide())}
          >
            Full width
          </button>
        </Show>
      </fieldset>
    </>
  );
}

/** Pixels that a key moves the picture. */
const PAN = 60;
/** Letters of a reason that have room at an edge. */
const REASON = 30;

function shortened(reason: string): string {
  return reason.length > REASON ? `${reason.slice(0, REASON - 1)}…` : reason;
}

interface NodeProps extends GraphProps {
  readonly node: NodeReport;
  readonly place: PlacedNode;
  keep(button: HTMLButtonElement): void;
}

function NodeButton(props: NodeProps): JSX.Element {
  const { files, runs } = useApp();
  const counts = () => countsOf(props.task, props.counts, props.node.name);
  const badges = createMemo(() => badgesOf(props.node));
  const snippet = () => (runs.stale() ? '' : snippetOf(props.node, files.text(props.task.script)));
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
        data-lit={props.lit.includes(props.node.name)}
        title={props.node.unsupported}
        ref={(element) => props.keep(element)}
        onClick={() => props.select(props.node.name)}
        onPointerEnter={() => props.point(props.node.name)}
        onPointerLeave={() => props.point(undefined)}
      >
        <span class={styles.name}>
          <b>{props.node.name}</b>
          <Show when={counts().errors > 0}>
            <span class={styles.errors} aria-hidden="true">
              ■ {withCommas(counts().errors)}
            </span>
          </Show>
          <Show when={props.node.unsupported !== undefined}>
            <span class={styles.mark}>not here</span>
          </Show>
          <Show when={badges().length > 0}>
            <span class={styles.mark} title={badges().join(', ')}>
              {badges().length === 1 ? badges()[0] : `${badges().length} facts`}
            </span>
          </Show>
        </span>
        <code aria-hidden="true">{snippet()}</code>
        <span class="hidden-text">: {edges()}</span>
      </button>
    </li>
  );
}
