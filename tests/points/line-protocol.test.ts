import { describe, expect, test } from 'vitest';
import type { LinePoint } from '../../src/points/line-protocol/line-point';
import {
  type LineProtocolOptions,
  readLineProtocol,
  type WriteRequest,
} from '../../src/points/line-protocol/line-protocol';
import { SeriesList } from '../../src/points/series';

function requests(source: string | Uint8Array, options: LineProtocolOptions = {}): WriteRequest[] {
  const reader = readLineProtocol(source, options);
  const all: WriteRequest[] = [];
  for (let request = reader.next(); request !== undefined; request = reader.next()) all.push(request);
  return all;
}

function points(source: string | Uint8Array, options: LineProtocolOptions = {}): LinePoint[] {
  return requests(source, options).flatMap((request) => [...request.points]);
}

/** `name|tag:value …|field=value …|time`, integers with an n. */
function shown(point: LinePoint): string {
  const tags = [...point.tags.entries()].map(([key, value]) => `${key}:${value}`).join(' ');
  const fields = [...point.fields.entries()].map(([key, value]) => {
    return `${key}=${typeof value === 'bigint' ? `${value}n` : JSON.stringify(value)}`;
  });
  return `${point.name}|${tags}|${fields.join(' ')}|${point.time}`;
}

function reasons(source: string): string[] {
  return requests(source).flatMap(({ badLines }) => badLines.map(({ reason }) => reason));
}

describe('what a line says', () => {
  test.each([
    ['m v=1 5', 'm||v=1|5'],
    ['m,b=2,a=1 v=1 5', 'm|a:1 b:2|v=1|5'],
    ['my\\ measure v=1 5', 'my measure||v=1|5'],
    ['my\\,measure v=1 5', 'my,measure||v=1|5'],
    ['my\\=measure v=1 5', 'my=measure||v=1|5'],
    ['my=measure v=1 5', 'my=measure||v=1|5'],
    ['"quoted" v=1 5', '"quoted"||v=1|5'],
    ['back\\slash v=1 5', 'back\\slash||v=1|5'],
    ['m,a\\ b=c\\ d,e\\,f=g\\,h,i\\=j=k\\=l v=1 5', 'm|a b:c d e,f:g,h i=j:k=l|v=1|5'],
    ['m,h="q\\ r" v=1 5', 'm|h:"q r"|v=1|5'],
    ['m,h== v=1 5', 'm|h:=|v=1|5'],
    ['m a\\ b=1,c\\,d=2,e\\=f=3,g\\h=4,"i"=5 5', 'm||a b=1 c,d=2 e=f=3 g\\h=4 "i"=5|5'],
    [
      'm s="say \\"hi\\"",t="back\\\\slash",u="new\\nline" 5',
      'm||s="say \\"hi\\"" t="back\\\\slash" u="new\\\\nline"|5',
    ],
    ['m s="a,b=c d",t="" 5', 'm||s="a,b=c d" t=""|5'],
    ['mäß,täg=wért f°="schön 🔥",π=3.5 5', 'mäß|täg:wért|f°="schön 🔥" π=3.5|5'],
    ['m a=t,b=T,c=true,d=True,e=TRUE 5', 'm||a=true b=true c=true d=true e=true|5'],
    ['m a=f,b=F,c=false,d=False,e=FALSE 5', 'm||a=false b=false c=false d=false e=false|5'],
    ['m a=.5,b=5.,c=-.5,d=1E3,e=1e-07,f=00012 5', 'm||a=0.5 b=5 c=-0.5 d=1000 e=1e-7 f=12|5'],
    ['m a=97.41666666666667,b=0.1234567890123456789 5', 'm||a=97.41666666666667 b=0.12345678901234568|5'],
    [
      'm a=-1i,b=9223372036854775807i,c=-9223372036854775808i 5',
      'm||a=-1n b=9223372036854775807n c=-9223372036854775808n|5',
    ],
    ['m v=1,w=5,v="x" 5', 'm||v="x" w=5|5'],
    ['m   v=1   5   ', 'm||v=1|5'],
    ['\tm v=1 5', 'm||v=1|5'],
    ['m v=1', 'm||v=1|0'],
    ['m v=1 -9223372036854775806', 'm||v=1|-9223372036854775806'],
    ['m v=1 9223372036854775806', 'm||v=1|9223372036854775806'],
    ['m v=1 9223372036000000001', 'm||v=1|9223372036000000001'],
    ['m v=1 1514764800123456789', 'm||v=1|1514764800123456789'],
  ])('%s', (line, expected) => {
    // The second and third time it is read by what the first taught.
    expect(points(`${line}\n${line}\n${line}`).map(shown)).toEqual([expected, expected, expected]);
    expect(points(new TextEncoder().encode(line)).map(shown)).toEqual([expected]);
  });

  test('minus zero stays a float with a sign', () => {
    expect(points('m v=-0 5\nm v=-0 5').map(({ fields }) => Object.is(fields.get('v'), -0))).toEqual([true, true]);
  });

  test('a string goes over line breaks', () => {
    const [first, second] = points('m s="line one\nline two" 5\nm v=2 6');
    expect(first?.fields.get('s')).toBe('line one\nline two');
    expect(second && shown(second)).toBe('m||v=2|6');
  });

  test('a field that is not there', () => {
    const [point] = points('m v=1');
    expect([point?.fields.get('w'), point?.fields.has('w'), point?.fields.has('v'), point?.fields.size]).toEqual([
      undefined,
      false,
      true,
      1,
    ]);
  });
});

