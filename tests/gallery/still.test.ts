import { expect, test } from 'vitest';
import { isStill } from '../../src/examples/still';

const SCRIPT =
  'stream\n    |from()\n        .measurement(\'cpu\')\n    |alert()\n        .crit(lambda: "idle" < 10)\n        .hipChat()\n';

test.each([
  ['as it comes', SCRIPT, true],
  ['another threshold', SCRIPT.replace('10', '12.5'), true],
  ['another handler', SCRIPT.replace('hipChat', 'slack'), true],
  [
    'another script',
    'stream\n    |from()\n        .measurement(\'disk\')\n    |alert()\n        .warn(lambda: "used" > 90)\n',
    false,
  ],
  ['no script', '', false],
])('what an example teaches stands above its script: %s', (_, content, is) => {
  const now = [{ path: 'mine.tick', content }];
  expect(
    isStill(
      [
        { path: 'a.tick', content: SCRIPT },
        { path: 'data.lp', content: 'cpu idle=1 1\n' },
      ],
      now,
    ),
  ).toBe(is);
});
