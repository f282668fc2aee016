/** Which entries of a timeline the list of events shows. */
import type { LevelIndex } from '../../alert/level';
import type { Fate } from '../../alert/outcome-words';
import { asLevel, entryAt, fateAt, type Timeline } from './timeline';

export interface EventFilter {
  readonly level: LevelIndex | undefined;
  /** '' for all. */
  readonly task: string;
  readonly fate: 'all' | Fate;
}

export const EVERYTHING: EventFilter = { level: undefined, task: '', fate: 'all' };

/** Positions in the timeline, ascending. `groups`: by index of the alert; what no alert made belongs to none. */
export function positionsOf(
  timeline: Timeline,
  { level, task, fate }: EventFilter,
  groups: readonly boolean[] | undefined,
): Int32Array {
  const { evaluations, events, requests } = timeline.run;
  const found: number[] = [];
  for (let position = 0; position < timeline.count; position++) {
    if (fate !== 'all' && fateAt(timeline, position) !== fate) continue;
    const entry = entryAt(timeline, position);
    if (entry === undefined) continue;
    const alert = entry.kind === 'evaluation' ? (evaluations.alert[entry.index] ?? -1) : -1;
    if (groups !== undefined && groups[alert] !== true) continue;
    if (level !== undefined) {
      const own = entry.kind === 'evaluation' ? asLevel(evaluations.level[entry.index]) : events[entry.index]?.level;
      if (entry.kind === 'request' || own !== level) continue;
    }
    if (task !== '') {
      const source = entry.kind === 'request' ? requests[entry.index]?.source : undefined;
      const own =
        entry.kind === 'evaluation'
          ? evaluations.alerts[alert]?.task
          : entry.kind === 'event'
            ? events[entry.index]?.task
            : source?.type === 'node'
              ? source.task
              : '';
      if (own !== task) continue;
    }
    found.push(position);
  }
  return Int32Array.from(found);
}
