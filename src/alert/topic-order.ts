/**
 * The order in which Kapacitor keeps the events of a topic; the first one's level is what it calls the topic's level.
 * It sorts by a comparison that contradicts itself (a higher level *or* a smaller id comes first), so the outcome
 * depends on the sorting algorithm.
 */
import { compareStrings } from '../go/bytes';
import { goSort } from '../go/sort';
import type { EventState } from './event';

/** Sorts in place as Kapacitor does after a change. Kapacitor alert/topics.go sortedStates, v1.8. */
export function sortAsKapacitor(events: EventState[]): void {
  goSort(events, (a, b) => a.level > b.level || compareStrings(a.id, b.id) < 0);
}
