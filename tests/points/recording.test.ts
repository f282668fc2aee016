import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readBatchRecording } from '../../src/points/formats/recording/batch-recording';
import { readStreamRecording } from '../../src/points/formats/recording/stream-recording';

function stream(text: string) {
  const { points, error } = readStreamRecording(gzipSync(strToU8(text)));
  return {
    points: points.map(
      ({ name, database, retentionPolicy, tags, fields, time }) =>
        `${database}.${retentionPolicy} ${name} ${[...tags.entries()].join(' ')} ${[...fields.entries()].join(' ')} ${time}`,
    ),
    error,
  };
}

describe('stream recordings', () => {
  test('records of three lines', () => {
    expect(stream('d\nr\nm,h=a v=1 5\nd\nr\nm,h=a v=2 6\ne\n\nm s="x y" 7\n')).toEqual({
      points: ['d.r m h,a v,1 5', 'd.r m h,a v,2 6', 'e. m  s,x y 7'],
      error: undefined,
    });
  });

  test('a carriage return belongs to the line break, and a last line needs none', () => {
    expect(stream('d\r\nr\r\nm v=1 5\r\nd\r\nr\r\nm v=2 6').points).toEqual(['d.r m  v,1 5', 'd.r m  v,2 6']);
  });

  test.each([
    ['a record cut off', 'd\nr\nm v=1 5\nd\n', 'invalid replay file format, expected another line', 1],
    ['a bad line', 'd\nr\nm v=1 5\nd\nr\nm v=x 5\n', "unable to parse 'm v=x 5': invalid boolean", 1],
    ['no point', 'd\nr\n# note\n', 'invalid replay file format, a record has no point', 0],
    [
      'a long line',
      `d\nr\nm v="${'x'.repeat(65536)}" 5\n`,
      'read replay file failed: bufio.Scanner: token too long',
      0,
    ],
  ])('%s', (_, text, error, count) => {
    const read = stream(text);
    expect([read.error, read.points.length]).toEqual([error, count]);
  });

  test('a line without time has the zero time', () => {
    expect(stream('d\nr\nm v=1\n').points).toEqual(['d.r m  v,1 -6795364578871345152']);
  });

  test('no gzip', () => {
    expect(readStreamRecording(strToU8('d\nr\nm v=1 5\n')).error).toBe('gzip: invalid header');
    expect(readStreamRecording(gzipSync(strToU8('d\nr\nm v=1 5\n')).slice(0, 15)).error).toContain(
      'this recording cannot be unpacked',
    );
  });
});

describe('batch recordings', () => {
  const batch = (over: object) => ({
    name: 'm',
    tmax: '2018-01-01T00:00:10Z',
    group: 'wrong',
    tags: { h: 'a' },
    points: [{ fields: { v: 1 }, time: '2018-01-01T00:00:05Z' }],
    ...over,
  });
  const recording = (entries: Record<string, string>) =>
    readBatchRecording(
      zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)]))),
    );

  test('batches of each query', () => {
    const first = `${JSON.stringify(batch({}))}\n${JSON.stringify(batch({ byname: true, tags: { z: '1', h: 'b' } }))}`;
    const { queries, error } = recording({ '0': first, '1': JSON.stringify(batch({ tags: {} })) });
    expect(error).toBeUndefined();
    expect(
      queries.map((list) =>
        list.map(({ group, dimensions, tmax }) => [group, dimensions.byName, dimensions.tagNames, tmax]),
      ),
    ).toEqual([
      [
        ['h=a', false, ['h'], 1514764810000000000n],
        ['m\nh=b,z=1', true, ['h', 'z'], 1514764810000000000n],
      ],
      [['', false, [], 1514764810000000000n]],
    ]);
  });

  test('a point without tags has those of its batch; numbers are floats', () => {
    const points = [
      { fields: { v: 1, s: 'x', b: true, n: null }, time: '2018-01-01T00:00:05+01:00' },
      { fields: { v: 2 }, tags: { k: 'c' }, time: '2018-01-01T00:00:06Z' },
    ];
    const [read] = recording({ '0': JSON.stringify(batch({ points })) }).queries[0] ?? [];
    expect(read?.points.map(({ tags, fields, time }) => [[...tags.entries()], [...fields.entries()], time])).toEqual([
      [
        [['h', 'a']],
        [
          ['v', 1],
          ['s', 'x'],
          ['b', true],
          ['n', null],
        ],
        1514761205000000000n,
      ],
      [[['k', 'c']], [['v', 2]], 1514764806000000000n],
    ]);
  });

  test('the end of a batch is no earlier than its last point; empty batches are skipped', () => {
    const text = JSON.stringify(batch({ tmax: '2018-01-01T00:00:00Z' })) + JSON.stringify(batch({ points: [] }));
    expect(recording({ '0': text }).queries.map((list) => list.map(({ tmax }) => tmax))).toEqual([
      [1514764805000000000n],
    ]);
  });

  test('broken JSON ends the reading, with its place', () => {
    const read = recording({ '0': `${JSON.stringify(batch({}))}\n{"name":]` });
    expect(read.queries[0]?.length).toBe(1);
    expect(read.error).toMatch(/^entry 0 of this recording is broken at \d+: /);
  });

  test('no zip', () => {
    expect(readBatchRecording(strToU8('nope')).error).toContain('this recording cannot be unpacked');
  });
});
