import type { JSX } from 'solid-js';
import styles from './split.module.css';

interface SplitProps {
  readonly label: string;
  readonly orientation: 'horizontal' | 'vertical';
  /** Share of the first pane, 0 to 1. */
  readonly share: number;
  readonly setShare: (share: number) => void;
  /** Least share of either pane. */
  readonly min: number;
  readonly first: JSX.Element;
  readonly second: JSX.Element;
}

const KEY_STEP = 0.02;

/** Two panes with a handle between them that pointer and arrow keys move. */
export function Split(props: SplitProps): JSX.Element {
  let frame: HTMLDivElement | undefined;
  const isHorizontal = () => props.orientation === 'horizontal';
  const set = (share: number) => props.setShare(Math.max(props.min, Math.min(1 - props.min, share)));

  const drag = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || frame === undefined) return;
    const box = frame.getBoundingClientRect();
    set(isHorizontal() ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const [less, more] = isHorizontal() ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const to = { [less]: props.share - KEY_STEP, [more]: props.share + KEY_STEP, Home: props.min, End: 1 - props.min }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    set(to);
  };

  return (
    <div
      class={`${styles.split} ${styles[props.orientation]}`}
      style={{ '--first': `${props.share}fr`, '--second': `${1 - props.share}fr` }}
      ref={(element) => {
        frame = element;
      }}
    >
      <div class={styles.panel}>{props.first}</div>
      <hr
        class={styles.handle}
        tabIndex="0"
        aria-label={props.label}
        aria-orientation={isHorizontal() ? 'vertical' : 'horizontal'}
        aria-valuenow={Math.round(props.share * 100)}
        aria-valuemin={Math.round(props.min * 100)}
        aria-valuemax={Math.round((1 - props.min) * 100)}
        onPointerDown={(event) => {
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={drag}
        onKeyDown={onKeyDown}
      />
      <div class={styles.panel}>{props.second}</div>
    </div>
  );
}
