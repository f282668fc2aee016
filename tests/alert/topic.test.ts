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
    const topics = new Topics((collected) => levels.push(collected.previousLevel));
    topics.collect({ ...event('t', 'x', WARNING), previousLevel: CRITICAL });
    topics.collect({ ...event('t', 'x', WARNING), previousLevel: CRITICAL });
    expect(levels).toEqual([CRITICAL, WARNING]);
  });

  test('cannot store an event without an id, but can forget one', () => {
    expect(new Topics().collect(event('t', '', INFO))).toBe('key required');
    expect(new Topics().collect(event('t', '', OK))).toBeUndefined();
    expect(new Topics(() => -1, false).collect(event('t', '', INFO))).toBeUndefined();
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

  test('sorting is right where the comparison is', () => {
    const events = Array.from({ length: 200 }, (_, i) => state(String((i * 73) % 200).padStart(3, '0'), OK));
    sortAsKapacitor(events);
    expect(events.map(({ id }) => id)).toEqual(events.map(({ id }) => id).sort());
  });
});

describe('inhibitors', () => {
  const host = new TagSet([['host', 'a']]);

  test('hold back alerts of their category whose tags are equal', () => {
    const inhibitors = new Inhibitors();
    const inhibitor = new Inhibitor('c', [['host', 'a']]);
    inhibitors.add(inhibitor);
    expect(inhibitors.inhibits('c', host)).toBe(false);
    inhibitor.on = true;
    expect(inhibitors.inhibits('c', host)).toBe(true);
    expect(inhibitors.inhibits('d', host)).toBe(false);
    expect(inhibitors.inhibits('c', new TagSet([['host', 'b']]))).toBe(false);
    inhibitors.remove(inhibitor);
    expect(inhibitors.inhibits('c', host)).toBe(false);
  });

  test('take a missing tag for an empty one', () => {
    const inhibitor = new Inhibitor('', [['zone', '']]);
    inhibitor.on = true;
    expect(inhibitor.inhibits('', host)).toBe(true);
  });
});