describe('why a line is refused', () => {
  test.each([
    ['m', 'missing fields'],
    ['m,h=a', 'missing fields'],
    ['m ', 'invalid field format'],
    ['m v', 'invalid field format'],
    ['m v=1,', 'invalid field format'],
    ['m v=1,,w=2', 'invalid field format'],
    ['m v="a"=5', 'invalid field format'],
    [',h=a v=1', 'missing measurement'],
    ['m,=a v=1', 'missing tag key'],
    ['m, v=1', 'missing tag key'],
    ['m,h=a, v=1', 'missing tag key'],
    ['m,h v=1', 'missing tag value'],
    ['m,h= v=1', 'missing tag value'],
    ['m,h=a=b v=1', 'invalid tag format'],
    ['m,h=a,h=b v=1', 'duplicate tags'],
    ['m,h=a,k=b,h=c v=1', 'duplicate tags'],
    ['m =1', 'missing field key'],
    ['m a=1,=2', 'missing field key'],
    ['m v=', 'missing field value'],
    ['m v= 1', 'missing field value'],
    ['m v=,w=1', 'missing field value'],
    ['m v=abc', 'invalid boolean'],
    ['m v=tru', 'invalid boolean'],
    ["m v='a'", 'invalid boolean'],
    ['m v=+1', 'invalid boolean'],
    ['m v=TRUe', 'invalid boolean'],
    ['m v=i', 'invalid boolean'],
    ['m v=NaN', 'invalid number'],
    ['m v=1u', 'invalid number'],
    ['m v=1i2', 'invalid number'],
    ['m v=1.5i', 'invalid number'],
    ['m v=1.0.0', 'invalid number'],
    ['m v=--1', 'invalid number'],
    ['m v=-', 'invalid number'],
    ['m v=1-', 'invalid number'],
    ['m v=0x10', 'invalid number'],
    ['m v=1\t5', 'invalid number'],
    ['m v=1e', 'invalid float'],
    ['m v=1e400', 'invalid float'],
    ['m v=-e5', 'invalid float'],
    [`m v=${'9'.repeat(400)}`, 'invalid float'],
    [
      'm v=9223372036854775808i',
      'unable to parse integer 9223372036854775808: strconv.ParseInt: parsing "9223372036854775808": value out of range',
    ],
    ['m v="a 1', 'unbalanced quotes'],
    ['m v="a\\" 1', 'unbalanced quotes'],
    ['m v=1 abc', 'bad timestamp'],
    ['m v=1 5\r', 'bad timestamp'],
    ['m v=1 1 2', 'point is invalid'],
    ['m v=1 -', 'strconv.ParseInt: parsing "-": invalid syntax'],
    ['m v=1 99999999999999999999', 'strconv.ParseInt: parsing "99999999999999999999": value out of range'],
    ['m v=1 9223372036854775807', 'time outside range -9223372036854775806 - 9223372036854775806'],
    ['m v=1 -9223372036854775807', 'time outside range -9223372036854775806 - 9223372036854775806'],
    ['m a\\\\=1', 'invalid value: field-key=a\\\\=1'],
    [`m,t=${'x'.repeat(65535)} v=1`, 'max key length exceeded: 65539 > 65535'],
    [`m ${'x'.repeat(65531)}=1`, 'max key length exceeded: 65536 > 65535'],
  ])('%.60s', (line, reason) => {
    expect(reasons(line)).toEqual([reason]);
    expect(reasons(`m v=1 5\n${line}`)).toEqual([reason]);
  });
});

