import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pasteLarge } from '../../src/app/files/paste-large';
import { replacesData } from '../../src/app/model/replaced-data';
import { buildTimeline } from '../../src/app/model/timeline';
import { createFiles } from '../../src/app/stores/files';
import { createPlayer } from '../../src/app/stores/player';
import { seedRun } from './seed-run';

const NOTICES = { list: () => [], offer: () => undefined, show: () => 0, dismiss: () => undefined };

beforeEach(() => vi.stubGlobal('cancelAnimationFrame', () => undefined));
afterEach(() => vi.unstubAllGlobals());

/** Somebody looks at the fourth of twelve points, and data take the place of others: where the next result of six is looked at. */
function momentAfter(paste: (app: Parameters<typeof pasteLarge>[0]) => void): number {
  const whole = buildTimeline(seedRun());
  const { player, setTimeline, dispose } = createRoot((leave) => {
    const [timeline, setTimeline] = createSignal(whole);
    return { player: createPlayer(timeline, undefined), setTimeline, dispose: leave };
  });
  player.seek(3);
  const files = createFiles(NOTICES, [{ path: 'data.lp', content: 'm v=1 1\nm v=2 2\n' }]);
  paste({ files, player, notices: NOTICES, editor: () => undefined });
  setTimeline({ ...whole, end: 5 });
  const moment = player.moment();
  dispose();
  return moment;
}

test('a paste that replaces a data file feeds to the end, and a letter does not', () => {
  const typed = (text: string) =>
    momentAfter(({ files, player }) => {
      if (replacesData('data.lp', files.text('data.lp'), text)) player.expect();
      files.write('data.lp', text);
    });
  expect(typed('m v=1 1\nm v=3 2\n')).toBe(3);
  expect(typed('m v=1 1\nm v=22 2\n')).toBe(3);
  expect(typed('m v=7 1\nm v=8 2\n')).toBe(5);
  expect(typed('n v=9 9\n')).toBe(5);
  expect(momentAfter((app) => pasteLarge(app, 'm v=5 5\n'.repeat(2), true))).toBe(5);
});

test.each([
  ['data.csv', 'ab', 'xy', true],
  ['paste.txt', 'ab', 'xy', true],
  ['task.tick', 'ab', 'xy', false],
  ['data.lp', 'ab', 'ab', false],
  ['data.lp', 'ab', 'xb', false],
])('%s: %s becomes %s', (path, before, after, replaces) => expect(replacesData(path, before, after)).toBe(replaces));
