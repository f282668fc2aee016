import { describe, expect, test } from 'vitest';
import { countUpTo } from '../../src/app/model/ascending';
import { EVERYTHING, positionsOf } from '../../src/app/model/event-filter';
import { looksOf, marksOf, pairedStrips, stripsOf } from '../../src/app/model/strip';
import { buildTimeline, changeOfState, countsAt, entryOfMoment, factsOf, levelAt } from '../../src/app/model/timeline';
import { rowWords } from '../../src/app/model/words/event-words';
import { sentence } from '../../src/app/model/words/why-words';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import type { Run } from '../../src/kapacitor/record/run-model';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { SEED_IDLE, seedRun } from './seed-run';

const run = seedRun();
const timeline = buildTimeline(run);
const LAST = SEED_IDLE.length - 1;

test('an entry for each evaluation, in order', () => {
  expect([...timeline.at]).toEqual([...SEED_IDLE.keys()]);
  expect([...timeline.sent]).toEqual([2, 3, 4, 7, 8, 10]);
});

test.each([
  [-1, { entries: 0, sent: 0, held: 0, lost: 0, requests: 0 }],
  [0, { entries: 1, sent: 0, held: 1, lost: 0, requests: 0 }],
  [2, { entries: 3, sent: 1, held: 2, lost: 0, requests: 1 }],
  [7, { entries: 8, sent: 4, held: 4, lost: 0, requests: 4 }],
  [LAST, { entries: 12, sent: 6, held: 6, lost: 0, requests: 6 }],
])('counts after point %i', (at, counts) => {
  expect(countsAt(timeline, at)).toEqual(counts);
});

test('what every moment counts is what a run of so many points would', () => {
  for (let at = -1; at <= LAST; at++) {
    const { sent, held, entries } = countsAt(timeline, at);
    expect(sent + held).toBe(entries);
    expect(entries).toBe(run.evaluations.at.filter((own) => own <= at).length);
  }
});

test.each([
  [-1, false, -1],
  [5, false, 5],
  [5, true, 4],
  [LAST, true, 10],
  [1, true, 1],
])('entry to show at %i, sent only: %s', (at, sentOnly, position) => {
  expect(entryOfMoment(timeline, at, sentOnly)).toBe(position);
});

test.each([
  [-1, 1, 2],
  [2, 1, 3],
  [4, 1, 7],
  [10, 1, LAST],
  [LAST, -1, 10],
  [7, -1, 4],
  [2, -1, -1],
] as const)('change of state from %i in direction %i', (from, direction, to) => {
  expect(changeOfState(timeline, from, direction, LAST)).toBe(to);
});

test('levels of moments', () => {
  expect([-1, 1, 2, 3, 9, LAST].map((at) => levelAt(timeline, at))).toEqual([undefined, 0, 3, 0, 3, 0]);
});

describe('facts', () => {
  test('of an event that was sent', () => {
    const facts = factsOf(timeline, 2);
    expect(facts).toMatchObject({ level: 3, fate: 'sent', id: 'cpu:nil', outcome: 'sent', reason: 'sent' });
    expect(facts?.requests).toHaveLength(1);
    expect(facts === undefined ? '' : sentence(facts)).toBe(
      'The level went from OK to CRITICAL, so the event was sent.',
    );
    expect(facts === undefined ? '' : rowWords(facts, timeline.run)).toBe('usage_idle 9.99 · HipChat');
  });
  test('of one that was held back', () => {
    const facts = factsOf(timeline, 5);
    expect(facts).toMatchObject({ level: 3, fate: 'held', outcome: 'no-change', events: [], requests: [] });
    expect(facts === undefined ? '' : sentence(facts)).toBe(
      'The level is CRITICAL, and it was held back: no change of state.',
    );
  });
  test('of one that no handler hears', () => {
    const facts = factsOf(timeline, 2);
    const unheard = { outcome: 'no-handler', reason: 'the alert has no handler and no topic' } as const;
    expect(facts === undefined ? '' : sentence({ ...facts, ...unheard, fate: 'held' })).toBe(
      'The level is CRITICAL, and nobody hears of it: the alert has no handler and no topic.',
    );
  });
  test('of a recovery', () => {
    const facts = factsOf(timeline, 10);
    expect(facts === undefined ? '' : sentence(facts)).toBe(
      'The level went back from CRITICAL to OK, so a recovery was sent.',
    );
  });
});

test('events without an evaluation and requests without an event have entries of their own', () => {
  const [event] = run.events;
  const [request] = run.requests;
  if (event === undefined || request === undefined) throw new Error('the seed run has events');
  const wider: Run = {
    ...run,
    events: [...run.events, { ...event, at: 2, evaluation: -1, topic: 'ops' }],
    requests: [...run.requests, { ...request, at: 4, event: -1, kind: 'http_post' }],
  };
  const own = buildTimeline(wider);
  expect(own.count).toBe(14);
  expect(factsOf(own, 3)).toMatchObject({
    entry: { kind: 'event', at: 2 },
    reason: 'published to topic ops',
    fate: 'sent',
  });
  expect(factsOf(own, 6)).toMatchObject({ entry: { kind: 'request', at: 4 }, id: 'http_post' });
  expect(countsAt(own, 4)).toEqual({ entries: 7, sent: 5, held: 2, lost: 0, requests: 4 });
});

