import { createMemo, createResource, createSignal, For, type JSX, Show } from 'solid-js';
import type { EventDifference } from '../../comparison/events';
import { changed, differenceWords, divergenceWords } from '../../comparison/words';
import { withCommas } from '../../text/counted';
import { isOfKind, TASK_SCRIPT_KINDS } from '../../workspace/kinds';
import { filesOf, type Workspace } from '../../workspace/workspace';
import { positionOf, spanOf, type TimeSpan } from '../model/axis';
import { looksOf, marksOf, pairedStrips, type Strip } from '../model/strip';
import { timeAt, timeWords } from '../model/time';
import type { Timeline } from '../model/timeline';
import { elementWidth } from '../shared/element-size';
import { scrollable } from '../shared/scrollable';
import { StripShapes } from '../shared/strip-shapes';
import { useApp } from '../stores/app';
import styles from './compare-view.module.css';

/** Groups whose strips are drawn. */
const MOST_STRIPS = 50;
/** Pixels from the upper edge of a strip. */
const MIDDLE = 24;
/** Differences that are listed; the rest is counted. */
const MOST_LISTED = 300;
const GAP = 15;

/** Two runs, one above the other, and what they do not do alike. */
export function CompareView(): JSX.Element {
  const { runs, files, pinned, player, worker } = useApp();
  const { width, observe } = elementWidth();
  const [left, setLeft] = createSignal(pinned() === undefined ? '' : 'pinned');
  const [right, setRight] = createSignal('now');
  const scripts = createMemo(() => filesOf(files.all(), ...TASK_SCRIPT_KINDS).map(({ path }) => path));
  const sides = createMemo(() => [
    ...(pinned() === undefined ? [] : ['pinned']),
    'now',
    ...(scripts().length > 1 ? scripts() : []),
  ]);
  const first = () => (sides().includes(left()) ? left() : pinned() === undefined ? (scripts()[0] ?? 'now') : 'pinned');
  const second = () =>
    sides().includes(right()) && (right() !== 'now' || first() === 'pinned') ? right() : (scripts()[1] ?? 'now');
  const sideFiles = (side: string): Workspace => {
    if (side === 'pinned') return pinned()?.files ?? [];
    if (side === 'now') return files.all();
    return files.all().filter(({ path }) => path === side || !isOfKind(path, TASK_SCRIPT_KINDS));
  };
  const names = () => ({ first: nameOf(first()), second: nameOf(second()) });
  const [compared] = createResource(
    () => (runs.stale() ? false : { run: runs.shown(), first: first(), second: second() }),
    async (asked) => worker.compare(sideFiles(asked.first), sideFiles(asked.second), runs.budgeted()),
  );
  const comparison = () => (compared.error === undefined ? compared.latest : undefined);
  const isSame = () => {
    const current = comparison();
    return (
      current !== undefined &&
      current.divergence === undefined &&
      current.events.length + current.onlyFirst.length + current.onlySecond.length === 0
    );
  };
  const onlyIn = () => {
    const { onlyFirst = [], onlySecond = [] } = comparison() ?? {};
    return [
      ...onlyFirst.map((task) => `Task ${task}: only in ${names().first}.`),
      ...onlySecond.map((task) => `Task ${task}: only in ${names().second}.`),
    ];
  };
  /** What both strips share is their axis. */
  const both = createMemo(() => {
    const [before, now] = [pinned()?.timeline, runs.shown()];
    if (before === undefined || now === undefined || first() !== 'pinned' || second() !== 'now') return undefined;
    const spans = [before, now].flatMap((timeline) => spanOf(timeline.run) ?? []);
    if (spans.length === 0) return undefined;
    const span = { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
    return { pinned: before, now, span };
  });
  const at = (point: number) => {
    const run = runs.shown()?.run;
    const time = run === undefined ? undefined : timeAt(run, point);
    return time === undefined ? '' : timeWords(run, time);
  };
  return (
    <section
      class={styles.body}
      ref={(element) => {
        observe(element);
        scrollable(element);
      }}
      aria-label="Comparison"
    >
      <Show when={sides().length > 2 || pinned() === undefined}>
        <p class={styles.sides}>
          <Side label="First" sides={sides()} value={first()} set={setLeft} /> with{' '}
          <Side label="Second" sides={sides()} value={second()} set={setRight} />
        </p>
      </Show>
      <Show when={both()}>
        {(shown) => <Strips pinned={shown().pinned} now={shown().now} span={shown().span} width={width()} />}
      </Show>
      <Show when={compared.error !== undefined}>
        <p class={styles.same}>The two could not be compared.</p>
      </Show>
      <Show when={isSame()}>
        <p class={styles.same}>
          <b>No difference{comparison()?.isPartial ? ' so far' : ''}.</b> Every node gave the same, and every event and
          request is the same.
        </p>
      </Show>
      <Show when={comparison()?.isPartial}>
        <p class={styles.same}>A run was stopped before its end, or emitted more than was compared.</p>
      </Show>
      <For each={onlyIn()}>{(words) => <p class={styles.same}>{words}</p>}</For>
      <Show when={comparison()?.divergence}>
        {(divergence) => (
          <section class={styles.divergence} aria-label="First divergence">
            <button type="button" onClick={() => player.seek(divergence().at)}>
              First divergence: <b>{divergenceWords(divergence(), names())}</b> {at(divergence().at)}
            </button>
            <Changes first={divergence().firstText} second={divergence().secondText} />
          </section>
        )}
      </Show>
      <Show when={(comparison()?.events.length ?? 0) > 0}>
        <h3 class={styles.heading}>
          {comparison()?.events.length === 1
            ? 'One event differs'
            : `${withCommas(comparison()?.events.length ?? 0)} events differ`}
        </h3>
        <ul class={styles.list} aria-label="Events that differ">
          <For each={comparison()?.events.slice(0, MOST_LISTED)}>
            {(difference) => <Difference difference={difference} words={differenceWords(difference, names())} />}
          </For>
        </ul>
      </Show>
    </section>
  );
}

function nameOf(side: string): string {
  if (side === 'pinned') return 'the pinned run';
  return side === 'now' ? 'this run' : side;
}

function Side(props: {
  label: string;
  sides: readonly string[];
  value: string;
  set: (side: string) => void;
}): JSX.Element {
  return (
    <select aria-label={props.label} onChange={({ currentTarget }) => props.set(currentTarget.value)}>
      <For each={props.sides}>
        {(side) => (
          <option value={side} selected={side === props.value}>
            {nameOf(side)}
          </option>
        )}
      </For>
    </select>
  );
}

/** Group by group, the two runs above each other. */
function Strips(props: { pinned: Timeline; now: Timeline; span: TimeSpan; width: number }): JSX.Element {
  const pairs = createMemo(() => pairedStrips(props.pinned, props.now));
  return (
    <>
      <For each={pairs().slice(0, MOST_STRIPS)}>
        {({ id, first, second }) => (
          <fieldset class={styles.pair} aria-label={id}>
            <RunStrip
              name="pinned"
              id={id}
              strip={first}
              timeline={props.pinned}
              span={props.span}
              width={props.width}
            />
            <RunStrip name="now" id={id} strip={second} timeline={props.now} span={props.span} width={props.width} />
          </fieldset>
        )}
      </For>
      <Show when={pairs().length > MOST_STRIPS}>
        <p class={styles.same}>{withCommas(pairs().length - MOST_STRIPS)} more groups are not drawn.</p>
      </Show>
    </>
  );
}

function RunStrip(props: {
  name: string;
  id: string;
  strip: Strip | undefined;
  timeline: Timeline;
  span: TimeSpan;
  width: number;
}): JSX.Element {
  const marks = createMemo(() => {
    const { strip, timeline, span, width } = props;
    return strip === undefined ? [] : marksOf(timeline, strip, (seconds) => positionOf(seconds, span, width), GAP);
  });
  return (
    <div class={styles.strip} role="img" aria-label={`${props.name}: ${props.id}, ${marks().length} states`}>
      <span class={styles.name}>
        {props.id} · {props.name}
        {props.strip === undefined ? ': no such alert' : ''}
      </span>
      <StripShapes looks={looksOf(marks(), Number.POSITIVE_INFINITY, MIDDLE)} width={props.width} />
    </div>
  );
}

function Difference(props: { difference: EventDifference; words: string }): JSX.Element {
  const { runs, player } = useApp();
  const time = () => timeWords(runs.shown()?.run, props.difference.time);
  return (
    <li>
      <button type="button" class="quiet" onClick={() => player.seek(props.difference.at)}>
        {time()} <b>{props.difference.id}</b> {props.words}
      </button>
      <Changes first={props.difference.first?.text ?? ''} second={props.difference.second?.text ?? ''} />
    </li>
  );
}

function Changes(props: { first: string; second: string }): JSX.Element {
  return (
    <pre class={styles.changes}>
      <For each={changed(props.first, props.second)}>
        {(line) => <span class={line.startsWith('  -') ? styles.gone : styles.come}>{`${line.slice(2)}\n`}</span>}
      </For>
    </pre>
  );
}
