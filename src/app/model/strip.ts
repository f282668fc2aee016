/** The state strip of one alert id: marks that never overlap, whatever the number of points. */
import type { LevelIndex } from '../../alert/level';
import type { Fate } from '../../alert/outcome-words';
import { glyphPath } from './glyph';
import { groupKey } from './groups';
import { evaluationColumn } from './time';
import { asLevel, type Timeline, toldOf } from './timeline';

export interface Mark {
  /** Position in the timeline of the evaluation that the mark stands for. */
  readonly position: number;
  readonly at: number;
  readonly row: number;
  readonly level: LevelIndex;
  readonly fate: Fate;
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
  const { alert, alerts } = evaluations;
  const counts = new Uint32Array(alerts.length);
  for (const index of alert) counts[index] = (counts[index] ?? 0) + 1;
  const positions = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let position = 0; position < timeline.count; position++) {
    if (timeline.kind[position] !== 0) continue;
    const strip = alert[timeline.index[position] ?? 0] ?? 0;
    const place = counts[strip] ?? 0;
    counts[strip] = place + 1;
    const own = positions[strip];
    if (own !== undefined) own[place] = position;
  }
  return alerts.map(({ id, task, node }, index) => ({
    alert: index,
    id,
    task,
    node,
    positions: positions[index] ?? new Int32Array(0),
  }));
}

export interface StripPair {
  readonly id: string;
  /** `undefined`: that run has no such alert, or it was never evaluated there. */
  readonly first: Strip | undefined;
  readonly second: Strip | undefined;
}

/** The strips of two runs by their groups: those of the first in its order, then what only the second has. */
export function pairedStrips(first: Timeline, second: Timeline): readonly StripPair[] {
  const keyed = (timeline: Timeline) => {
    const { alerts } = timeline.run.evaluations;
    return new Map(
      stripsOf(timeline).map((strip) => {
        const identity = alerts[strip.alert];
        return [identity === undefined ? '' : groupKey(identity), strip];
      }),
    );
  };
  const [own, other] = [keyed(first), keyed(second)];
  return [...new Set([...own.keys(), ...other.keys()])].map((key) => {
    const pair = { first: own.get(key), second: other.get(key) };
    return { id: (pair.first ?? pair.second)?.id ?? '', ...pair };
  });
}

/**
 * The marks of a strip, at least `gap` pixels apart: of evaluations that would overlap, one that was sent or lost wins over
 * one held back, then the higher level, then the later.
 */
export function marksOf(
  timeline: Timeline,
  strip: Strip,
  xOf: (seconds: number) => number,
  gap: number,
): readonly Mark[] {
  const marks: Mark[] = [];
  const { evaluations } = timeline.run;
  const times = evaluationColumn(timeline.run);
  // One mark in the making, as numbers: a run may have a million evaluations.
  let merged = 0;
  let best = 0;
  let bestWeight = 0;
  let x = 0;
  for (const position of strip.positions) {
    const row = timeline.index[position] ?? 0;
    const own = xOf(times[row] ?? 0);
    const { fate } = toldOf(timeline.run, row);
    const weight = weightOf(fate, asLevel(evaluations.level[row]));
    if (merged > 0 && own - x < gap && own >= x) {
      merged++;
      if (weight < bestWeight) continue;
    } else {
      if (merged > 0) marks.push(markOf(timeline, best, x, merged));
      merged = 1;
      x = own;
    }
    best = position;
    bestWeight = weight;
  }
  if (merged > 0) marks.push(markOf(timeline, best, x, merged));
  return marks;
}

function markOf(timeline: Timeline, position: number, x: number, merged: number): Mark {
  const row = timeline.index[position] ?? 0;
  const { evaluations } = timeline.run;
  return {
    position,
    row,
    at: timeline.at[position] ?? 0,
    level: asLevel(evaluations.level[row]),
    fate: toldOf(timeline.run, row).fate,
    x,
    merged,
  };
}

function weightOf(fate: Fate, level: LevelIndex): number {
  return (fate === 'held' ? 0 : 4) + level;
}

/** Marks that look alike, as one path: hundreds of shapes would be hundreds of elements to lay out at each run. */
export interface Look {
  readonly level: LevelIndex;
  readonly fate: Fate;
  readonly ahead: boolean;
  readonly path: string;
}

export function looksOf(marks: readonly Mark[], moment: number, y: number): readonly Look[] {
  const found = new Map<string, { look: Omit<Look, 'path'>; shapes: string[] }>();
  for (const { level, fate, at, x } of marks) {
    const look = { level, fate, ahead: at > moment };
    const key = `${level} ${fate} ${look.ahead}`;
    const alike = found.get(key) ?? { look, shapes: [] };
    alike.shapes.push(glyphPath(level, fate, x, y));
    found.set(key, alike);
  }
  return [...found.values()].map(({ look, shapes }) => ({ ...look, path: shapes.join('') }));
}
