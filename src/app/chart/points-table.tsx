import { createMemo, For, type JSX, Show } from 'solid-js';
import { levelName } from '../../alert/level';
import { lineAround } from '../../editor/text';
import type { Run } from '../../kapacitor/run-model';
import { clock } from '../model/time';
import { asLevel, countUpTo } from '../model/timeline';
import { scrollable } from '../shared/scrollable';
import { useApp } from '../stores/app';
import styles from './chart-pane.module.css';

const ROWS = 500;

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
  const { runs, player, files } = useApp();
  const rows = createMemo(() => {
    const run = runs.shown()?.run;
    if (run === undefined) return [];
    const from = Math.max(0, Math.min(player.moment() - ROWS / 2, run.points.count - ROWS));
    return Array.from({ length: Math.min(ROWS, run.points.count) }, (_, index) => {
      const point = from + index;
      const text = files.text(run.points.files[run.points.file[point] ?? -1] ?? '');
      const line = lineAround(text, run.points.offset[point] ?? 0);
      return {
        point,
        time: clock(run.points.time[point] ?? 0n),
        line: text.slice(line.start, line.end),
        levels: levelsAt(run, point),
      };
    });
  });
  return (
    <section class={styles.table} aria-label="Points as a table" ref={scrollable}>
      <table>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">Time</th>
            <th scope="col">Point</th>
            <th scope="col">Level</th>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {(row) => (
              <tr
                aria-current={row.point === player.moment()}
                classList={{ [styles.later ?? '']: row.point > player.moment() }}
              >
                <td>{row.point + 1}</td>
                <td>{row.time}</td>
                <td>
                  <code>{row.line}</code>
                </td>
                <td>
                  <Show when={row.levels.length > 0} fallback="–">
                    {row.levels.join('; ')}
                  </Show>
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}
