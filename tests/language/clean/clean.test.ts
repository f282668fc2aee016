import { expect, test } from 'vitest';
import { problemsOf } from '../../../src/explain/explain-run';
import { WHOLE } from '../../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../../src/kapacitor/run/run';

import { ALERTS } from './alerts';
import { BATCH } from './batch';
import { CONF, DATA } from './data';
import { MORE_STREAM } from './more-stream';
import { STREAM } from './stream';

const SCRIPTS = { ...STREAM, ...MORE_STREAM, ...ALERTS, ...BATCH };

function told(script: string) {
  const workspace = [
    { path: 'task.tick', content: script },
    { path: 'data.lp', content: DATA },
    { path: 'kapacitor.conf', content: CONF },
  ];
  const run = runWorkspace(WHOLE, workspace, {});
  expect(run.logs.filter(({ level }) => level === 'error')).toEqual([]);
  return problemsOf(workspace, run);
}

test('there are fifty', () => {
  expect(Object.keys(SCRIPTS)).toHaveLength(50);
});

/** That nobody is missed is good to know where nothing else comes. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  'dead hosts': [quiet(16)],
  'quiet hosts': [quiet(8)],
};

function quiet(intervals: number): string {
  return `info never-true: alert5: this deadman has judged ${intervals} intervals, and its condition was true in none: there was nothing to tell.`;
}

test.each(Object.entries(SCRIPTS))('no error and no warning: %s', (name, script) => {
  const problems = told(script).map(({ code, severity, plain }) => `${severity} ${code}: ${plain}`);
  expect(problems).toEqual(KNOWN[name] ?? []);
});
