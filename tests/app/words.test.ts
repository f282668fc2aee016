import { describe, expect, test } from 'vitest';
import { OUTCOMES } from '../../src/alert/outcome-words';
import type { Outcome } from '../../src/alert/services';
import { countUpTo } from '../../src/app/model/ascending';
import { otherRole } from '../../src/app/model/data-choices';
import { EVERYTHING, positionsOf } from '../../src/app/model/event-filter';
import { faviconOf, glyphPath } from '../../src/app/model/glyph';
import { changedAlerts, changedFirst, groupKey, groupLabel } from '../../src/app/model/groups';
import { judgedWords } from '../../src/app/model/judged-at';
import { nextLine } from '../../src/app/model/next-line';
import { roomDocument } from '../../src/app/model/room-document';
import { longerSilence, SILENCES, silenceNamed } from '../../src/app/model/silence';
import { asLevel, buildTimeline, entryAt, factsOf, levelWord, positionOf } from '../../src/app/model/timeline';
import { badgesOf } from '../../src/app/model/words/badges';
import { rowWords } from '../../src/app/model/words/event-words';
import { silenceWords } from '../../src/app/model/words/silence-words';
import { quantityText, shortQuantity } from '../../src/app/model/words/value-words';
import { sentence } from '../../src/app/model/words/why-words';
import type { Run } from '../../src/kapacitor/record/run-model';
import { seedRun } from './seed-run';

const run = seedRun();
const timeline = buildTimeline(run);
const [event] = run.events;
const [request] = run.requests;
const [task] = run.tasks;
const [judged] = run.judged;
const [value] = judged?.values ?? [];
if (!event || !request || !task || !judged || !value) throw new Error('no seed');

test.each([
  ['number', 9.99, '9.99', '9.99'],
  ['number', 1234.5678, '1234.57', '1234.57'],
  ['number', 99_999, '99999', '99999'],
  ['number', 100_000, '100000', '100K'],
  ['number', -1_234_567, '-1234570', '-1.23M'],
  ['number', 999_999.9, '1000000', '1M'],
  ['number', 1.5e12, '1500000000000', '1.5T'],
  ['number', 4.2e15, '4200000000000000', '4200T'],
  ['number', 1e9, '1000000000', '1B'],
  ['number', Number.POSITIVE_INFINITY, 'Infinity', 'Infinity'],
  ['step', 1, 'true', 'true'],
  ['step', 0.5, 'true', 'true'],
  ['step', 0.49, 'false', 'false'],
  ['step', 100_000, 'true', 'true'],
  ['duration', 6e11, '10m0s', '10m'],
  ['duration', 1.4, '1ns', '1ns'],
  ['duration', Number.POSITIVE_INFINITY, 'Infinity', 'Infinity'],
] as const)('%s %d', (kind, quantity, text, short) => {
  expect([quantityText(kind, quantity), shortQuantity(kind, quantity)]).toEqual([text, short]);
});

test.each([
  [[], 5, 0],
  [[1, 3, 3, 7], 0, 0],
  [[1, 3, 3, 7], 1, 1],
  [[1, 3, 3, 7], 3, 3],
  [[1, 3, 3, 7], 6, 3],
  [[1, 3, 3, 7], 7, 4],
  [[1, 3, 3, 7], 99, 4],
])('of %j at most %i are %i', (values, limit, count) => {
  expect(countUpTo(Int32Array.from(values), limit)).toBe(count);
});

describe('silence', () => {
  test('lengths are as they are called', () => {
    expect(SILENCES.map(({ id, length }) => [id, Number(length / 1_000_000_000n)])).toEqual([
      ['', 0],
      ['10s', 10],
      ['1m', 60],
      ['5m', 300],
      ['15m', 900],
      ['1h', 3_600],
      ['1d', 86_400],
    ]);
    expect([undefined, '5m', 'x'].map((id) => silenceNamed(id).id)).toEqual(['', '5m', '']);
    expect(['', '10s', '1d'].map((id) => longerSilence(silenceNamed(id)).id)).toEqual(['10s', '1m', '']);
  });

  const problem = (code: 'nothing-passes' | 'handler-spelling', plain: string) => {
    return { file: 'a.tick', range: { start: 0, end: 0 }, severity: 'warning', kapacitor: '', plain, code } as const;
  };
  test.each<[string, Run | undefined, string]>([
    ['no run', undefined, 'No script runs, so no alert was evaluated.'],
    ['no task', { ...run, tasks: [] }, 'No script runs, so no alert was evaluated.'],
    ['no node', { ...run, tasks: [{ ...task, nodes: [] }] }, 'No script runs, so no alert was evaluated.'],
    ['an alert', run, 'No alert was evaluated. Nothing passes.'],
    [
      'no alert',
      { ...run, tasks: [{ ...task, id: 'other', nodes: task.nodes.slice(0, 2) }, task] },
      'No alert was evaluated. other has no |alert(). Nothing passes.',
    ],
  ])('of %s', (_, of, words) => {
    expect(
      silenceWords(of, [problem('handler-spelling', 'Spelt.'), problem('nothing-passes', 'Nothing passes.')]),
    ).toBe(words);
  });
});

