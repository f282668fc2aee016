/** What is looked at, written into `case.json` as an expectation. */
import {
  rowOf,
  rowsOf,
  silenceAround,
  silenceBetween,
  type Written,
  withRow,
  withRows,
} from '../../expectations/write-rows';
import type { Run } from '../../kapacitor/record/run-model';
import { writeWithUndo } from '../files/write-with-undo';
import type { App } from '../stores/app';

export type Expected = 'event' | 'silence' | 'run';

const PATH = 'case.json';

/** Nanoseconds, both ends within the stretch. */
export interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

/** The notice offers to take it back. */
export function expectHere(app: App, what: Expected | Stretch): void {
  const run = app.runs.shown()?.run;
  if (run === undefined) return;
  const before = app.files.text(PATH);
  const written = writtenOf(app, run, what, before);
  if (typeof written === 'string') app.notices.show(written);
  else if (!written.ok) app.notices.show(written.error);
  else if (written.text === before) app.notices.show('That is expected already.');
  else writeWithUndo(app, PATH, written.text, WORDS[typeof what === 'string' ? what : 'silence']);
}

const WORDS: Readonly<Record<Expected, string>> = {
  event: 'case.json expects this event.',
  silence: 'case.json expects no event in this time.',
  run: 'case.json expects every event of this run, and nothing else.',
};

/** A sentence where there is nothing to expect. */
function writtenOf(app: App, run: Run, what: Expected | Stretch, text: string): Written | string {
  if (typeof what !== 'string') {
    const row = silenceBetween(run, what.from, what.to);
    return row === undefined ? 'There is an event in this time: choose a stretch without one.' : withRow(text, row);
  }
  switch (what) {
    case 'run':
      return withRows(text, rowsOf(run));
    case 'silence': {
      const time = run.points.time[Math.max(0, Math.min(app.player.moment(), run.points.count - 1))];
      const row = time === undefined ? undefined : silenceAround(run, time);
      return row === undefined ? 'There is an event at this moment: go to a moment between two.' : withRow(text, row);
    }
    case 'event': {
      const row = rowOf(run, eventLookedAt(app, run));
      return row === undefined ? 'No event was sent here.' : withRow(text, row);
    }
  }
}

/** Index into `Run.events`; -1 for what was held back. */
function eventLookedAt(app: App, run: Run): number {
  const entry = app.selected()?.entry;
  if (entry === undefined) return -1;
  return entry.kind === 'event' ? entry.index : run.events.findIndex(({ evaluation }) => evaluation === entry.index);
}