test('a request after the last point has the time that the clock had come to', () => {
  const [first] = run.requests;
  if (first === undefined) throw new Error('no request');
  const source = { type: 'node', task: 'b', node: 'http_post2' } as const;
  const late = { ...first, at: LAST + 1, event: -1, kind: 'http_post', source };
  const own = buildTimeline({ ...run, requests: [late], silentUntil: 1_514_764_930_000_000_000n });
  expect(factsOf(own, own.count - 1)).toMatchObject({ entry: { kind: 'request' }, time: 1_514_764_930_000_000_000n });
});

test('marks never overlap, and what was sent wins', () => {
  const [strip] = stripsOf(timeline);
  if (strip === undefined) throw new Error('the seed run has one alert');
  const wide = marksOf(timeline, strip, (seconds) => (seconds - 1514764800) * 10, 15);
  expect(wide.map(({ merged }) => merged)).toEqual(new Array(12).fill(1));
  const narrow = marksOf(timeline, strip, (seconds) => (seconds - 1514764800) / 10, 3.5);
  expect(narrow.map(({ at, level, fate, merged }) => [at, level, fate, merged])).toEqual([
    [2, 3, 'sent', 4],
    [4, 3, 'sent', 4],
    [8, 3, 'sent', 4],
  ]);
});

test('the strips of two runs stand beside each other by their groups', () => {
  const [identity] = run.evaluations.alerts;
  if (identity === undefined) throw new Error('the seed run has one alert');
  const another = buildTimeline({
    ...run,
    evaluations: { ...run.evaluations, alerts: [{ ...identity, id: 'other', group: 'host=b' }] },
  });
  const names = (first: typeof timeline, second: typeof timeline) =>
    pairedStrips(first, second).map((pair) => [pair.id, pair.first?.id, pair.second?.id]);
  expect(names(timeline, timeline)).toEqual([['cpu:nil', 'cpu:nil', 'cpu:nil']]);
  expect(names(timeline, another)).toEqual([
    ['cpu:nil', 'cpu:nil', undefined],
    ['other', undefined, 'other'],
  ]);
});

test('marks that look alike are one path, and those ahead of the moment another', () => {
  const mark = { position: 0, row: 0, merged: 1, at: 0, level: 3 as const, fate: 'sent' as const, x: 10 };
  const marks = [
    mark,
    { ...mark, at: 1, x: 30 },
    { ...mark, at: 2, x: 50 },
    { ...mark, level: 0 as const, fate: 'held' as const },
  ];
  expect(looksOf(marks, 1, 15)).toEqual([
    { level: 3, fate: 'sent', ahead: false, path: 'M10,15m-5,-5h10v10h-10zM30,15m-5,-5h10v10h-10z' },
    { level: 3, fate: 'sent', ahead: true, path: 'M50,15m-5,-5h10v10h-10z' },
    { level: 0, fate: 'held', ahead: false, path: 'M10,15m-5.5,0a5.5,5.5 0 1,0 11,0a5.5,5.5 0 1,0 -11,0z' },
  ]);
});

test.each([
  [[], 3, 0],
  [[1, 1, 2, 5], 0, 0],
  [[1, 1, 2, 5], 1, 2],
  [[1, 1, 2, 5], 9, 4],
])('count of %j up to %i', (values, limit, count) => {
  expect(countUpTo(Int32Array.from(values), limit)).toBe(count);
});

test.each([
  [{}, undefined, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
  [{ fate: 'sent' }, undefined, [2, 3, 4, 7, 8, 10]],
  [{ level: 3 }, undefined, [2, 4, 5, 6, 8, 9]],
  [{ level: 3, fate: 'held' }, undefined, [5, 6, 9]],
  [{ task: 'hipchat-cpu-alert', level: 0, fate: 'held' }, [true], [0, 1, 11]],
  [{ task: 'another' }, undefined, []],
  [{}, [false], []],
] as const)('the list of events shows with %j and groups %j', (change, groups, positions) => {
  expect([...positionsOf(timeline, { ...EVERYTHING, ...change }, groups)]).toEqual(positions);
});

test('of two alerts that send at one point each has its own event and request', () => {
  const script = (word: string) =>
    `stream|from().measurement('m')|alert().id('${word}').message('${word} {{ .Level }}').crit(lambda: "v" > 1).post('http://h/${word}')`;
  const both = runWorkspace(WHOLE, [
    { path: 'a.tick', content: script('a') },
    { path: 'b.tick', content: script('b') },
    { path: 'data.lp', content: 'm v=0 1\nm v=2 2\nm v=3 3\n' },
  ]);
  const line = buildTimeline(both);
  const facts = Array.from({ length: line.count }, (_, position) => factsOf(line, position)).filter(
    (each) => each?.fate === 'sent',
  );
  expect(
    facts.map((each) => [
      each?.id,
      each?.events.map(({ message }) => message),
      each?.requests.map(({ request }) => request.url),
    ]),
  ).toEqual([
    ['a', ['a CRITICAL'], ['http://h/a']],
    ['b', ['b CRITICAL'], ['http://h/b']],
    ['a', ['a CRITICAL'], ['http://h/a']],
    ['b', ['b CRITICAL'], ['http://h/b']],
  ]);
});