describe('an entry', () => {
  const facts = factsOf(timeline, 2);
  if (facts === undefined) throw new Error('no entry');
  const words = (outcome: Outcome | undefined, reason: string, others = {}) =>
    sentence({ ...facts, outcome, fate: OUTCOMES[outcome ?? 'sent'].fate, reason, ...others });

  test('says why', () => {
    expect(words(undefined, 'published to topic t')).toBe('Published to topic t.');
    expect(words('sent', 'sent')).toBe('The level went from OK to CRITICAL, so the event was sent.');
    expect(words('sent', 'sent', { events: [] })).toBe('The level is CRITICAL, and every such event is sent.');
    expect(words('sent', 'sent', { events: [{ ...event, previousLevel: 3 }] })).toBe(
      'The level is CRITICAL, and every such event is sent.',
    );
    expect(words('sent', 'sent', { level: 0, events: [{ ...event, previousLevel: 1 }] })).toBe(
      'The level went back from INFO to OK, so a recovery was sent.',
    );
    expect(words('sent', 'sent', { failed: ['Slack', 'E-mail'] })).toBe(
      'The level went from OK to CRITICAL, so the event was sent, but Slack and E-mail failed on it.',
    );
    expect(words('undelivered', 'not delivered: Slack', { failed: ['Slack'] })).toBe(
      'The level went from OK to CRITICAL, so the event should have gone out, and was not delivered: Slack.',
    );
    for (const outcome of ['unheard', 'no-handler', 'unmatched'] as const)
      expect(words(outcome, 'so')).toBe('The level is CRITICAL, and nobody hears of it: so.');
    expect(words('no-change', 'so', { level: undefined })).toBe('The level is OK, and it was held back: so.');
  });

  const row = (others: object, of: Run = run) => rowWords({ ...facts, ...others }, of);
  const asEvent = (fields: readonly (readonly [string, unknown])[]) => ({
    entry: { ...facts.entry, kind: 'event' },
    events: [{ ...event, fields }],
  });
  test('has a row: the value, who was told or why nobody, the task', () => {
    expect(row({})).toBe('usage_idle 9.99 · HipChat');
    expect(row({ fate: 'held', reason: 'so' })).toBe('usage_idle 9.99 · so');
    expect(row({ failed: ['Slack'] })).toBe('usage_idle 9.99 · HipChat, not Slack');
    expect(row({ fate: 'lost', outcome: 'undelivered', failed: ['HipChat'] })).toBe('usage_idle 9.99 · HipChat failed');
    expect(row({ outcome: undefined, reason: 'published' })).toBe('usage_idle 9.99 · published');
    expect(row({ requests: [], actions: [] })).toBe('usage_idle 9.99');
    expect(row({ requests: [request, request, { ...request, name: 'Slack' }] })).toBe(
      'usage_idle 9.99 · HipChat, Slack',
    );
    expect(row({}, { ...run, tasks: [task, task] })).toBe('usage_idle 9.99 · HipChat · hipchat-cpu-alert');
    expect(row({ entry: { ...facts.entry, kind: 'request' } }, { ...run, tasks: [task, task] })).toBe(
      'usage_idle 9.99 · HipChat',
    );
  });

  test.each([
    [
      [
        ['s', 'text'],
        ['n', 5n],
      ],
      'n 5',
    ],
    [
      [
        ['s', 'text'],
        ['d', { duration: 60_000_000_000n }],
      ],
      'd 1m0s',
    ],
    [
      [
        ['s', 'text'],
        ['b', true],
      ],
      's "text"',
    ],
    [
      [
        ['b', true],
        ['s', 'text'],
      ],
      'b true',
    ],
    [[['x', null]], 'x null'],
    [
      [
        ['f', 1.5],
        ['n', 5n],
      ],
      'f 1.5',
    ],
    [[], ''],
  ])('with the fields %o', (fields, text) => {
    const told = row({ ...asEvent(fields.map(([name = '', held]) => [String(name), held] as const)), requests: [] });
    expect(told).toBe(text);
  });
});

