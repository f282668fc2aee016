/** Expectations brought up to date after a change on purpose: what is green stays as it is written. */
import type { Run } from '../kapacitor/record/run-model';
import type { Result } from '../text/result';
import { type Expectation, readExpectations } from './expectation-row';
import { checkExpectations } from './expectations';
import { rowOf } from './write-rows';

export interface Refreshed {
  /** As they are to stand in `case.json`. */
  readonly rows: readonly unknown[];
  readonly removed: readonly unknown[];
  readonly added: readonly unknown[];
}

/** Events that are named one by one; a run with more unnamed ones is to be recorded anew. */
const MOST_ADDED = 500;

/**
 * A red row gives way to the event that comes nearest, or goes where there is none; where nothing else was to happen,
 * every further event gets a row. A row that cannot be read stays.
 */
export function refreshedRows(run: Run, expectations: unknown): Refreshed {
  const old: readonly unknown[] = Array.isArray(expectations) ? expectations : [expectations];
  const read = readExpectations(old);
  const results = checkExpectations(run, old);
  const rows: unknown[] = [];
  const removed: unknown[] = [];
  const added: unknown[] = [];
  for (const [i, row] of old.entries()) {
    const [meant, result] = [read[i], results[i]];
    if (result === undefined || result.passed || meant?.ok !== true || isNothingElse(meant)) {
      rows.push(row);
      continue;
    }
    removed.push(row);
    const wantsEvent = meant.value.type === 'event' && meant.value.count !== 0;
    const next = wantsEvent && result.event !== undefined ? rowOf(run, result.event) : undefined;
    if (next === undefined || isAmong(rows, next) || isAmong(old, next)) continue;
    rows.push(next);
    added.push(next);
  }
  for (let n = 0; n < MOST_ADDED; n++) {
    const end = readExpectations(rows).findIndex(isNothingElse);
    const event = end < 0 ? undefined : checkExpectations(run, rows)[end]?.event;
    const next = event === undefined ? undefined : rowOf(run, event);
    if (next === undefined || isAmong(rows, next)) break;
    rows.splice(end, 0, next);
    added.push(next);
  }
  return { rows, removed, added };
}

function isNothingElse(row: Result<Expectation>): boolean {
  return row.ok && row.value.type === 'nothing else';
}

function isAmong(rows: readonly unknown[], row: unknown): boolean {
  const text = JSON.stringify(row);
  return rows.some((other) => JSON.stringify(other) === text);
}
