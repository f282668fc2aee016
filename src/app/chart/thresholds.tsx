import { createMemo, For, type JSX } from 'solid-js';
import type { JudgedThreshold } from '../../alert/judged';
import { topOf, type ValueRange } from '../model/value-axis';
import type { ChartStore } from './chart-store';
import styles from './thresholds.module.css';

const LEVELS = ['ok', 'info', 'warn', 'crit'] as const;
/** Pixels that a label takes. */
const LABEL = 18;

/** What each threshold is, at the right end of its line. */
export function Thresholds(props: { chart: ChartStore; range: ValueRange; height: number }): JSX.Element {
  const placed = createMemo(() => {
    const found = props.chart
      .thresholds()
      .map((threshold) => ({ threshold, top: topOf(threshold.value, props.range, props.height) }))
      .sort((a, b) => a.top - b.top);
    let free = LABEL / 2;
    return found.map(({ threshold, top }) => {
      const place = Math.max(free, Math.min(top, props.height - LABEL / 2));
      free = place + LABEL;
      return { threshold, top: place };
    });
  });
  return (
    <ul class={styles.thresholds} aria-label="Thresholds">
      <For each={placed()}>
        {({ threshold, top }) => (
          <li class={styles.threshold} style={{ top: `${top}px`, color: `var(--${LEVELS[threshold.level]})` }}>
            {thresholdWords(threshold)}
          </li>
        )}
      </For>
    </ul>
  );
}

/** `crit < 10`. */
function thresholdWords({ property, operator, text }: JudgedThreshold): string {
  return `${property} ${operator} ${text}`;
}