describe('write requests', () => {
  test('one bad line refuses its request and no other', () => {
    const all = requests('m v=1 1\nm v=abc 2\nm v=3 3\nm\nm v=5 5', { writeBatch: 2 });
    expect(all.map(({ refusal, points: { length } }) => [length, refusal])).toEqual([
      [0, "unable to parse 'm v=abc 2': invalid boolean\n"],
      [0, "unable to parse 'm': missing fields\n"],
      [1, undefined],
    ]);
  });

  test('every bad line is told, with its place in the file', () => {
    const text = 'ä v=1\nm v="🔥",w=x 1\n  m w=y';
    const [request] = requests(text);
    expect(request?.refusal).toBe(
      `unable to parse 'm v="🔥",w=x 1': invalid boolean\nunable to parse 'm w=y': invalid boolean\n`,
    );
    expect(request?.badLines.map(({ start, end }) => text.slice(start, end))).toEqual(['m v="🔥",w=x 1', '  m w=y']);
  });

  test('an open string takes the rest of its request, and no more', () => {
    const text = 'm v="a\nm v=2\n\n# note\nm v=3\nm v=4';
    expect(requests(text).map(({ refusal }) => refusal)).toEqual([
      `unable to parse 'm v="a\nm v=2\nm v=3\nm v=4': unbalanced quotes\n`,
    ]);
    expect(requests(text, { writeBatch: 2 }).map(({ refusal, points: { length } }) => [length, refusal])).toEqual([
      [0, `unable to parse 'm v="a\nm v=2': unbalanced quotes\n`],
      [2, undefined],
    ]);
  });

  test('a thousand lines go into one', () => {
    const text = Array.from({ length: 2500 }, (_, i) => `m v=${i} ${i}`).join('\n');
    expect(requests(text).map((request) => request.points.length)).toEqual([1000, 1000, 500]);
  });

  test('a directive ends the request and says where the next goes', () => {
    const text = 'm v=1 1\n# db=d rp=r\nm v=2 2\n# other\n\nm v=3 3\n# db=telegraf rp=\nm v=4 4';
    expect(
      requests(text).map(({ database, retentionPolicy, points: all }) => [database, retentionPolicy, all.map(shown)]),
    ).toEqual([
      ['telegraf', 'autogen', ['m||v=1|1']],
      ['d', 'r', ['m||v=2|2', 'm||v=3|3']],
      ['telegraf', '', ['m||v=4|4']],
    ]);
    expect(points(text).map(({ database, retentionPolicy }) => `${database}.${retentionPolicy}`)).toEqual([
      'telegraf.autogen',
      'd.r',
      'd.r',
      'telegraf.',
    ]);
  });

  test('nothing to write is no request', () => {
    expect(requests('')).toEqual([]);
    expect(requests('\n \r\n# comment\n')).toEqual([]);
  });

  test('an indented comment travels, and says nothing', () => {
    expect(requests('  # v=1\nm v=1 5').map((request) => request.points.map(shown))).toEqual([['m||v=1|5']]);
  });
});

