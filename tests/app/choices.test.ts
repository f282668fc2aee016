import { describe, expect, test } from 'vitest';
import {
  choiceName,
  fieldChoices,
  judgedChoices,
  judgedOf,
  nodeChoices,
  nodeKey,
  plainName,
  preferredChoice,
} from '../../src/app/model/choices';
import { seedRun } from './seed-run';

const run = seedRun();
const [task] = run.tasks;
const [judged] = run.judged;
const [value] = judged?.values ?? [];
if (!task || !judged || !value) throw new Error('no seed');

describe('what can be drawn', () => {
  test('what is judged, by its place where there are several', () => {
    const band = { property: 'warn', level: 2, intervals: [], decides: true } as const;
    const twice = { ...judged, values: [{ ...value, bands: [...value.bands, ...value.bands, band] }, value] };
    const key = 'judged hipchat-cpu-alert alert2 "usage_idle"';
    const choice = {
      type: 'judged',
      key,
      of: 0,
      value: 0,
      name: 'usage_idle',
      properties: ['crit', 'warn'],
      place: '',
    };
    const second = { ...choice, key: `${key} 2`, value: 1, properties: ['crit'] };
    expect(judgedChoices({ ...run, judged: [twice] })).toEqual([choice, second]);
    expect(judgedChoices({ ...run, judged: [judged, judged] }).map(({ place, of }) => [place, of])).toEqual([
      ['hipchat-cpu-alert alert2', 0],
      ['hipchat-cpu-alert alert2', 1],
    ]);
  });

  test('fields that are numbers or times, each once', () => {
    const [series] = run.points.seriesList;
    if (series === undefined) throw new Error('no series');
    const fields = (['float', 'int', 'string', 'boolean'] as const).map((type) => ({ name: type, type }));
    const points = {
      ...run.points,
      seriesList: [
        { ...series, fields },
        { ...series, fields },
        { ...series, name: 'mem', fields },
      ],
    };
    expect(fieldChoices({ ...run, points }).map(({ key, measurement, field }) => [key, measurement, field])).toEqual([
      ['cpu float', 'cpu', 'float'],
      ['cpu int', 'cpu', 'int'],
      ['mem float', 'mem', 'float'],
      ['mem int', 'mem', 'int'],
    ]);
  });

  const of = (node: string, fields?: readonly string[]) =>
    nodeChoices(run, nodeKey('hipchat-cpu-alert', node, 'v'), fields).map(({ field }) => field);
  test('fields of a node', () => {
    expect([of('from1'), of('from1', []), of('from1', ['a', 'b']), of('from9', ['a'])]).toEqual([
      ['v'],
      ['v'],
      ['a', 'b'],
      [],
    ]);
    expect(nodeChoices(run, 'node x from1 v', undefined)).toEqual([]);
    expect(nodeChoices(run, 'cpu float', undefined)).toEqual([]);
    expect(nodeKey('a', 'b')).toBe('node a b ');
  });

  test('first what is judged of the points, then of the clock, then anything', () => {
    const clock = { ...run, judged: [{ ...judged, values: [{ ...value, ofClock: true }, value] }] };
    const [ofClock, ofPoints] = judgedChoices(clock);
    const [field] = fieldChoices(run);
    if (!ofClock || !ofPoints || !field) throw new Error('no choice');
    expect(preferredChoice(clock, [field, ofClock, ofPoints])).toBe(ofPoints);
    expect(preferredChoice(clock, [field, ofClock])).toBe(ofClock);
    expect([preferredChoice(clock, [field]), preferredChoice(clock, [])]).toEqual([field, undefined]);
    const node = { type: 'node', key: '', task: 't', node: 'n', field: 'f' } as const;
    expect([undefined, field, ofClock, node, { ...node, field: '' }].map(choiceName)).toEqual([
      '',
      'usage_idle',
      'usage_idle',
      'f of n',
      'n',
    ]);
    expect([judgedOf(clock, ofClock), judgedOf(clock, field), judgedOf(clock, undefined)]).toEqual([
      clock.judged[0],
      undefined,
      undefined,
    ]);
  });

  test.each([
    ['"v"', 'v'],
    ['"v" > 1', '"v" > 1'],
    ['"a\\"b"', '"a\\"b"'],
    ['""', ''],
    ['sigma("v")', 'sigma("v")'],
  ])('%s is called %s', (text, name) => {
    expect(plainName(text)).toBe(name);
  });
});
