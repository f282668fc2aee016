import { createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { clock } from '../../points/clock';
import { positionOf, secondsAt, type TimeSpan } from '../model/axis';
import { useApp } from '../stores/app';
import styles from './stretch.module.css';

/** Pixels that are a stretch and no click. */
const SHORTEST = 8;

/** A stretch of the strips that was dragged over: no event is to be in it. `from`: where the mouse went down. */
export default function Stretch(props: {
  from: number;
  element: HTMLElement;
  span: TimeSpan;
  width: number;
  close: () => void;
}): JSX.Element {
  const app = useApp();
  const [to, setTo] = createSignal(props.from);
  const [isDone, setDone] = createSignal(false);
  const within = (clientX: number) => {
    const x = clientX - props.element.getBoundingClientRect().left;
    const { span, width } = props;
    return Math.max(positionOf(span.from, span, width), Math.min(positionOf(span.to, span, width), x));
  };
  const ends = () => [within(Math.min(props.from, to())), within(Math.max(props.from, to()))] as const;
  const times = () => {
    const [left, right] = ends();
    const { span, width } = props;
    // Of a long run nobody means a millisecond.
    const steps = span.to - span.from > 60 ? 1 : 1_000;
    const at = (x: number) => BigInt(Math.round(secondsAt(x, span, width) * steps)) * (1_000_000_000n / BigInt(steps));
    return { from: at(left), to: at(right) };
  };
  const move = (event: PointerEvent) => !isDone() && setTo(event.clientX);
  const up = (event: PointerEvent) => {
    if (isDone()) return;
    setTo(event.clientX);
    if (Math.abs(to() - props.from) < SHORTEST) props.close();
    else setDone(true);
  };
  const down = (event: Event) => {
    if (!(event.target instanceof Element && event.target.closest(`.${styles.stretch}`))) props.close();
  };
  const key = (event: KeyboardEvent) => event.key === 'Escape' && props.close();
  onMount(() => {
    addEventListener('pointermove', move);
    addEventListener('pointerup', up);
    addEventListener('pointerdown', down, true);
    addEventListener('keydown', key);
  });
  onCleanup(() => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', up);
    removeEventListener('pointerdown', down, true);
    removeEventListener('keydown', key);
  });
  const expectNothing = async () => {
    const { expectHere } = await import('../expectations/expect');
    expectHere(app, times());
    props.close();
  };
  return (
    <div class={styles.stretch} style={{ left: `${ends()[0]}px`, width: `${ends()[1] - ends()[0]}px` }}>
      <Show when={isDone()}>
        <button type="button" class={styles.button} onClick={() => void expectNothing()}>
          Nothing between {clock(times().from)} and {clock(times().to)}
        </button>
      </Show>
    </div>
  );
}