describe('what was judged', () => {
  const withValues = (values: (typeof judged)['values'], columns: readonly number[]): Run => ({
    ...run,
    judged: [{ ...judged, values, row: Int32Array.of(2), columns: columns.map((one) => Float64Array.of(one)) }],
  });
  const clock = { ...value, text: '"time"', ofClock: true, bands: [] };
  const other = { ...value, text: 'sigma("v")', bands: [] };
  test.each<[string, Run, number, string | undefined]>([
    ['a value', run, 2, 'usage_idle 9.99'],
    ['that of its level', withValues([other, value], [1, 2]), 2, 'usage_idle 2'],
    ['rather than of the clock', withValues([clock, other], [1, 2]), 2, 'sigma("v") 2'],
    ['of the clock alone', withValues([clock], [1]), 2, 'time 1'],
    ['that is there', withValues([value, other], [Number.NaN, 2]), 2, 'sigma("v") 2'],
    ['that is not there', withValues([value], [Number.NaN]), 2, undefined],
    ['at another evaluation', withValues([value], [1]), 3, undefined],
    ['at one before', withValues([value], [1]), 1, undefined],
    ['of another node', { ...run, judged: [{ ...judged, node: 'alert9' }] }, 2, undefined],
    ['of another task', { ...run, judged: [{ ...judged, task: 'x' }] }, 2, undefined],
  ])('%s', (_, of, row, words) => {
    expect(judgedWords(of, row)).toBe(words);
  });
});

describe('the list of events', () => {
  const loose = { ...event, at: 5, evaluation: -1, level: 1, task: 'other' } as const;
  const sink = { ...request, at: 6, event: -1, source: { type: 'node', task: 'sink', node: 'httpPost1' } } as const;
  const ofTopic = {
    ...request,
    at: 7,
    event: -1,
    source: { type: 'handler', topic: 't', handler: 'h', file: 'h.yaml' },
  } as const;
  const all = buildTimeline({ ...run, events: [...run.events, loose], requests: [...run.requests, sink, ofTopic] });
  const kinds = (filter: object, groups?: readonly boolean[]) =>
    [...positionsOf(all, { ...EVERYTHING, ...filter }, groups)].map((position) => {
      const { kind = 'event', at = -1 } = entryAt(all, position) ?? {};
      return `${kind === 'evaluation' ? '' : `${kind} `}${at}`;
    });
  test.each<[object, readonly string[]]>([
    [{ fate: 'sent' }, ['2', '3', '4', 'event 5', 'request 6', '7', 'request 7', '8', '10']],
    [{ fate: 'held' }, ['0', '1', '5', '6', '9', '11']],
    [{ level: 1 }, ['event 5']],
    [{ level: 3 }, ['2', '4', '5', '6', '8', '9']],
    [{ level: 3, fate: 'held' }, ['5', '6', '9']],
    [{ task: 'sink' }, ['request 6']],
    [{ task: 'other' }, ['event 5']],
    [{ task: 'other', level: 3 }, []],
    [{ task: 'none' }, []],
  ])('with %j', (filter, expected) => {
    expect(kinds(filter)).toEqual(expected);
  });

  test('of groups holds what their alerts evaluated', () => {
    expect(kinds({}, [true])).toHaveLength(12);
    expect(kinds({}, [false])).toEqual([]);
    expect(kinds({})).toHaveLength(15);
  });

  test('has a place for each', () => {
    expect([
      positionOf(all, 'evaluation', 11),
      positionOf(all, 'event', run.events.length),
      positionOf(all, 'request', run.requests.length),
    ]).toEqual([14, 6, 8]);
    expect([positionOf(all, 'event', 0), positionOf(all, 'evaluation', 99)]).toEqual([-1, -1]);
    expect([entryAt(all, -1), entryAt(all, 15)]).toEqual([undefined, undefined]);
    expect(factsOf(all, 6)).toMatchObject({
      level: 1,
      fate: 'sent',
      failed: [],
      id: 'cpu:nil',
      task: 'other',
      node: 'alert2',
      reason: 'published to topic main:hipchat-cpu-alert:alert2',
      requests: [],
      outcome: undefined,
    });
    expect(factsOf(all, 8)).toMatchObject({
      level: undefined,
      fate: 'sent',
      failed: [],
      id: 'hipchat',
      task: 'sink',
      node: 'httpPost1',
      reason: 'written by httpPost1',
      events: [],
    });
    expect(factsOf(all, 10)).toMatchObject({ task: '', node: '', reason: '' });
    expect(factsOf(all, 99)).toBe(undefined);
  });
});

