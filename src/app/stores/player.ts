/**
 * The moment that the page shows, and the entry that is looked at: one thing, seen in strip, list, request, data and
 * scrubber. A moment is the index of the last point fed, -1 before the first.
 */
import { batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import { changeOfState, entryOfMoment, type Timeline } from '../model/timeline';

export interface Player {
  readonly moment: () => number;
  /** The furthest point fed since the first: what lies between moment and here is known, but ahead. */
  readonly reached: () => number;
  /** Index of the last point, or one more where silence follows it; -1 without points. */
  readonly last: () => number;
  readonly playing: () => boolean;
  /** Points a second. */
  readonly speed: () => number;
  /** Position in the timeline of the entry looked at, -1 for none. */
  readonly selected: () => number;
  seek(moment: number): void;
  step(by: -1 | 1): void;
  stepChange(direction: -1 | 1): void;
  select(position: number): void;
  togglePlay(): void;
  setSpeed(speed: number): void;
  /** Hears of each way forward by step or by play, not of leaps; returns how to stop hearing. */
  onForward(hear: (from: number, to: number) => void): () => void;
  /** Where to be in the next result; at its end when nothing is said. */
  expect(moment?: number): void;
}

/** A moment behind all. */
const END = Number.POSITIVE_INFINITY;

export const SPEEDS = [1, 2, 5, 10, 50, 500, 5_000, 50_000] as const;
/** A feed of many points is to take about this many seconds at first. */
const FEED_SECONDS = 6;

export function createPlayer(timeline: () => Timeline | undefined, initialMoment: number | undefined): Player {
  const last = createMemo(() => timeline()?.end ?? -1);
  const [moment, setMoment] = createSignal(initialMoment ?? -1);
  const [reached, setReached] = createSignal(-1);
  const [playing, setPlaying] = createSignal(false);
  const [speed, setSpeed] = createSignal<number>(2);
  const [picked, setPicked] = createSignal<number>();
  /** Show the last entry that sent something, rather than the last one. */
  const [calm, setCalm] = createSignal(true);
  let atEnd = initialMoment === undefined;
  let expected = initialMoment;
  let frame = 0;
  let heard: (from: number, to: number) => void = () => undefined;

  const selected = createMemo(() => {
    const current = timeline();
    if (current === undefined) return -1;
    return picked() ?? entryOfMoment(current, moment(), calm());
  });

  const go = (to: number, isCalm: boolean) =>
    batch(() => {
      const limited = Math.max(-1, Math.min(last(), to));
      setMoment(limited);
      setReached((before) => Math.max(before, limited));
      setPicked(undefined);
      setCalm(isCalm);
      atEnd = limited === last();
    });

  const forward = (by: number, isCalm: boolean) => {
    const from = moment();
    go(from + by, isCalm);
    heard(from, moment());
  };

  const pause = () => {
    setPlaying(false);
    cancelAnimationFrame(frame);
  };
  onCleanup(pause);

  createEffect(
    on(timeline, (current) => {
      if (current === undefined) return;
      batch(() => {
        const end = last();
        setSpeed((chosen) => (end > 200 && chosen === 2 ? nearestSpeed(end / FEED_SECONDS) : chosen));
        setPicked(undefined);
        if (expected !== undefined) {
          setMoment(Math.min(expected, end));
          atEnd = expected === END;
        } else if (atEnd || moment() > end) setMoment(end);
        // A script that does not run yet has no moments: the wish waits.
        if (end >= 0) expected = undefined;
        setReached(end);
      });
    }),
  );

  const play = () => {
    if (last() < 0) return;
    if (moment() >= last()) {
      batch(() => {
        go(-1, true);
        setReached(-1);
      });
    }
    setReached(moment());
    setPlaying(true);
    let before = performance.now();
    let owed = 0;
    const tick = (now: number) => {
      if (!playing()) return;
      owed += ((now - before) / 1000) * speed();
      before = now;
      const whole = Math.floor(owed);
      if (whole > 0) {
        owed -= whole;
        forward(whole, true);
      }
      if (moment() >= last()) setPlaying(false);
      else frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
  };

  return {
    moment,
    reached,
    last,
    playing,
    speed,
    selected,
    seek: (to) => {
      pause();
      go(to, to >= last());
    },
    step: (by) => {
      pause();
      if (by === 1) forward(by, false);
      else go(moment() + by, false);
    },
    stepChange: (direction) => {
      pause();
      const current = timeline();
      if (current !== undefined) go(changeOfState(current, moment(), direction, last()), false);
    },
    select: (position) => {
      const at = timeline()?.at[position];
      if (at === undefined) return;
      pause();
      batch(() => {
        go(at, false);
        setPicked(position);
      });
    },
    togglePlay: () => (playing() ? pause() : play()),
    setSpeed,
    onForward: (hear) => {
      heard = hear;
      return () => {
        heard = () => undefined;
      };
    },
    expect: (wanted) => {
      pause();
      expected = wanted ?? END;
    },
  };
}

function nearestSpeed(wanted: number): number {
  return SPEEDS.find((speed) => speed >= wanted) ?? SPEEDS[SPEEDS.length - 1] ?? 50_000;
}
