import { expect, test } from 'vitest';
import { CORE } from '../../src/kapacitor/engine/core';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { engineFor, wholeEngine } from '../../src/worker/load-engine';

test.each([
  ['what the core knows', 'stream|from()|alert().crit(lambda: TRUE).hipChat()', CORE],
  ['a node that it does not know', "stream|from()|derivative('v')", WHOLE],
])('%s', async (_, content, engine) => {
  expect(await engineFor([{ path: 'a.tick', content }])).toBe(engine);
});

test('the whole is one', async () => {
  expect(await Promise.all([wholeEngine(), wholeEngine()])).toEqual([WHOLE, WHOLE]);
});
