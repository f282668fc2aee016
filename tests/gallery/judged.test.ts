/** The judged value against its threshold, as the page draws them, gives the level that the alert had. */

import { expect, test } from 'vitest';
import { contains } from '../../src/alert/intervals';
import type { JudgedBand } from '../../src/alert/judged';
import { EXAMPLES, exampleWorkspace } from '../../src/examples';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import type { JudgedColumns, Run } from '../../src/kapacitor/record/run-model';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { randomCase } from '../fuzz/random-scripts';

interface Seen {
  /** Evaluations. */
  all: number;
  /** Those of which picture and level could be compared. */
  decided: number;
  readonly wrong: string[];
}

const RESETS = { crit: 'critReset', warn: 'warnReset', info: 'infoReset' } as const;
const PROPERTIES = [undefined, 'info', 'warn', 'crit'] as const;

function look(run: Run): Seen {
  const seen: Seen = { all: 0, decided: 0, wrong: [] };
  for (const judged of run.judged) lookAt(run, judged, seen);
  return seen;
}

function lookAt(run: Run, { node, values, row: rows, columns }: JudgedColumns, seen: Seen): void {
  const { alert, alerts, level } = run.evaluations;
  const bands = values.flatMap((value, index) => value.bands.map((band) => ({ band, column: columns[index] })));
  /** The last level of each group. */
  const before = new Map<string, number>();
  rows.forEach((row, index) => {
    const group = alerts[alert[row] ?? -1]?.group ?? '';
    const had = before.get(group);
    const now = level[row] ?? 0;
    before.set(group, now);
    seen.all++;
    let isDecided = true;
    const judge = (of: number, expected: boolean) => {
      const property = PROPERTIES[of];
      const own = bands.filter(({ band }) => band.property === property);
      if (own.length === 0) return;
      const told = own.find(({ band, column }) => band.decides && !Number.isNaN(column?.[index]));
      if (told === undefined) isDecided = false;
      else if (holds(told.band, told.column?.[index]) !== expected)
        seen.wrong.push(`${node} row ${row}: ${told.column?.[index]} is ${property}: ${expected}`);
    };
    for (let higher = now + 1; higher <= 3; higher++) judge(higher, false);
    const own = PROPERTIES[now];
    const isKept = own !== undefined && had === now && bands.some(({ band }) => band.property === RESETS[own]);
    if (isKept) isDecided = false;
    else if (own !== undefined) judge(now, true);
    if (isDecided) seen.decided++;
  });
}

function holds({ intervals }: JudgedBand, value = Number.NaN): boolean {
  return contains(intervals, value);
}

test('over the gallery, for at least nine evaluations of ten', async () => {
  const total: Seen = { all: 0, decided: 0, wrong: [] };
  for (const entry of EXAMPLES) {
    const { all, decided, wrong } = look(runWorkspace(WHOLE, exampleWorkspace(await entry.load())));
    expect(wrong, entry.id).toEqual([]);
    total.all += all;
    total.decided += decided;
  }
  console.log(`${total.decided} of ${total.all} evaluations`);
  expect(total.all).toBeGreaterThan(500);
  expect(total.decided / total.all).toBeGreaterThan(0.9);
}, 60_000);

test('over random scripts', () => {
  const total: Seen = { all: 0, decided: 0, wrong: [] };
  for (let seed = 1; seed <= 60; seed++) {
    const { files } = randomCase(seed, 1, 80);
    const { all, decided, wrong } = look(
      runWorkspace(WHOLE, files, { budget: { milliseconds: 5_000, events: 200_000 } }),
    );
    expect(wrong, `seed ${seed}`).toEqual([]);
    total.all += all;
    total.decided += decided;
  }
  console.log(`${total.decided} of ${total.all} evaluations of random scripts`);
  expect(total.decided).toBeGreaterThan(300);
}, 60_000);
