import { describe, expect, test } from 'vitest';
import { CRITICAL, INFO, type LevelIndex, OK, WARNING } from '../../src/alert/level';
import { AlertState, changeRatio, type StateSettings } from '../../src/alert/state';

const PLAIN: StateSettings = {
  history: 21,
  flapping: undefined,
  stateChangesOnly: false,
  stateChangesOnlyDuration: 0n,
};
const SECOND = 1_000_000_000n;

/** What a stream alert does with each level: the duration of the event in seconds, or why there is none. */
function play(settings: StateSettings, points: readonly (readonly [seconds: number, level: LevelIndex])[]): unknown[] {
  const state = new AlertState(settings);
  return points.map(([seconds, level]) => {
    const time = BigInt(seconds) * SECOND;
    state.add(time, level);
    if (level === OK && !state.changed) return 'ok';
    if (state.held !== undefined) return state.held;
    state.triggered(time);
    return Number(state.duration / SECOND);
  });
}

describe('durations', () => {
  test('span an episode and its recovery', () => {
    const points = [
      [10, WARNING],
      [15, CRITICAL],
      [21, WARNING],
      [30, OK],
      [40, OK],
      [50, CRITICAL],
      [61, OK],
    ] as const;
    expect(play(PLAIN, points)).toEqual([0, 5, 11, 20, 'ok', 0, 11]);
  });

  test('are negative where points come out of order', () => {
    expect(
      play(PLAIN, [
        [10, WARNING],
        [5, WARNING],
      ]),
    ).toEqual([0, -5]);
  });

  test('stop at the end of int64 where an episode began while nothing was sent', () => {
    const state = new AlertState({ ...PLAIN, history: 2 });
    state.add(0n, CRITICAL);
    state.add(SECOND, CRITICAL);
    state.triggered(SECOND);
    expect(state.duration).toBe(9223372036854775807n);
  });
});

describe('stateChangesOnly', () => {
  const settings = { ...PLAIN, stateChangesOnly: true };

  test('sends each change of level', () => {
    const points = [
      [1, OK],
      [2, WARNING],
      [3, WARNING],
      [4, CRITICAL],
      [5, WARNING],
      [6, OK],
      [7, OK],
    ] as const;
    expect(play(settings, points)).toEqual(['ok', 0, 'no-change', 2, 3, 4, 'ok']);
  });

  test('repeats an unchanged level when the interval has passed since the last event, but never OK', () => {
    const points = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((t) => [t, t >= 2 && t < 8 ? CRITICAL : OK] as const);
    const result = play({ ...settings, stateChangesOnlyDuration: 2n * SECOND }, points);
    expect(result).toEqual(['ok', 0, 'no-change', 2, 'no-change', 4, 'no-change', 6, 'ok']);
  });
});

describe('flapping', () => {
  test('weighs the changes of the history, its odd pairs included', () => {
    expect(changeRatio([OK, OK, OK, OK, OK], 0)).toBe(0);
    expect(changeRatio([OK, CRITICAL, OK, OK, OK], 1)).toBeCloseTo((0.8 + 0.9) / 4, 12);
    expect(changeRatio([CRITICAL, OK, CRITICAL, OK, CRITICAL], 4)).toBeCloseTo((0.8 + 1.0 + 1.1) / 4, 12);
  });

  test('holds everything back from the third change on', () => {
    const settings = { ...PLAIN, history: 5, flapping: { low: 0.25, high: 0.5 } };
    const points = Array.from({ length: 8 }, (_, i) => [i, i % 2 === 0 ? CRITICAL : OK] as const);
    expect(play(settings, points)).toEqual([
      0,
      1,
      'flapping',
      'flapping',
      'flapping',
      'flapping',
      'flapping',
      'flapping',
    ]);
  });

  test('ends when the history has calmed down', () => {
    const settings = { ...PLAIN, history: 5, flapping: { low: 0.25, high: 0.5 } };
    const state = new AlertState(settings);
    const levels = [CRITICAL, OK, CRITICAL, INFO, INFO, INFO, INFO, INFO, INFO] as const;
    const flapping = levels.map((level, i) => {
      state.add(BigInt(i), level);
      return state.flapping;
    });
    expect(flapping).toEqual([false, false, true, true, true, true, true, false, false]);
  });
});