describe('times', () => {
  test.each([
    ['ns', '7', 7n],
    ['n', '7', 7n],
    ['days', '7', 7n],
    ['u', '1514764800000001', 1514764800000001000n],
    ['ms', '1514764800123', 1514764800123000000n],
    ['s', '1514764800', 1514764800000000000n],
    ['s', '-5', -5000000000n],
    ['m', '25246080', 1514764800000000000n],
    ['h', '420768', 1514764800000000000n],
  ])('in %s', (precision, time, ns) => {
    expect(points(`m v=1 ${time}\nm v=1 ${time}`, { precision }).map((point) => point.time)).toEqual([ns, ns]);
  });

  test('too large for their unit', () => {
    const time = 'm v=2 1514764800000000000';
    expect(requests(`m v=1 1\n${time}`, { precision: 's' })[0]?.refusal).toBe(
      `unable to parse '${time}': time outside range -9223372036854775806 - 9223372036854775806\n`,
    );
  });

  test('a line without one gets the time now, cut to the unit', () => {
    const now = 1514764800987654321n;
    expect(points('m v=1\nm v=1 ', { now }).map(({ time }) => time)).toEqual([now, now]);
    expect(points('m v=1', { now, precision: 's' })[0]?.time).toBe(1514764800000000000n);
    expect(points('m v=1', { now: -1n, precision: 'm' })[0]?.time).toBe(-60000000000n);
  });
});

describe('series and places', () => {
  test('a series is made once, however its tags are ordered', () => {
    const series = new SeriesList();
    const all = points('m,a=1,b=2 v=1\nm,b=2,a=1 v=2\nm,a=1 v=3\nm,a=1,b=2 v=4\n# db=d rp=r\nm,a=1 v=5', { series });
    expect(all.map((point) => point.series.index)).toEqual([0, 0, 1, 0, 2]);
    expect(all[0]?.tags).toBe(all[3]?.tags);
    expect(series.all.map(({ name, database, tags }) => `${database} ${name} ${tags.names}`)).toEqual([
      'telegraf m a,b',
      'telegraf m a',
      'd m a',
    ]);
  });

  test('a series knows the fields it has had, and their types', () => {
    const series = new SeriesList();
    points('m w=1,v=1i\nm w=2,v=2i\nm w="x"\nm u=true,w=1e3', { series });
    expect(series.all[0]?.fields()).toEqual([
      { name: 'u', type: 'boolean' },
      { name: 'v', type: 'int' },
      { name: 'w', type: 'float' },
      { name: 'w', type: 'string' },
    ]);
  });

  test('offsets are UTF-16', () => {
    const text = '# ä🔥\nm v="é" 1\n\nm v="🔥" 2\nm v="x" 3';
    const rests = ['m v="é" 1\n\nm v="🔥" 2\nm v="x" 3', 'm v="🔥" 2\nm v="x" 3', 'm v="x" 3'];
    expect(points(text).map(({ offset }) => text.slice(offset))).toEqual(rests);
    expect(points(new TextEncoder().encode(text)).map(({ offset }) => text.slice(offset))).toEqual(rests);
  });

  test('many series and changing layouts', () => {
    const lines = Array.from(
      { length: 3000 },
      (_, i) => `m,host=h${i % 700} ${i % 3 === 0 ? 'a=1,b=2' : `b=${i}`} ${i}`,
    );
    const read = points(lines.join('\n'));
    expect(read.map(({ tags, fields, time }) => [tags.get('host'), fields.get('b'), time])).toEqual(
      lines.map((_, i) => [`h${i % 700}`, i % 3 === 0 ? 2 : i, BigInt(i)]),
    );
  });
});
