import { expect, test } from 'vitest';
import { readSpan, spanProblem } from '../../src/kapacitor/batch/span';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { RunSession } from '../../src/kapacitor/run/run-session';

test('a start and a stop in any zone', () => {
  const span = { start: '2018-03-06T10:00:00.5+01:00', stop: '2018-03-06T09:01:00Z' };
  expect(readSpan(span)).toEqual({ start: 1520326800500000000n, stop: 1520326860000000000n, influxDB: true });
  expect(readSpan({ ...span, influxdb: false })?.influxDB).toBe(false);
});

test.each([[{}], [{ start: '2018-03-06T09:00:00Z' }], [{ start: 'yesterday', stop: '2018-03-06T09:01:00Z' }], [true]])(
  '%j is told and left aside',
  (batch) => {
    expect(readSpan(batch)).toBeUndefined();
    const workspace = [
      { path: 'b.tick', content: "batch|query('SELECT v FROM telegraf.autogen.m').every(1m)" },
      { path: 'case.json', content: JSON.stringify({ batch }) },
    ];
    expect(new RunSession(WHOLE, workspace, {}).problems).toEqual([spanProblem(workspace)]);
    expect(spanProblem(workspace)).toMatchObject({ range: { start: 1, end: 8 }, severity: 'error' });
  },
);
