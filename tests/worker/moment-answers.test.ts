import { expect, test } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { RunSession } from '../../src/kapacitor/run/run-session';
import { MomentAnswers } from '../../src/worker/moment-answers';

const POINTS = 20_000;
const WORKSPACE = [
  { path: 'a.tick', content: `stream|from().measurement('m')|alert().crit(lambda: "v" > 1)` },
  { path: 'data.lp', content: Array.from({ length: POINTS }, (_, i) => `m v=${i % 3} ${i + 1}\n`).join('') },
];

/** Answers of a run that has ended and kept counts only, so that each moment has to be walked to. */
function answers(yieldToMessages: () => Promise<void>) {
  const options = { trace: 'counts' } as const;
  const session = new RunSession(WHOLE, WORKSPACE, options);
  while (!session.step(50));
  return new MomentAnswers(session, WHOLE, WORKSPACE, options, yieldToMessages);
}

test('of two questions under way the older one is given up, and the newer answered', async () => {
  let go: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const asked = answers(() => gate);
  const older = asked.walked(POINTS - 1, 'a', 'alert2');
  const newer = asked.walked(POINTS - 2, 'a', 'alert2');
  go();
  expect(await older).toBe(undefined);
  const answer = await newer;
  expect(answer?.counts.map(({ node, collected }) => [node, collected])).toEqual([
    ['stream0', POINTS - 1],
    ['from1', POINTS - 1],
    ['alert2', POINTS - 1],
  ]);
});

test('a question about a level takes no walk from one about a state: both are answered', async () => {
  const asked = answers(() => new Promise((resolve) => setTimeout(resolve)));
  const [state, level] = await Promise.all([
    asked.walked(POINTS - 1, 'a', 'alert2').then((answer) => answer?.counts.map(({ collected }) => collected)),
    asked.sessionAt(POINTS / 2, 'a', 'alert2').then((session) => session?.moment),
  ]);
  expect({ state, level }).toEqual({ state: [POINTS, POINTS, POINTS], level: POINTS / 2 });
});

test('a cancelled walk answers nothing', async () => {
  const asked = answers(() => Promise.resolve());
  const walk = asked.walked(POINTS - 1, 'a', 'alert2');
  asked.cancel();
  expect(await walk).toBe(undefined);
});
