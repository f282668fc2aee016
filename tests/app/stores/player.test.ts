import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { buildTimeline, type Timeline } from '../../../src/app/model/timeline';
import { createPlayer, type Player } from '../../../src/app/stores/player';
import { SEED_IDLE, seedRun } from '../seed-run';

/** Twelve points; the alert changed its state at 2, 3, 4, 7, 8 and 10, and sent something each time. */
const TIMELINE = buildTimeline(seedRun());
const LAST = SEED_IDLE.length - 1;
const EMPTY: Timeline = { ...TIMELINE, end: -1 };

let frames: ((now: number) => void)[] = [];
let now = 0;
let leave = () => {};
beforeEach(() => {
  frames = [];
  now = 0;
  vi.stubGlobal('requestAnimationFrame', (frame: (now: number) => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => {
    frames = [];
  });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => {
  leave();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function pageWith(first: Timeline | undefined, initial?: number) {
  return createRoot((dispose) => {
    leave = dispose;
    const [timeline, setTimeline] = createSignal(first);
    return { player: createPlayer(timeline, initial), setTimeline };
  });
}

/** The next frame, so many milliseconds later. */
function pass(milliseconds: number): void {
  now += milliseconds;
  for (const frame of frames.splice(0)) frame(now);
}

const stateOf = (player: Player) => ({
  moment: player.moment(),
  reached: player.reached(),
  selected: player.selected(),
  playing: player.playing(),
});
const at = (moment: number, reached: number, selected: number, playing = false) => ({
  moment,
  reached,
  selected,
  playing,
});

test.each<
  [what: string, initial: number | undefined, act: (player: Player) => void, after: ReturnType<typeof stateOf>]
>([
  ['all points, and the last that was sent', undefined, () => undefined, at(LAST, LAST, 10)],
  ['the moment of a link', 5, () => undefined, at(5, LAST, 4)],
  ['a moment behind the end', 500, () => undefined, at(LAST, LAST, 10)],
  ['a leap', undefined, (player) => player.seek(5), at(5, LAST, 5)],
  ['a leap to the end is calm', 3, (player) => player.seek(LAST), at(LAST, LAST, 10)],
  ['a leap before the first', undefined, (player) => player.seek(-7), at(-1, LAST, -1)],
  ['a leap behind the last', 3, (player) => player.seek(99), at(LAST, LAST, 10)],
  ['a step', 5, (player) => player.step(1), at(6, LAST, 6)],
  ['a step back', 5, (player) => player.step(-1), at(4, LAST, 4)],
  ['no step behind the last', undefined, (player) => player.step(1), at(LAST, LAST, LAST)],
  ['no step before the first', -1, (player) => player.step(-1), at(-1, LAST, -1)],
  ['the next change', 4, (player) => player.stepChange(1), at(7, LAST, 7)],
  ['the change before', 7, (player) => player.stepChange(-1), at(4, LAST, 4)],
  ['an entry that is picked', undefined, (player) => player.select(3), at(3, LAST, 3)],
  ['an entry that is none', 5, (player) => player.select(99), at(5, LAST, 4)],
])('%s', (_, initial, act, after) => {
  const { player } = pageWith(TIMELINE, initial);
  act(player);
  expect(stateOf(player)).toEqual(after);
});

test.each<[what: string, initial: number | undefined, act: (player: Player) => void, moment: number]>([
  ['at the end stays at the end', undefined, () => undefined, 5],
  ['who looked at an earlier point stays there', undefined, (player) => player.seek(3), 3],
  ['who looked at a point that is no more goes to the end', undefined, (player) => player.seek(8), 5],
  ['who came back to the end stays at the end', 3, (player) => player.seek(LAST), 5],
  ['what is expected of the next result', undefined, (player) => player.expect(2), 2],
  ['what is expected behind its end', undefined, (player) => player.expect(9), 5],
  ['its end, when nothing is expected', 3, (player) => player.expect(), 5],
  ['its end, wherever somebody went in the one before', undefined, (player) => [player.expect(), player.seek(1)], 5],
])('the next result, shorter: %s', (_, initial, act, moment) => {
  const { player, setTimeline } = pageWith(TIMELINE, initial);
  act(player);
  setTimeline({ ...TIMELINE, end: 5 });
  expect([player.moment(), player.reached(), player.last()]).toEqual([moment, 5, 5]);
});

test('what is expected waits for a result that has points, and is asked for once', () => {
  const { player, setTimeline } = pageWith(undefined, 4);
  expect([player.moment(), player.last(), player.selected()]).toEqual([4, -1, -1]);
  setTimeline(EMPTY);
  expect(player.moment()).toBe(-1);
  setTimeline(TIMELINE);
  expect(player.moment()).toBe(4);
  player.seek(6);
  setTimeline({ ...TIMELINE });
  expect(player.moment()).toBe(6);
});

test('play from the end begins before the first point, two points a second, and stops behind the last', () => {
  const { player } = pageWith(TIMELINE);
  const heard: [from: number, to: number][] = [];
  player.onForward((from, to) => heard.push([from, to]));
  player.togglePlay();
  expect(stateOf(player)).toEqual(at(-1, -1, -1, true));
  pass(400);
  expect(stateOf(player)).toEqual(at(-1, -1, -1, true));
  pass(200);
  expect(stateOf(player)).toEqual(at(0, 0, 0, true));
  pass(900);
  expect(stateOf(player)).toEqual(at(2, 2, 2, true));
  player.setSpeed(50);
  pass(1000);
  expect(stateOf(player)).toEqual(at(LAST, LAST, 10, false));
  expect(heard).toEqual([
    [-1, 0],
    [0, 2],
    [2, LAST],
  ]);
  expect(frames).toEqual([]);
});

test.each<[what: string, act: (player: Player) => void, moment: number]>([
  ['pause', (player) => player.togglePlay(), 4],
  ['a leap', (player) => player.seek(1), 1],
  ['a step', (player) => player.step(1), 5],
  ['a change', (player) => player.stepChange(1), 7],
  ['an entry', (player) => player.select(0), 0],
  ['other work', (player) => player.expect(), 4],
])('play is ended by: %s', (_, act, moment) => {
  const { player } = pageWith(TIMELINE, 3);
  player.togglePlay();
  expect(player.reached()).toBe(3);
  pass(500);
  act(player);
  pass(5000);
  expect([player.playing(), player.moment()]).toEqual([false, moment]);
});

test('nothing plays without points', () => {
  const { player } = pageWith(EMPTY);
  player.togglePlay();
  expect([player.playing(), frames]).toEqual([false, []]);
});

test('leaps and steps back are not heard, nor anything once nobody listens', () => {
  const { player } = pageWith(TIMELINE, 3);
  const heard: [from: number, to: number][] = [];
  const stop = player.onForward((from, to) => heard.push([from, to]));
  player.seek(5);
  player.step(-1);
  player.step(1);
  player.stepChange(1);
  expect(heard).toEqual([[4, 5]]);
  stop();
  player.step(1);
  expect(heard).toEqual([[4, 5]]);
});

test.each<[points: number, chosen: number | undefined, speed: number]>([
  [200, undefined, 2],
  [300, undefined, 50],
  [301, undefined, 500],
  [600_000, undefined, 50_000],
  [300, 5, 5],
])('%i points are fed in about six seconds, but as was chosen', (end, chosen, speed) => {
  const { player, setTimeline } = pageWith(TIMELINE);
  if (chosen !== undefined) player.setSpeed(chosen);
  setTimeline({ ...TIMELINE, end });
  expect(player.speed()).toBe(speed);
});
