import { describe, expect, test } from 'vitest';
import { runScript } from './run-script';

/** `t` of each batch and, in brackets, of its points, which all have v=t. */
function batches(chain: string, times: readonly number[]): string {
  const run = runScript(
    `stream|from()|window()${chain}`,
    times.map((time) => `m v=${time} ${time}`),
  );
  expect(run.error).toBeUndefined();
  return run
    .emitted('window2')
    .map((line) => {
      const points = [...line.matchAll(/@(\d+)\{v=/g)].map(([, time]) => time);
      return `${/^@(\S+)/.exec(line)?.[1]}[${points.join(',')}]`;
    })
    .join(' ');
}

const GAPPED = [3, 4, 7, 8, 9, 13, 14, 18, 40, 41];

describe('windows by time', () => {
  test.each([
    ['.period(10s).every(5s)', GAPPED, '8[3,4,7] 13[3,4,7,8,9] 18[8,9,13,14] 23[13,14,18]'],
    ['.period(10s).every(5s).align()', [...GAPPED, 45], '5[3,4] 10[3,4,7,8,9] 15[7,8,9,13,14] 20[13,14,18] 45[40,41]'],
    [
      '.period(10s).every(5s).align().fillPeriod()',
      [3, 4, 7, 8, 9, 13, 14, 15, 18, 40, 41, 45],
      '15[7,8,9,13,14] 20[13,14,15,18] 45[40,41]',
    ],
    [
      '.period(10s).every(5s).fillPeriod()',
      [3, 4, 7, 8, 9, 13, 14, 15, 18, 40, 41, 45],
      '13[3,4,7,8,9] 18[8,9,13,14,15] 23[13,14,15,18] 45[40,41]',
    ],
    ['.period(3s).every(0s)', [3, 4, 4, 5, 6, 9, 8, 20], '3[3] 4[3,4] 4[3,4,4] 5[3,4,4,5] 6[4,4,5,6] 9[9] 20[20]'],
    ['.period(3s)', [3, 4, 5], '3[3] 4[3,4] 5[3,4,5]'],
    ['.period(3s).every(0s).fillPeriod()', [3, 4, 5, 6, 7], '6[4,5,6] 7[5,6,7]'],
    ['.period(5s).every(5s)', [0, 3, 7, 2, 4, 12, 1, 20], '5[0,3] 12[7,2,4] 17[12,1]'],
    [
      '.period(4s).every(1s)',
      [0, 1, 2, 3, 4, 5, 3, 6, 7, 5, 8],
      '1[0] 2[0,1] 3[0,1,2] 4[0,1,2,3] 5[1,2,3,4] 6[2,3,4,5,3] 7[3,4,5,3,6] 8[4,5,3,6,7,5]',
    ],
    ['.period(1s).every(5s)', [0, 1, 4, 5, 11, 12, 13, 30], '5[4] 10[] 16[]'],
    // Aligned to the beginning of year 1, not to the Unix epoch.
    ['.period(7s).every(7s).align()', [0, 1, 3, 5, 10, 12], '3[0,1] 10[3,5]'],
  ])('%s over %j', (chain, times, expected) => {
    expect(batches(chain, times)).toBe(expected);
  });

  test('late points turn the ring, whose last place then speaks for all before it', () => {
    // What Kapacitor 1.8.3 answered: 19 is young enough for the last batch, and not in it.
    expect(batches('.period(4s).every(2s)', [12, 14, 16, 18, 19, 16, 18, 20, 22])).toBe(
      '14[12] 16[12,14] 18[14,16] 20[16,18,19,16,18] 22[18,20]',
    );
  });
});

describe('windows by count', () => {
  const SEVEN = [1, 2, 3, 4, 5, 6, 7];
  test.each([
    ['.periodCount(3).everyCount(2)', SEVEN, '2[1,2] 4[2,3,4] 6[4,5,6]'],
    ['.periodCount(3).everyCount(1).fillPeriod()', [1, 2, 3, 4], '3[1,2,3] 4[2,3,4]'],
    ['.periodCount(2).everyCount(5)', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], '5[4,5] 10[9,10]'],
    ['.periodCount(1).everyCount(1)', [4, 2], '4[4] 2[2]'],
  ])('%s over %j', (chain, times, expected) => {
    expect(batches(chain, times)).toBe(expected);
  });
});

test('each group has its own window, named after its first measurement', () => {
  const run = runScript("stream|from().groupBy('h')|window().period(2s).every(2s)", [
    'm,h=a,x=1 v=1 0',
    'n,h=a v=2 1',
    'm,h=b v=3 1',
    'n,h=a v=4 2',
    'm v=5 3',
    'n,h=b v=6 3',
    'm v=7 5',
  ]);
  expect(run.emitted('window2')).toEqual(['@2 m h=a [@0{v=1} @1{v=2}]', '@3 m h=b [@1{v=3}]', '@5 m h= [@3{v=5}]']);
});

test('a window of a window', () => {
  const run = runScript(
    "stream|from()|window().period(2s).every(2s)|mean('v')|window().period(4s).every(4s)",
    Array.from({ length: 13 }, (_, time) => `m v=${time} ${time}`),
  );
  expect(run.emitted('window4')).toEqual(['@6 m [@2{mean=0.5} @4{mean=2.5}]', '@10 m [@6{mean=4.5} @8{mean=6.5}]']);
});

test.each([
  ['.period(1s).periodCount(1).everyCount(1)', 'cannot specify both period and periodCount'],
  ['.periodCount(1).everyCount(1).align()', 'can only align windows based off time, not count'],
  ['.periodCount(1)', 'everyCount must be greater than zero'],
  ['.periodCount(1).everyCount(-1)', 'everyCount must be greater than zero'],
])('%s is refused: %s', (chain, error) => {
  expect(runScript(`stream|from()|window()${chain}|log()`, []).error).toBe(`invalid TICKscript: ${error}`);
});

test('what is refused when the task starts, or by its place', () => {
  expect(runScript('stream|from()|window().every(1s)|log()', []).error).toBe(
    'window node must have either a non zero period or non zero period count',
  );
  expect(runScript('stream|from()|window().period(1s)|window().period(1s)', []).error).toBe(
    'invalid TICKscript: line 1 char 35: error calling func "window" on obj *pipeline.WindowNode: cannot Window batch edge',
  );
});

test('a negative count breaks no server here', () => {
  const run = runScript('stream|from()|window().periodCount(-1).everyCount(1)|log()', ['m v=1 1']);
  expect(run.errors).toEqual(['cannot make a window: runtime error: makeslice: len out of range']);
});
