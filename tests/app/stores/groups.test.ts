import { createRoot } from 'solid-js';
import { expect, test } from 'vitest';
import { groupKey } from '../../../src/app/model/groups';
import { buildTimeline, type Timeline } from '../../../src/app/model/timeline';
import { createGroups, type Groups } from '../../../src/app/stores/groups';
import type { AlertIdentity } from '../../../src/kapacitor/record/run-model';
import { seedRun } from '../seed-run';

const alert = (host: string, cpu: string): AlertIdentity => ({
  task: 'cpu',
  node: 'alert2',
  group: `cpu=${cpu},host=${host}`,
  id: `cpu:${host}`,
  tags: [
    ['cpu', cpu],
    ['host', host],
  ],
});
const ALERTS = [alert('web1', '0'), alert('web10', '0'), alert('db', '1')];
const [WEB1, WEB10, DB] = ALERTS.map(groupKey) as [string, string, string];
const run = seedRun();
const TIMELINE: Timeline = buildTimeline({ ...run, evaluations: { ...run.evaluations, alerts: ALERTS } });

test.each<[what: string, act: (groups: Groups) => void, shown: readonly boolean[] | undefined]>([
  ['nothing is asked for', () => undefined, undefined],
  ['a part of an id', (groups) => groups.setQuery('web'), [true, true, false]],
  ['a whole tag', (groups) => groups.setQuery('HOST=web1'), [true, false, false]],
  ['two words', (groups) => groups.setQuery('web, cpu=0'), [true, true, false]],
  ['blanks', (groups) => groups.setQuery('  '), undefined],
  ['what is nowhere', (groups) => groups.setQuery('mail'), [false, false, false]],
  ['one that is picked', (groups) => groups.pick([DB]), [false, false, true]],
  ['two that are picked', (groups) => groups.pick([WEB1, DB]), [true, false, true]],
  ['one that is no more', (groups) => groups.pick(['gone']), undefined],
  ['one that is no more beside one that is', (groups) => groups.pick(['gone', WEB10]), [false, true, false]],
  [
    'picked and found',
    (groups) => {
      groups.pick([WEB1, DB]);
      groups.setQuery('web');
    },
    [true, false, false],
  ],
  [
    'all again',
    (groups) => {
      groups.pick([WEB1]);
      groups.setQuery('web');
      groups.showAll();
    },
    undefined,
  ],
])('%s', (_, act, shown) => {
  createRoot((dispose) => {
    const groups = createGroups(() => TIMELINE);
    act(groups);
    expect(groups.shown()).toEqual(shown);
    dispose();
  });
});

test('without a result there is nothing to find', () => {
  createRoot((dispose) => {
    const groups = createGroups(() => undefined);
    groups.setQuery('web');
    expect([groups.shown(), groups.query(), groups.picked()]).toEqual([[], 'web', new Set()]);
    dispose();
  });
});
