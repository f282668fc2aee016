import { describe, expect, test } from 'vitest';
import { EXAMPLES, exampleWorkspace } from '../../src/examples';
import { checkExpectations } from '../../src/expectations/expectations';
import { rowOf, rowsOf, silenceAround, withRow, withRows } from '../../src/expectations/write-rows';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { parseJSON } from '../../src/text/json';

const ROW = { 'nothing between': ['+1s', '+2s'] } as const;

describe('a recorded run', () => {
  test.each(EXAMPLES.map((entry) => [entry.id, entry] as const))(
    'of %s is as expected, all green',
    async (_, entry) => {
      const run = runWorkspace(WHOLE, exampleWorkspace(await entry.load()), {});
      const results = checkExpectations(run, rowsOf(run));
      expect(results.filter(({ passed }) => !passed)).toEqual([]);
      expect(results.length).toBeGreaterThan(0);
    },
  );

  test('has the documented event', async () => {
    const [entry] = EXAMPLES;
    const example = await entry?.load();
    if (example === undefined) throw new Error('There is no example.');
    const run = runWorkspace(WHOLE, exampleWorkspace(example), {});
    expect(rowOf(run, 0)).toEqual({
      time: '2018-01-01T00:00:20Z',
      level: 'critical',
      id: 'cpu:nil',
      message: 'Hey, check your CPU',
      'sent to': 'hipchat alerts',
    });
    expect(rowOf(run, 999)).toBeUndefined();
    const silence = silenceAround(run, run.points.time[1] ?? 0n);
    expect(silence).toEqual({ 'nothing between': ['2018-01-01T00:00:00Z', '2018-01-01T00:00:19.999999999Z'] });
    expect(checkExpectations(run, [silence]).every(({ passed }) => passed)).toBe(true);
    expect(silenceAround(run, run.events[0]?.time ?? 0n)).toBeUndefined();
    const wrong = checkExpectations(run, [{ ...rowOf(run, 0), level: 'warning' }]);
    expect(wrong.every(({ passed }) => passed)).toBe(false);
  });
});

describe('case.json', () => {
  test.each([
    ['', '{\n  "expectations": [\n    {"nothing between":["+1s","+2s"]}\n  ]\n}\n'],
    ['{}', '{\n  "expectations": [\n    {"nothing between":["+1s","+2s"]}\n  ]\n}'],
    [
      '{ "precision": "s" }\n',
      '{ "precision": "s",\n  "expectations": [\n    {"nothing between":["+1s","+2s"]}\n  ]\n}\n',
    ],
    [
      '{\n  "expectations": [ {"id": "a"}, "nothing else" ],\n  "precision": "s"\n}\n',
      '{\n  "expectations": [\n    {"id": "a"},\n    {"nothing between":["+1s","+2s"]},\n    "nothing else"\n  ],\n  "precision": "s"\n}\n',
    ],
  ])('%j takes a row in', (before, after) => {
    expect(withRow(before, ROW)).toEqual({ ok: true, text: after });
    expect(parseJSON(after).ok).toBe(true);
    const again = withRow(after, ROW);
    expect(again).toEqual({ ok: true, text: after });
  });

  test('takes all rows in place of those that are there', () => {
    expect(withRows('{"expectations": [{"id": "old"}], "precision": "s"}', ['nothing else'])).toEqual({
      ok: true,
      text: '{"expectations": [\n    "nothing else"\n  ], "precision": "s"}',
    });
  });

  test.each(['{', '[]', '"a"'])('%s is left as it is', (text) => {
    expect(withRow(text, ROW)).toEqual({ ok: false, error: 'case.json cannot be read as it is: mend it first.' });
  });
});
