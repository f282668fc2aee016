import { expect, test } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';

const SCRIPT = "stream|from()|alert().crit(lambda: TRUE).log('/tmp/a.log')";
const DATA = Array.from({ length: 5 }, (_, second) => `m v=1 ${second + 1}000000000\n`).join('');

test('at the cap of events every evaluation that is called sent has its event', () => {
  const files = [
    { path: 't.tick', content: SCRIPT },
    { path: 'data.lp', content: DATA },
  ];
  const { evaluations, events, stopped } = runWorkspace(WHOLE, files, { budget: { milliseconds: 10_000, events: 3 } });
  expect(stopped?.reason).toBe('events');
  expect(events).toHaveLength(3);
  expect([...evaluations.event]).toEqual([0, 1, 2]);
  expect([...evaluations.outcome].map((index) => evaluations.outcomes[index])).toEqual(['sent', 'sent', 'sent']);
});