test('groups are named and found again, those that changed first', () => {
  const alert = {
    task: 't',
    node: 'n',
    id: 'i',
    group: 'g',
    tags: [
      ['a', 'b'],
      ['c', 'd'],
    ],
  } as const;
  expect([groupKey(alert), groupLabel(alert), groupLabel({ ...alert, tags: [] })]).toEqual([
    't\u0000n\u0000g\u0000i',
    'a=b, c=d',
    'i',
  ]);
  const evaluations = {
    ...run.evaluations,
    alerts: [alert, alert, alert],
    alert: Uint32Array.of(0, 1, 2, 1),
    level: Uint8Array.of(0, 1, 0, 3),
  };
  const changed = changedAlerts({ evaluations });
  expect([[...changed], changedFirst(changed)]).toEqual([
    [0, 1, 0],
    [1, 0, 2],
  ]);
  expect(changedAlerts({ evaluations })).toBe(changed);
});

test.each([
  ['', ''],
  ['# nothing\n\n', ''],
  ['m v=1', 'm v=1'],
  ['m v=1 100', 'm v=1 10000000100'],
  ['m v=1 100\nm v=2 130\n', 'm v=2 160'],
  ['m v=1 130\nm v=2 130\n', 'm v=2 10000000130'],
  ['m v=1 100\nm v=3 110\nm v=2 130\n# end', 'm v=2 150'],
  ['m v=1 -30\nm v=2 -10', 'm v=2 10'],
])('the line behind %j', (data, line) => {
  expect(nextLine(data)).toBe(line);
});

test('what else a column may be', () => {
  const guess = { is: 'column', measurement: 'm', column: 'x', because: 'values' } as const;
  const roles = (['tag', 'text', 'float', 'int'] as const).map((role) => otherRole({ ...guess, role }));
  expect(roles).toEqual(['text', 'tag', 'int', 'float']);
});

test('each level has a shape and a word', () => {
  expect(
    ([0, 1, 2, 3, undefined] as const).map((level) => [levelWord(level), glyphPath(level, 'sent', 1, 2).slice(0, 8)]),
  ).toEqual([
    ['OK', 'M1,2m-5.'],
    ['INFO', 'M1,2m0,-'],
    ['WARNING', 'M1,2m0,-'],
    ['CRITICAL', 'M1,2m-5,'],
    ['request', 'M1,2m-6,'],
  ]);
  expect(glyphPath(1)).toBe('M0,0m0,-6.5l6.5,6.5l-6.5,6.5l-6.5,-6.5z');
  expect(decodeURIComponent(faviconOf(3))).toContain('fill="#cf2734"');
  expect([undefined, 0, 1, 2, 3, 4].map(asLevel)).toEqual([0, 0, 1, 2, 3, 0]);
});

test('badges tell what the configuration adds', () => {
  const service = { handler: 'hipChat', isAdded: true, isQuiet: true };
  expect(badgesOf({ globalServices: [service, { ...service, isAdded: false, isQuiet: false }] })).toEqual([
    'global hipChat',
    'state changes only (hipChat)',
  ]);
});

test('the room is dark or light as the page is', () => {
  const [dark, light] = [true, false].map((is) => roomDocument('<b>x</b>', is));
  expect([dark?.includes('color-scheme:dark'), light?.includes('color-scheme:light')]).toEqual([true, true]);
  expect([
    dark?.includes('#8ea6ff'),
    light?.includes('#2f4cc0'),
    dark?.includes('#e4e9f0'),
    light?.includes('#1c2430'),
  ]).toEqual([true, true, true, true]);
  for (const text of [dark, light])
    expect(text).toMatch(/^<!doctype html>.*default-src 'none'.*<body><b>x<\/b><\/body><\/html>$/s);
});
