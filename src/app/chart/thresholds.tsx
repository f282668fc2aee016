import { createMemo, createSignal, Index, type JSX, Show } from 'solid-js';
import type { JudgedThreshold } from '../../alert/judged';
import { topOf, valueAtTop } from '../model/value-axis';
import type { ChartStore } from './chart-store';
import { EventCounts } from './event-counts';
import styles from './thresholds.module.css';
import type { Tuner } from './tuner';

/** Pixels that a label takes. */
const LABEL = 18;
/** Milliseconds without a key after which the value counts as chosen. */
const PAUSE = 700;

interface ThresholdsProps {
  readonly chart: ChartStore;
  readonly tuner: Tuner;
  readonly height: number;
}

/** What each threshold is, at the right end of its line, which is a slider where the script has a literal to change. */
export function Thresholds(props: ThresholdsProps): JSX.Element {
  const heldOr = (index: number, threshold: JudgedThreshold) => {
    const held = props.tuner.held();
    return held?.index === index ? held.value : threshold.value;
  };
  /** Labels do not cover each other. */
  const tops = createMemo(() => {
    const found = props.chart
      .thresholds()
      .map((threshold, index) => ({ index, top: topOf(heldOr(index, threshold), props.tuner.range(), props.height) }))
      .sort((a, b) => a.top - b.top);
    const placed: number[] = [];
    let free = LABEL / 2;
    for (const { index, top } of found) {
      const place = Math.max(free, Math.min(top, props.height - LABEL / 2));
      free = place + LABEL;
      placed[index] = place;
    }
    return placed;
  });
  return (
    <ul class={styles.thresholds} aria-label="Thresholds">
      <Index each={props.chart.thresholds()}>
        {(threshold, index) => (
          <li>
            <Show
              when={props.tuner.tunables()[index] ?? (props.tuner.held()?.index === index ? true : undefined)}
              fallback={
                <span
                  class={`${styles.threshold} level-${threshold().level}`}
                  style={{ top: `${tops()[index] ?? 0}px` }}
                >
                  {words(threshold(), threshold().text)}
                </span>
              }
            >
              <Grip
                {...props}
                threshold={threshold()}
                index={index}
                top={tops()[index] ?? 0}
                value={heldOr(index, threshold())}
              />
            </Show>
          </li>
        )}
      </Index>
    </ul>
  );
}

function Grip(
  props: ThresholdsProps & { threshold: JudgedThreshold; index: number; top: number; value: number },
): JSX.Element {
  const [near, setNear] = createSignal(false);
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const tunable = () => props.tuner.tunables()[props.index];
  const isHeld = () => props.tuner.held()?.index === props.index;
  const text = () => {
    const held = props.tuner.held();
    return held?.index === props.index ? held.literal : props.threshold.text;
  };
  const line = () => topOf(props.value, props.tuner.range(), props.height);

  const onPointerDown = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const grip = event.currentTarget;
    grip.focus({ preventScroll: true });
    grip.setPointerCapture(event.pointerId);
    const startY = event.clientY;
    const startTop = line();
    const move = ({ clientY }: PointerEvent) =>
      props.tuner.move(props.index, valueAtTop(startTop + clientY - startY, props.tuner.range(), props.height));
    const end = (how: 'commit' | 'cancel') => () => {
      grip.removeEventListener('pointermove', move);
      grip.removeEventListener('pointerup', up);
      grip.removeEventListener('pointercancel', gone);
      props.tuner[how]();
    };
    const up = end('commit');
    const gone = end('cancel');
    grip.addEventListener('pointermove', move);
    grip.addEventListener('pointerup', up);
    grip.addEventListener('pointercancel', gone);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      clearTimeout(quiet);
      props.tuner.cancel();
      return;
    }
    if (event.key === 'Enter') {
      commit();
      return;
    }
    const step = props.tuner.stepOf(props.index);
    const { low, high } = props.tuner.range();
    const to = {
      ArrowUp: props.value + step,
      ArrowRight: props.value + step,
      ArrowDown: props.value - step,
      ArrowLeft: props.value - step,
      PageUp: props.value + 10 * step,
      PageDown: props.value - 10 * step,
      Home: low,
      End: high,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    props.tuner.move(props.index, to);
    clearTimeout(quiet);
    quiet = setTimeout(commit, PAUSE);
  };
  const commit = () => {
    clearTimeout(quiet);
    if (isHeld()) props.tuner.commit();
  };
  return (
    <>
      <Show when={isHeld()}>
        <div class={`${styles.line} level-${props.threshold.level}`} style={{ top: `${line()}px` }} />
      </Show>
      <div
        role="slider"
        tabIndex="0"
        class={`${styles.threshold} ${styles.grip} level-${props.threshold.level}`}
        classList={{ [styles.held ?? '']: isHeld() }}
        aria-label={`${props.threshold.property} threshold`}
        aria-orientation="vertical"
        aria-valuemin={props.tuner.range().low}
        aria-valuemax={props.tuner.range().high}
        aria-valuenow={props.value}
        aria-valuetext={words(props.threshold, text())}
        title="Drag it, or use the arrow keys"
        style={{ top: `${props.top}px` }}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
        onPointerEnter={() => setNear(true)}
        onPointerLeave={() => setNear(false)}
        onFocus={() => setNear(true)}
        onBlur={() => {
          setNear(false);
          commit();
        }}
        onClick={(event) => event.stopPropagation()}
      >
        <i aria-hidden="true" />
        {words(props.threshold, text())}
      </div>
      <EventCounts {...props} tunable={tunable()} near={near()} />
    </>
  );
}

/** `crit < 10`. */
function words({ property, operator }: JudgedThreshold, text: string): string {
  return `${property} ${operator} ${text}`;
}
