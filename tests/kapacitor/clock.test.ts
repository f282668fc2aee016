import { describe, expect, test } from 'vitest';
import { guardedClock, RunClock } from '../../src/kapacitor/server/clock';

describe('a clock that follows the points', () => {
  test('fires timers that a point passes, by time and then by age', () => {
    const clock = new RunClock(true);
    const fired: string[] = [];
    clock.advance(1n);
    clock.at(20n, () => fired.push(`b at ${clock.now()}`));
    clock.at(10n, () => fired.push(`a at ${clock.now()}`));
    clock.at(20n, () => fired.push(`c at ${clock.now()}`));
    clock.at(21n, () => fired.push('too late'));
    clock.advance(20n);
    expect(fired).toEqual(['a at 10', 'b at 20', 'c at 20']);
    expect(clock.now()).toBe(20n);
  });

  test('lets a timer set the next one', () => {
    const clock = new RunClock(true);
    const times: bigint[] = [];
    const tick = (due: bigint) => {
      clock.at(due, () => {
        times.push(clock.now());
        tick(due + 10n);
      });
    };
    clock.advance(0n);
    tick(10n);
    clock.advance(35n);
    expect(times).toEqual([10n, 20n, 30n]);
  });

  test('never goes back', () => {
    const clock = new RunClock(true);
    clock.advance(50n);
    clock.advance(40n);
    expect(clock.now()).toBe(50n);
  });

  test('forgets cancelled timers', () => {
    const clock = new RunClock(true);
    const fired: string[] = [];
    clock.advance(0n);
    clock.at(5n, () => fired.push('no')).cancel();
    clock.advance(10n);
    expect(fired).toEqual([]);
  });

  test('begins with the first point', () => {
    const clock = new RunClock(true);
    const began: bigint[] = [];
    clock.started(() => began.push(clock.now()));
    clock.advance(7n);
    clock.started(() => began.push(clock.now()));
    expect(began).toEqual([7n, 7n]);
  });

  test('does not fire in a strict run', () => {
    const clock = new RunClock(false);
    const fired: string[] = [];
    clock.advance(0n);
    clock.at(5n, () => fired.push('no'));
    clock.advance(10n);
    expect(fired).toEqual([]);
  });

  test('does the work of timers through a guard', () => {
    const clock = new RunClock(true);
    const log: string[] = [];
    const guarded = guardedClock(clock, (work) => {
      log.push('before');
      work();
    });
    guarded.started(() => log.push('start'));
    guarded.at(5n, () => log.push('fire'));
    clock.advance(5n);
    expect(log).toEqual(['before', 'start', 'before', 'fire']);
  });
});
