import { createEffect, createMemo, createSignal, For, type JSX, lazy, on, Show, Suspense } from 'solid-js';
import { withCommas } from '../../text/counted';
import { countUpTo } from '../model/ascending';
import { EVERYTHING, type EventFilter, positionsOf } from '../model/event-filter';
import { timeWords } from '../model/time';
import { countsAt, factsOf, levelWord } from '../model/timeline';
import { rowWords } from '../model/words/event-words';
import { Glyph } from '../shared/glyph';
import { rowsInView } from '../shared/rows-in-view';
import { useApp } from '../stores/app';
import styles from './event-list.module.css';

const EventFilters = lazy(() => import('./event-filters'));

const ROW = 48;

export function EventList(): JSX.Element {
  const { runs, player, groups } = useApp();
  const [filter, setFilter] = createSignal(EVERYTHING);
  const [open, setOpen] = createSignal(false);
  const isSentOnly = () => filter().fate === 'sent';
  const counts = createMemo(() => {
    const timeline = runs.shown();
    return timeline === undefined ? undefined : countsAt(timeline, player.moment());
  });
  const told = () => {
    const known = counts();
    if (known === undefined) return '';
    const lost = known.lost === 0 ? '' : ` · ${withCommas(known.lost)} not delivered`;
    return `${withCommas(known.sent)} sent${lost} · ${withCommas(known.held)} held back`;
  };
  return (
    <section class="card" aria-label="Events" style={{ flex: 1 }}>
      <div class="head">
        <h2 class={styles.heading}>Events</h2>
        <small aria-live="off" title={told()}>
          {told()}
        </small>
        <div class="end">
          <button
            type="button"
            class="quiet"
            aria-pressed={isSentOnly()}
            onClick={() => setFilter({ ...filter(), fate: isSentOnly() ? 'all' : 'sent' })}
          >
            Sent only
          </button>
          <button type="button" class="quiet" aria-expanded={open()} onClick={() => setOpen(!open())}>
            Filter
          </button>
        </div>
      </div>
      <Show when={open() || groups.shown() !== undefined}>
        <Suspense>
          <EventFilters filter={filter()} set={setFilter} />
        </Suspense>
      </Show>
      <Show
        when={(runs.shown()?.count ?? 0) > 0}
        fallback={<p class={styles.empty}>{emptyWords(runs.shown()?.run.tasks.length ?? 0)}</p>}
      >
        <Rows filter={filter()} />
      </Show>
    </section>
  );
}

function emptyWords(tasks: number): string {
  return tasks === 0
    ? 'Events appear here when a script runs.'
    : 'No event: no alert was evaluated. The pane above says why.';
}

function Rows(props: { filter: EventFilter }): JSX.Element {
  const { runs, player, groups } = useApp();
  const isSimple = () =>
    groups.shown() === undefined &&
    props.filter.level === undefined &&
    props.filter.task === '' &&
    (props.filter.fate === 'all' || props.filter.fate === 'sent');
  const found = createMemo(() => {
    const timeline = runs.shown();
    return timeline === undefined || isSimple() ? undefined : positionsOf(timeline, props.filter, groups.shown());
  });
  /** Positions in the timeline of the rows: what was reached so far. */
  const positions = createMemo(() => {
    const timeline = runs.shown();
    if (timeline === undefined) return { count: 0, at: (_: number) => -1 };
    const reached = countUpTo(timeline.at, player.reached());
    const some = found();
    if (some !== undefined) return { count: countUpTo(some, reached - 1), at: (row: number) => some[row] ?? -1 };
    if (props.filter.fate === 'all') return { count: reached, at: (row: number) => row };
    return { count: timeline.sentBefore[reached] ?? 0, at: (row: number) => timeline.sent[row] ?? -1 };
  });
  const rowOf = (position: number) => {
    const timeline = runs.shown();
    if (timeline === undefined || position < 0) return -1;
    const some = found();
    if (some !== undefined) return countUpTo(some, position) - 1;
    return props.filter.fate === 'all' ? position : (timeline.sentBefore[position + 1] ?? 0) - 1;
  };
  const view = rowsInView(() => positions().count, ROW, 4);
  createEffect(
    on([() => player.selected(), () => positions().count], ([selected]) => {
      // While points are fed, the newest row is the one to see.
      const row = player.playing() ? positions().count - 1 : rowOf(selected);
      // The sheet has its new height first.
      if (row >= 0 && row < positions().count) queueMicrotask(() => view.scrollTo(row));
    }),
  );

  const onClick = ({ target }: MouseEvent) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-position]') : null;
    if (row !== null) player.select(Number(row.dataset.position));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = rowOf(player.selected());
    const last = positions().count - 1;
    const to = { ArrowDown: row + 1, ArrowUp: row - 1, Home: 0, End: last, PageDown: row + 10, PageUp: row - 10 }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    player.select(positions().at(Math.max(0, Math.min(last, to))));
  };

  return (
    <div
      class={styles.list}
      classList={{ [styles.stale ?? '']: runs.stale() || runs.slow() }}
      role="listbox"
      aria-label="Events, oldest first"
      aria-activedescendant={player.selected() >= 0 && positions().count > 0 ? `event-${player.selected()}` : undefined}
      tabIndex="0"
      ref={(element) => {
        view.observe(element);
        element.addEventListener('click', onClick);
      }}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" class={styles.sheet} style={{ height: `${positions().count * ROW}px` }}>
        <For each={view.rows()}>
          {(row) => <Row position={positions().at(row())} top={row() * ROW} index={row()} count={positions().count} />}
        </For>
      </div>
    </div>
  );
}

function Row(props: { position: number; top: number; index: number; count: number }): JSX.Element {
  const { runs, player } = useApp();
  const facts = createMemo(() => {
    const timeline = runs.shown();
    return timeline === undefined ? undefined : factsOf(timeline, props.position);
  });
  const ahead = () => (facts()?.entry.at ?? -1) > player.moment();
  const said = () => {
    const current = facts();
    const timeline = runs.shown();
    return current === undefined || timeline === undefined ? '' : rowWords(current, timeline.run);
  };
  return (
    <Show when={facts()}>
      {(current) => (
        <div
          id={`event-${props.position}`}
          role="option"
          tabIndex="-1"
          aria-selected={player.selected() === props.position}
          aria-setsize={props.count}
          aria-posinset={props.index + 1}
          class={styles.row}
          classList={{ [styles.ahead ?? '']: ahead() }}
          data-level={levelWord(current().level)}
          data-sent={current().fate === 'sent'}
          data-fed={!ahead()}
          style={{ top: `${props.top}px` }}
          data-position={props.position}
        >
          <Glyph level={current().level} fate={current().fate} />
          <div class={styles.words}>
            <span>
              <b class={current().fate !== 'held' && !ahead() ? `level-${current().level}` : styles.held}>
                {levelWord(current().level)}
              </b>{' '}
              {current().id}
            </span>
            <small>
              {timeWords(runs.shown()?.run, current().time)}
              <Show when={said()}> · {said()}</Show>
            </small>
          </div>
          <span class="badge" classList={{ sent: current().fate === 'sent' && !ahead() }}>
            {ahead() ? 'ahead' : current().fate === 'lost' ? 'not delivered' : current().fate}
          </span>
        </div>
      )}
    </Show>
  );
}
