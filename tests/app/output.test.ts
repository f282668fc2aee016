import { expect, test } from 'vitest';
import { nodeChoices, nodeKey } from '../../src/app/model/choices';
import { emptyTickNear, outputGroups, outputRow, spanBars } from '../../src/app/model/output';
import { rawLines } from '../../src/app/model/raw-lines';
import type { NodeOutput, OutputSpan } from '../../src/worker/output-columns';
import { NO_TIME } from '../../src/worker/output-columns';
import { SEED_IDLE, seedRun } from './seed-run';

const SECOND = 1_000_000_000n;
const times = (...seconds: number[]) => BigInt64Array.from(seconds, (second) => BigInt(second) * SECOND);
const span = (from: number, to: number, more: Partial<OutputSpan> = {}): OutputSpan => ({
  at: 0,
  group: 'h=a',
  from: BigInt(from) * SECOND,
  to: BigInt(to) * SECOND,
  rows: 1,
  ...more,
});

const OUTPUT: NodeOutput = {
  fields: [
    { name: 'u', kind: 'number' },
    { name: 'v', kind: 'number' },
  ],
  parents: ['from1', 'from2'],
  groups: [
    {
      group: 'h=a',
      tags: [['h', 'a']],
      time: times(3, 1, 2),
      at: Int32Array.of(0, 1, 2),
      span: Int32Array.of(-1, -1, -1),
      values: [Float64Array.of(Number.NaN, 1, 2), Float64Array.of(30, 10, 20)],
      met: [times(3, 1, 2), BigInt64Array.of(NO_TIME, SECOND, 2n * SECOND)],
    },
    {
      group: 'h=b',
      tags: [['h', 'b']],
      time: times(5),
      at: Int32Array.of(7),
      span: Int32Array.of(0),
      values: [Float64Array.of(Number.NaN), Float64Array.of(50)],
      met: [],
    },
  ],
  spans: [span(4, 5, { group: 'h=b', tick: 6n * SECOND })],
  leftOut: 0,
};

test('the values of a field by time, the group that is ranked first before the others', () => {
  const groups = outputGroups(OUTPUT, 'v', (group) => ({ 'h=b': 0 })[group], 12);
  expect(groups.map(({ label, seconds, value, row }) => [label, [...seconds], [...value], [...row]])).toEqual([
    ['h=b', [5], [50], [3]],
    ['h=a', [1, 2, 3], [10, 20, 30], [1, 2, 0]],
  ]);
  expect(outputGroups(OUTPUT, 'u', () => undefined, 12).map(({ label }) => label)).toEqual(['h=a']);
  expect(outputGroups(OUTPUT, 'v', (group) => (group === 'h=a' ? -1 : 2), 12).map(({ label }) => label)).toEqual([
    'h=b',
  ]);
  expect(outputGroups(OUTPUT, 'none', () => undefined, 12)).toEqual([]);
});

test('the tick nearest to a time, of those that found nothing', () => {
  const empty = (tick: number) => span(tick - 10, tick, { rows: 0, tick: BigInt(tick) * SECOND });
  const some = { ...OUTPUT, spans: [...OUTPUT.spans, empty(10), span(20, 30, { rows: 0 }), empty(40)] };
  expect([-5, 6, 24, 26, 99].map((seconds) => emptyTickNear(some, seconds)?.seconds)).toEqual([10, 10, 10, 40, 40]);
  expect(emptyTickNear(some, 41)?.span).toBe(some.spans[3]);
  expect(emptyTickNear(OUTPUT, 6)).toBe(undefined);
});

test('what is known of a row: its moment, its batch, what met', () => {
  expect(outputRow(OUTPUT, 0)).toEqual({
    at: 0,
    span: undefined,
    met: [
      ['from1', 3n * SECOND],
      ['from2', undefined],
    ],
  });
  expect(outputRow(OUTPUT, 3)).toEqual({ at: 7, span: OUTPUT.spans[0], met: [] });
  expect(outputRow(OUTPUT, 4)).toBe(undefined);
});

test('batches that overlap stand above each other, and one of two groups is one bar', () => {
  const spans = [span(0, 30), span(0, 30, { group: 'h=b' }), span(20, 50), span(40, 70), span(80, 90, { group: 'c' })];
  const empty = span(90, 99, { group: '', rows: 0, tick: 100n * SECOND });
  expect(spanBars({ ...OUTPUT, spans: [...spans, empty] }, new Set(['h=a', 'h=b']))).toEqual([
    { from: 0, to: 30, lane: 0, group: 'h=a' },
    { from: 20, to: 50, lane: 1, group: 'h=a' },
    { from: 40, to: 70, lane: 0, group: 'h=a' },
    { from: 90, to: 99, lane: 0, group: '', tick: 100 },
  ]);
});

test('what can be drawn of a node, before and after it is known', () => {
  const run = seedRun();
  const key = nodeKey('hipchat-cpu-alert', 'from1');
  expect(nodeChoices(run, key, undefined)).toMatchObject([{ node: 'from1', field: '' }]);
  expect(nodeChoices(run, key, ['a', 'b c']).map((choice) => choice.key)).toEqual([`${key}a`, `${key}b c`]);
  expect(nodeChoices(run, `${key}b c`, undefined)).toMatchObject([{ field: 'b c' }]);
  expect(nodeChoices(run, nodeKey('hipchat-cpu-alert', 'window7'), ['a'])).toEqual([]);
  expect(nodeChoices(run, 'cpu usage_idle', ['a'])).toEqual([]);
});

test('raw points stand behind what is judged where they share its axis', () => {
  const run = seedRun();
  const series = [{ series: 0, at: Uint32Array.from(SEED_IDLE.keys()), value: Float64Array.from(SEED_IDLE) }];
  const group = (tags: readonly (readonly [string, string])[], value: readonly number[]) => ({
    groups: [
      {
        alert: 0,
        label: '',
        seconds: Float64Array.from(value.keys()),
        value: Float64Array.from(value),
        row: Int32Array.from(value.keys()),
      },
    ],
    tags: () => tags,
  });
  const looks = ({ groups, tags }: ReturnType<typeof group>) =>
    rawLines(run, series, groups, tags, [10], 700).map(({ look, colour, y }) => [look, colour, y.length]);
  expect(looks(group([], [20, 60]))).toEqual([['pale', 1, 12]]);
  expect(looks(group([['host', 'serverA']], [20, 60]))).toEqual([['pale', 1, 12]]);
  expect(looks(group([['host', 'serverB']], [20, 60]))).toEqual([]);
  // It is what is judged.
  expect(looks(group([], SEED_IDLE))).toEqual([]);
  // It would press what is judged flat.
  expect(looks(group([], [9, 11]))).toEqual([]);
});
