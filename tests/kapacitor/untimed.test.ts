import { expect, test } from 'vitest';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { STRICT } from '../../src/kapacitor/run/run-options';

const SCRIPT = `stream\n    |from()\n        .measurement('m')\n    |alert()\n        .crit(lambda: "v" > 0)\n        .log('/x')\n`;
const BEGAN = 1_800_000_000_123_456_789n;
const T = 1_700_000_000_000_000_000n;

function strict(data: string, caseJson = '{}', began: bigint | undefined = BEGAN) {
  const files = [
    { path: 't.tick', content: SCRIPT },
    { path: 'data.lp', content: data },
    { path: 'case.json', content: caseJson },
  ];
  const run = runWorkspace(WHOLE, files, { ...STRICT, ...(began === undefined ? {} : { began }) });
  return {
    times: [...run.points.time],
    told: run.problems.filter(({ file }) => file === 'data.lp').map(({ plain }) => plain),
  };
}

test('under Strict a point without a time takes the time at which the run began', () =>
  expect(strict(`m v=1i\nm v=2i ${T}\nm v=3i\n`)).toEqual({
    times: [BEGAN, T, BEGAN],
    told: [
      '2 points have no time: as on a server it is the time at which the run began, 2027-01-15T08:00:00.123456789Z here.',
    ],
  }));

test('in the precision of the write', () =>
  expect(strict('m v=1i\n', '{"precision":"s"}').times).toEqual([1_800_000_000_000_000_000n]));

test('points with a time are told nothing of', () => expect(strict(`m v=1i ${T}\n`)).toEqual({ times: [T], told: [] }));

test('a batch task’s InfluxDB gives the same time', () => {
  const script = `batch\n    |query('SELECT v FROM telegraf.autogen.m')\n        .period(10s)\n        .every(10s)\n    |alert()\n        .crit(lambda: "v" > 0)\n        .log('/x')\n`;
  const began = T + 5_000_000_000n;
  const files = [
    { path: 't.tick', content: script },
    { path: 'data.lp', content: 'm v=1\n' },
    {
      path: 'case.json',
      content: '{"type":"batch","batch":{"start":"2023-11-14T22:13:20Z","stop":"2023-11-14T22:13:40Z"}}',
    },
  ];
  const run = runWorkspace(WHOLE, files, { ...STRICT, began });
  expect(run.events.map(({ time }) => time)).toEqual([began]);
});
