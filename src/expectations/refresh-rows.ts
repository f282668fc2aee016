/** Expectations brought up to date after a change on purpose: what is green stays as it is written. */
import type { Run } from '../kapacitor/record/run-model';
import { checkExpectations, type ExpectationResult } from './expectations';
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
  const results = checkExpectations(run, old);
  const rows: unknown[] = [];
  const removed: unknown[] = [];
  const added: unknown[] = [];
  for (const [i, row] of old.entries()) {
    const result = results[i];
    if (result === undefined || stays(result, row)) {
      rows.push(row);
      continue;
    }
    removed.push(row);
    const next = isSilence(row) || result.event === undefined ? undefined : rowOf(run, result.event);
    if (next === undefined || isAmong(rows, next) || isAmong(old, next)) continue;
    rows.push(next);
    added.push(next);
  }
  for (let n = 0; n < MOST_ADDED; n++) {
    const end = rows.findIndex(isNothingElse);
    const event = end < 0 ? undefined : checkExpectations(run, rows)[end]?.event;
    const next = event === undefined ? undefined : rowOf(run, event);
    if (next === undefined) break;
    rows.splice(end, 0, next);
    added.push(next);
  }
  return { rows, removed, added };
}

function stays({ passed, title }: ExpectationResult, row: unknown): boolean {
  return passed || isNothingElse(row) || / cannot be read$/.test(title);
}

function isNothingElse(row: unknown): boolean {
  return typeof row === 'string';
}

/** Rows that want no event: `nothing between`, `none`, `count` of 0. */
function isSilence(row: unknown): boolean {
  return (
    typeof row === 'object' &&
    row !== null &&
    Object.entries(row).some(([name, value]) => /nothing|none|silence/i.test(name) || (name === 'count' && value === 0))
  );
}

function isAmong(rows: readonly unknown[], row: unknown): boolean {
  const text = JSON.stringify(row);
  return rows.some((other) => JSON.stringify(other) === text);
}
