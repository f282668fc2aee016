import { expect, test } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';

test('of two alerts at one point each event belongs to the evaluation that it came of', () => {
  const script = `var data = stream|from().measurement('m')
data|alert().id('first').crit(lambda: "v" > 1).topic('one')
data|alert().id('second').warn(lambda: "v" > 0).topic('two').log('/l')`;
  const { evaluations, events } = runWorkspace(WHOLE, [
    { path: 'a.tick', content: script },
    { path: 'data.lp', content: 'm v=2 1\nm v=1 2\n' },
  ]);
  const alertOf = (row: number) => evaluations.alerts[evaluations.alert[row] ?? -1]?.id;
  expect(events.map((event) => [event.at, event.topic, event.id, alertOf(event.evaluation)])).toEqual([
    [0, 'main:a:alert3', 'second', 'second'],
    [0, 'two', 'second', 'second'],
    [0, 'one', 'first', 'first'],
    [1, 'main:a:alert3', 'second', 'second'],
    [1, 'two', 'second', 'second'],
    [1, 'one', 'first', 'first'],
  ]);
  // The row names the first event of its alert.
  expect([...evaluations.event].map((event) => events[event]?.id)).toEqual(
    [...evaluations.alert].map((alert) => evaluations.alerts[alert]?.id),
  );
});
