import { describe, expect, test } from 'vitest';
import type { AlertEvent, EventState } from '../../src/alert/event';
import { Inhibitor, Inhibitors } from '../../src/alert/inhibit';
import { CRITICAL, INFO, type LevelIndex, OK, WARNING } from '../../src/alert/level';
import { Topics } from '../../src/alert/topic';
import { sortAsKapacitor } from '../../src/alert/topic-order';
import { NO_FIELDS } from '../../src/points/fields';
import { TagSet } from '../../src/points/tags';

function state(id: string, level: LevelIndex): EventState {
  return { id, message: '', details: '', time: 0n, duration: 0n, level };
}

function event(topic: string, id: string, level: LevelIndex) {
  const data = {
    name: 'm',
    taskName: 't',
    category: '',
    group: '',
    tags: TagSet.empty,
    fields: NO_FIELDS,
    result: [],
    recoverable: true,
  };
  return { topic, state: state(id, level), data, evaluation: -1 };
}

describe('topics', () => {
  test('tell handlers the level that they knew before, each topic its own', () => {
    const topics = new Topics();
    const heard: string[] = [];
    const handler = {
      handle: ({ topic, state: { level }, previousLevel }: AlertEvent) => {
        heard.push(`${topic} ${previousLevel}>${level}`);
      },
    };
    topics.register('a', handler);
    const leave = topics.register('b', handler);
    topics.collect(event('a', 'x', WARNING));
    topics.collect(event('a', 'x', CRITICAL));
    topics.collect(event('b', 'x', CRITICAL));
    leave();
    topics.collect(event('b', 'x', OK));
    expect(heard).toEqual(['a 0>2', 'a 2>3', 'b 0>3']);
  });

  test('keep the previous level of a published event that they have not seen', () => {
    const levels: LevelIndex[] = [];
    const topics = new Topics({ collected: ({ previousLevel }) => levels.push(previousLevel), hand: () => {} });
    topics.collect({ ...event('t', 'x', WARNING), previousLevel: CRITICAL });
    topics.collect({ ...event('t', 'x', WARNING), previousLevel: CRITICAL });
    expect(levels).toEqual([CRITICAL, WARNING]);
  });

  test('cannot store an event without an id, but can forget one', () => {
    expect(new Topics().collect(event('t', '', INFO))).toBe('key required');
    expect(new Topics().collect(event('t', '', OK))).toBeUndefined();
    expect(new Topics(undefined, false).collect(event('t', '', INFO))).toBeUndefined();
  });

  test('are listed with what they remember, also without events', () => {
    const topics = new Topics();
    topics.register('main:t:alert2', { handle: () => {} });
    topics.collect(event('b', 'y', WARNING));
    topics.restore('b', state('x', OK));
    expect(
      topics.states().map(({ id, highest, collected, events }) => [id, highest, collected, events.length]),
    ).toEqual([
      ['b', WARNING, 1, 2],
      ['main:t:alert2', OK, 0, 0],
    ]);
    topics.close('main:t:alert2');
    expect(topics.states().map(({ id }) => id)).toEqual(['b']);
  });
});

describe('the level of a topic', () => {
  // Recorded: topic-102-many-events, gallery and others; here the smallest ones.
  test('is that of the event that Kapacitor keeps first', () => {
    const topics = new Topics();
    topics.collect(event('t', 'b', CRITICAL));
    topics.collect(event('t', 'a', WARNING));
    const [topic] = topics.states();
    expect([topic?.level, topic?.highest]).toEqual([WARNING, CRITICAL]);
  });

  // Go 1.26's sort.Sort of n events, ids (i*37)%n and levels (i*7)%4: its ways change at 12 and at 50.
  test.each([
    [8, '1 2 3 5 6 7 0 4'],
    [
      51,
      '12 0 13 10 14 15 17 2 1 11 16 22 18 19 23 24 20 25 27 28 32 29 3 30 33 34 37 38 39 35 4 40 43 44 45 48 49 7 8 5 50 9 21 26 31 36 41 42 46 47 6',
    ],
    [
      120,
      '1 10 0 100 101 102 103 104 105 106 107 108 109 11 110 111 113 117 13 17 114 118 115 119 14 18 2 15 19 112 116 12 16 20 21 25 29 33 37 41 22 26 30 34 38 42 45 49 46 5 53 57 61 65 50 54 58 6 62 66 69 70 73 77 81 74 78 82 85 89 9 93 86 90 94 97 98 23 27 24 28 3 31 35 39 43 47 51 55 59 63 67 7 71 75 79 83 87 91 95 99 32 36 4 40 44 48 52 56 60 64 68 72 76 8 80 84 88 92 96',
    ],
  ])('%i events of a contradicting comparison lie where Go puts them', (count, expected) => {
    const levels: readonly LevelIndex[] = [OK, INFO, WARNING, CRITICAL];
    const events = Array.from({ length: count }, (_, i) => state(`e${(i * 37) % count}`, levels[(i * 7) % 4] ?? OK));
    sortAsKapacitor(events);
    expect(events.map(({ id }) => id.slice(1)).join(' ')).toBe(expected);
  });

  test('sorting is right where the comparison is', () => {
    const events = Array.from({ length: 200 }, (_, i) => state(String((i * 73) % 200).padStart(3, '0'), OK));
    sortAsKapacitor(events);
    expect(events.map(({ id }) => id)).toEqual(events.map(({ id }) => id).sort());
  });
});

describe('inhibitors', () => {
  const host = new TagSet([['host', 'a']]);
  const BY = { task: 't', node: 'alert2' };

  test('hold back alerts of their category whose tags are equal', () => {
    const inhibitors = new Inhibitors();
    const inhibitor = new Inhibitor(BY, 'c', [['host', 'a']]);
    inhibitors.add(inhibitor);
    expect(inhibitors.of('c', host)).toBeUndefined();
    inhibitor.on = true;
    expect(inhibitors.of('c', host)).toBe(inhibitor);
    expect(inhibitors.of('d', host)).toBeUndefined();
    expect(inhibitors.of('c', new TagSet([['host', 'b']]))).toBeUndefined();
    inhibitors.remove(inhibitor);
    expect(inhibitors.of('c', host)).toBeUndefined();
  });

  test('take a missing tag for an empty one', () => {
    const inhibitor = new Inhibitor(BY, '', [['zone', '']]);
    inhibitor.on = true;
    expect(inhibitor.inhibits('', host)).toBe(true);
  });
});
