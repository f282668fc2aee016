import { expect, test } from 'vitest';
import { noAlertWords } from '../../src/app/model/no-alert-words';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import type { Workspace } from '../../src/workspace/workspace';

const DATA = { path: 'data.lp', content: 'm v=1 1514764800000000000\nm v=2 1514764860000000000\n' };
const QUERY = `batch|query('SELECT v FROM telegraf.autogen.m').period(1m).every(1m)`;
const LATER = JSON.stringify({ batch: { start: '2019-01-01T00:00:00Z', stop: '2019-01-01T00:02:00Z' } });

function words(script: string, ...more: Workspace): string {
  return noAlertWords(runWorkspace(WHOLE, [{ path: 't.tick', content: script }, DATA, ...more], {}));
}

test.each([
  ['a script that is refused', 'stream|nope()', [], 'No script runs, so no alert was evaluated.'],
  ['no alert', `stream|from().measurement('m')`, [], 't: has no |alert(). The points reached from1 (2 in, 0 out).'],
  [
    'another measurement',
    `stream|from().measurement('x')|alert().crit(lambda: TRUE)`,
    [],
    't: no alert was evaluated. The points reached no node.',
  ],
  [
    'a condition that nothing fulfils',
    `stream|from().measurement('m')|where(lambda: "v" > 5)|alert().crit(lambda: TRUE)`,
    [],
    't: no alert was evaluated. The points reached where2 (2 in, 0 out); nothing reached alert3.',
  ],
  [
    'queries about another time',
    `${QUERY}|alert().crit(lambda: TRUE)`,
    [{ path: 'case.json', content: LATER }],
    't: no alert was evaluated. Its 2 queries, from 2019-01-01 00:01:00 UTC to 2019-01-01 00:02:00 UTC, gave no rows; the points are from 2018-01-01 00:00:00 UTC to 2018-01-01 00:01:00 UTC.',
  ],
  [
    'queries whose rows stop on the way',
    `${QUERY}|where(lambda: "v" > 5)`,
    [],
    't: has no |alert(). The points reached where2 (2 in, 0 out).',
  ],
])('%s', (_, script, more, expected) => {
  expect(words(script, ...more)).toBe(expected);
});
