import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GoDuration } from '../../src/go/value';
import { MapFields } from '../../src/points/fields';
import { readLineProtocol } from '../../src/points/line-protocol/line-protocol';
import { writeLine } from '../../src/points/line-protocol/write-line';
import { TagSet } from '../../src/points/tags';
import type { FieldValue } from '../../src/points/value';

function line(name: string, tags: [string, string][], fields: [string, FieldValue][], time = 5n): string {
  return writeLine({ name, tags: new TagSet(tags), fields: MapFields.of(fields), time });
}

describe('a point as Kapacitor writes it', () => {
  test.each([
    [line('m', [], [['v', 1]]), 'm v=1 5'],
    [line('m', [], [['v', new GoDuration(90_000_000_000n)]]), 'm v="1m30s" 5'],
    [
      line(
        'm',
        [
          ['b', '2'],
          ['a', '1'],
          ['c', ''],
        ],
        [
          ['w', 2n],
          ['v', 1],
        ],
      ),
      'm,a=1,b=2 v=1,w=2i 5',
    ],
    [
      line('a b,c=d', [['t ,=', 'x ,=']], [['f ,="', 'say "hi" \\']]),
      'a\\ b\\,c=d,t\\ \\,\\==x\\ \\,\\= f\\ \\,\\=\\"="say \\"hi\\" \\\\" 5',
    ],
    [line('a\\ b', [], [['v', true]]), 'a\\ b v=true 5'],
    [
      line(
        'm',
        [],
        [
          ['v', 1e21],
          ['w', 1e-7],
        ],
      ),
      'm v=1000000000000000000000,w=0.0000001 5',
    ],
    [
      line(
        'm',
        [],
        [
          ['v', Number.NaN],
          ['w', Infinity],
          ['x', null],
        ],
      ),
      'm v=NaN,w=+Inf,x= 5',
    ],
  ])('%#', (written, expected) => expect(written).toBe(expected));

  test('in another precision', () => {
    const parts = { name: 'm', tags: TagSet.empty, fields: MapFields.of([['v', 1]]), time: 1514764800987654321n };
    expect(writeLine(parts, 's')).toBe('m v=1 1514764800');
  });
});

/** Half a character, which UTF-8 cannot hold. */
const LONE = /\p{Surrogate}/u;

/** Text without what line protocol has no way to write: line breaks in names, a backslash before what is escaped. */
const name = fc
  .string({ minLength: 1, maxLength: 8, unit: 'grapheme' })
  .filter((text) => /^[^\s\0\\#]+( [^\s\0\\]+)?$/u.test(text) && !LONE.test(text));
const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }),
  fc.string({ unit: 'binary' }).filter((text) => !LONE.test(text) && !text.includes('\n')),
  fc.boolean(),
);

test('what is written is read back', () => {
  fc.assert(
    fc.property(
      name,
      fc.uniqueArray(fc.tuple(name, name), { selector: ([key]) => key, maxLength: 4 }),
      fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, minLength: 1, maxLength: 4 }),
      fc.bigInt({ min: -9223372036854775806n, max: 9223372036854775806n }),
      (measurement, tags, fields, time) => {
        const written = line(measurement, tags, fields, time);
        const request = readLineProtocol(`${written}\n${written}`).next();
        expect(request?.refusal).toBeUndefined();
        for (const point of request?.points ?? []) {
          expect([point.name, point.time]).toEqual([measurement, time]);
          expect(new Map(point.tags.entries())).toEqual(new Map(tags));
          expect(new Map(point.fields.entries())).toEqual(new Map(fields));
        }
        expect(request?.points.length).toBe(2);
      },
    ),
  );
});
