import { createMemo, For, type JSX, Show } from 'solid-js';
import { levelName } from '../../alert/level';
import type { Run } from '../../kapacitor/record/run-model';
import { lineAround } from '../../text/position';
import { countUpTo } from '../model/ascending';
import { timeWords } from '../model/time';
import { asLevel } from '../model/timeline';
import { scrollable } from '../shared/scrollable';
import { useApp } from '../stores/app';
import styles from './chart-pane.module.css';

/** Rows shown around the moment. */
const ROWS = 200;

/** What the alerts said to a point: `CRITICAL cpu:nil`. */
function levelsAt({ evaluations }: Run, point: number): readonly string[] {
  const { at, level, alert, alerts } = evaluations;
  const words: string[] = [];
  for (let row = countUpTo(at, point - 1); at[row] === point; row++) {
    words.push(`${levelName(asLevel(level[row]))} ${alerts[alert[row] ?? -1]?.id ?? ''}`);
  }
  return words;
}

/** The chart as numbers: each point, and the levels it led to. */
export function PointsTable(): JSX.Element {
  const { runs, player } = useApp();
  // Numbers, so that rows stay while the moment moves.
  const points = createMemo(() => {
    const count = runs.shown()?.run.points.count ?? 0;
    const from = Math.max(0, Math.min(player.moment() - ROWS / 2, count - ROWS));
    return Array.from({ length: Math.min(ROWS, count) }, (_, index) => from + index);
  });
  return (
    <section class={styles.table} aria-label="Points as a table" ref={scrollable}>
      <table>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">Time, UTC</th>
            <th scope="col">Point</th>
            <th scope="col">Level</th>
          </tr>
        </thead>
        <tbody>
          <For each={points()}>{(point) => <Row point={point} />}</For>
        </tbody>
      </table>
    </section>
  );
}

function Row(props: { point: number }): JSX.Element {
  const { runs, player, files } = useApp();
  const row = createMemo(() => {
    const run = runs.shown()?.run;
    if (run === undefined) return { time: '', line: '', levels: [] };
    const { points } = run;
    const text = files.text(points.files[points.file[props.point] ?? -1] ?? '');
    const line = lineAround(text, points.offset[props.point] ?? 0);
    return {
      time: timeWords(run, points.time[props.point] ?? 0n),
      line: text.slice(line.start, line.end),
      levels: levelsAt(run, props.point),
    };
  });
  return (
    <tr
      aria-current={props.point === player.moment()}
      classList={{ [styles.later ?? '']: props.point > player.moment() }}
    >
      <td>{props.point + 1}</td>
      <td>{row().time}</td>
      <td>
        <code>{row().line}</code>
      </td>
      <td>
        <Show when={row().levels.length > 0} fallback="–">
          {row().levels.join('; ')}
        </Show>
      </td>
    </tr>
  );
}
