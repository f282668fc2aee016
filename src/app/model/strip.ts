/** The state strip of one alert id: marks that never overlap, whatever the number of points. */
import type { LevelIndex } from '../../alert/level';
import { OUTCOMES } from '../../alert/outcome';
import { axisColumn } from './time';
import { asLevel, outcomeOf, type Timeline } from './timeline';

export interface Mark {
  /** Position in the timeline of the evaluation that the mark stands for. */
  readonly position: number;
  readonly at: number;
  readonly row: number;
  readonly level: LevelIndex;
  readonly sent: boolean;
  readonly x: number;
  /** Evaluations under this mark. */
  readonly merged: number;
}

export interface Strip {
  readonly alert: number;
  readonly id: string;
  readonly task: string;
  readonly node: string;
  /** Positions in the timeline, in order. */
  readonly positions: Int32Array;
}

/** The strips in the order in which their alerts were first seen. */
export function stripsOf(timeline: Timeline): readonly Strip[] {
  const { evaluations } = timeline.run;
  const positions: number[][] = evaluations.alerts.map(() => []);
  for (let position = 0; position < timeline.count; position++) {
    if (timeline.kind[position] !== 0) continue;
    const row = timeline.index[position] ?? 0;
    positions[evaluations.alert[row] ?? 0]?.push(position);
  }
  return evaluations.alerts.map((alert, index) => ({
    alert: index,
    id: alert.id,
    task: alert.task,
    node: alert.node,
    positions: Int32Array.from(positions[index] ?? []),
  }));
}

/**
 * The marks of a strip, at least `gap` pixels apart: of evaluations that would overlap, one that was sent wins over one
 * held back, then the higher level, then the later.
 */
export function marksOf(
  timeline: Timeline,
  strip: Strip,
  xOf: (seconds: number) => number,
  gap: number,
): readonly Mark[] {
  const marks: Mark[] = [];
  const { evaluations } = timeline.run;
  const times = axisColumn(evaluations.time);
  let last: Mark | undefined;
  for (const position of strip.positions) {
    const x = xOf(times[timeline.index[position] ?? 0] ?? 0);
    if (last === undefined || x - last.x >= gap || x < last.x) {
      last = markOf(timeline, position, x);
      marks.push(last);
    } else {
      const row = timeline.index[position] ?? 0;
      const isSent = !OUTCOMES[outcomeOf(timeline.run, row)].held;
      const wins = weight(isSent, asLevel(evaluations.level[row])) >= weight(last.sent, last.level);
      last = { ...(wins ? markOf(timeline, position, last.x) : last), merged: last.merged + 1 };
      marks[marks.length - 1] = last;
    }
  }
  return marks;
}

function markOf(timeline: Timeline, position: number, x: number): Mark {
  const row = timeline.index[position] ?? 0;
  const { evaluations } = timeline.run;
  return {
    position,
    row,
    at: timeline.at[position] ?? 0,
    level: asLevel(evaluations.level[row]),
    sent: !OUTCOMES[outcomeOf(timeline.run, row)].held,
    x,
    merged: 1,
  };
}

function weight(isSent: boolean, level: LevelIndex): number {
  return (isSent ? 4 : 0) + level;
}
