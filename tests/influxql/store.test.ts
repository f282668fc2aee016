import { describe, expect, it } from 'vitest';
import { answerQuery, answerText } from '../../src/influxql/execute/answer';
import { InfluxStore } from '../../src/influxql/store/store';
import { MapFields } from '../../src/points/fields';
import { TagSet } from '../../src/points/tags';
import type { FieldValue } from '../../src/points/value';

const SECOND = 1_000_000_000n;

function write(
  store: InfluxStore,
  seconds: bigint,
  fields: Readonly<Record<string, FieldValue>>,
  tags: Readonly<Record<string, string>> = {},
): boolean {
  const point = {
    name: 'm',
    tags: new TagSet(Object.entries(tags)),
    fields: MapFields.of(Object.entries(fields)),
    time: seconds * SECOND,
  };
  return store.write('db', 'autogen', point);
}

function ask(store: InfluxStore, query: string): readonly (readonly unknown[])[] | string {
  const answer = answerQuery(store, query, 1_000_000n * SECOND);
  if (!answer.ok) return answer.error;
  return answer.series.flatMap(({ rows }) => rows.map(([time, ...values]) => [Number(time) / 1e9, ...values]));
}

describe('points', () => {
  it('replaces fields of a point that is there, and adds new ones', () => {
    const store = new InfluxStore();
    write(store, 10n, { a: 1, b: 'x' });
    write(store, 5n, { a: 2 });
    write(store, 10n, { a: 7, c: true });
    expect(ask(store, 'SELECT a, b, c FROM db.autogen.m')).toEqual([
      [5, 2, null, null],
      [10, 7, 'x', true],
    ]);
  });

  it('leaves out a point with a field of another type in the same week', () => {
    const store = new InfluxStore();
    expect(write(store, 10n, { a: 1 })).toBe(true);
    expect(write(store, 20n, { a: 1n })).toBe(false);
    expect(write(store, 30n * 86_400n, { a: 5n })).toBe(true);
    expect(ask(store, 'SELECT a FROM db.autogen.m')).toEqual([
      [10, 1],
      [2_592_000, 5],
    ]);
  });

  it('has no field and no tag called time', () => {
    const store = new InfluxStore();
    expect(write(store, 10n, { time: 5, a: 1 })).toBe(true);
    expect(write(store, 20n, { time: 5 })).toBe(false);
    expect(write(store, 30n, { a: 1 }, { time: 'x' })).toBe(false);
    expect(ask(store, 'SELECT * FROM db.autogen.m')).toEqual([[10, 1]]);
  });

  it('loses no digit of an integer', () => {
    const store = new InfluxStore();
    write(store, 1n, { big: 9_007_199_254_740_993n });
    write(store, 2n, { big: 2n });
    expect(ask(store, 'SELECT sum(big), max(big) FROM db.autogen.m')).toEqual([
      [0, 9_007_199_254_740_995n, 9_007_199_254_740_993n],
    ]);
  });
});

describe('SELECT … INTO', () => {
  it('writes the rows and says how many', () => {
    const store = new InfluxStore();
    write(store, 10n, { a: 1 }, { host: 'x' });
    write(store, 20n, { a: 3 }, { host: 'x' });
    write(store, 20n, { a: 5 }, { host: 'y' });
    const answer = answerQuery(store, 'SELECT mean(a) AS a INTO db.autogen.t FROM db.autogen.m GROUP BY host', 0n);
    expect(answerText(answer)).toBe(
      '{"results":[{"statement_id":0,"series":[{"name":"result","columns":["time","written"],"values":[["1970-01-01T00:00:00Z",2]]}]}]}',
    );
    expect(ask(store, 'SELECT a, host FROM db.autogen.t')).toEqual([
      [0, 2, 'x'],
      [0, 5, 'y'],
    ]);
  });

  it('needs a policy that is there', () => {
    const store = new InfluxStore();
    write(store, 10n, { a: 1 });
    expect(ask(store, 'SELECT a INTO db.nope.t FROM db.autogen.m')).toBe('retention policy not found: nope');
    expect(ask(store, 'SELECT a INTO nope.autogen.t FROM db.autogen.m')).toBe('database not found: nope');
  });
});

it('sends a message instead of an infinite number, which Kapacitor cannot read', () => {
  const store = new InfluxStore();
  write(store, 10n, { a: 1 });
  const answer = answerQuery(store, 'SELECT ln(a - a) FROM db.autogen.m', 0n);
  expect(answer).toMatchObject({
    ok: false,
    error: "failed to decode JSON: invalid character 'j' looking for beginning of value",
  });
  expect(answerText(answer)).toBe(
    'json: error calling MarshalJSON for type httpd.Response: json: error calling MarshalJSON for type *query.Result: json: unsupported value: -Inf',
  );
});

describe('columns', () => {
  const store = new InfluxStore();
  write(store, 5n, { v: 1, w: 2n });
  write(store, 15n, { v: 1, w: 2n });
  write(store, 20n, { v: 3, w: 2n });
  const columnsOf = (query: string) => {
    const answer = answerQuery(store, query, 1_000_000n * SECOND);
    return answer.ok ? answer.series.map(({ columns }) => columns.join(' ')).join('; ') : answer.error;
  };

  it.each([
    ['v, v, v', 'time v v_1 v_2'],
    ['v, v AS v_1, v', 'time v v_1 v_2'],
    ['v AS x, x, v', 'time x x_1 v'],
    ['mean(v), mean(v), mean(w)', 'time mean mean_1 mean_2'],
  ])('SELECT %s', (selected, columns) => {
    expect(columnsOf(`SELECT ${selected} FROM db.autogen.m`)).toBe(columns);
  });

  it.each([
    ['SELECT v FROM db.autogen.""', 'invalid measurement'],
    ['SELECT v FROM ""', 'invalid measurement'],
    ['SELECT v FROM db.autogen._fieldKeys', "unable to use system source '_fieldKeys': use SHOW FIELD KEYS instead"],
  ])('%s', (query, error) => {
    expect(ask(store, query)).toBe(error);
  });

  it('an area is parted at the end of each window', () => {
    expect(
      ask(store, 'SELECT integral(v) FROM db.autogen.m WHERE time >= 0 AND time < 30s GROUP BY time(10s)'),
    ).toEqual([
      [0, 5],
      [10, 15],
    ]);
  });
});

describe('series that come between two questions', () => {
  it('are in the next answer, in the order of their keys', () => {
    const store = new InfluxStore();
    write(store, 10n, { a: 1 }, { host: 'y' });
    expect(ask(store, 'SELECT a, host FROM db.autogen.m')).toEqual([[10, 1, 'y']]);
    write(store, 10n, { a: 2 }, { host: 'x' });
    expect(ask(store, 'SELECT a, host FROM db.autogen.m')).toEqual([
      [10, 2, 'x'],
      [10, 1, 'y'],
    ]);
  });
});

describe('answers', () => {
  const store = new InfluxStore();
  write(store, 10n, { v: 1, n: 1n }, { host: 'x' });
  write(store, 20n, { v: 5, n: 3n }, { host: 'y' });
  write(store, 30n, { v: 4, n: 7n }, { host: 'x' });
  const warmup = (name: string, type: string) => `SELECT ${name}(v, 2, 0, '${type}') FROM db.autogen.m`;
  it.each([
    [
      'each host its greatest, then the greatest of them',
      'SELECT top(v, host, 2) FROM db.autogen.m',
      [
        [20, 5, 'y'],
        [30, 4, 'x'],
      ],
    ],
    ['an area from behind', 'SELECT integral(v) FROM db.autogen.m ORDER BY time DESC', [[0, -75]]],
    [
      'an area of integers from behind',
      'SELECT integral(n) FROM db.autogen.m WHERE time >= 0 AND time <= 40s ORDER BY time DESC',
      [[40.000000001, -70]],
    ],
    [
      'areas of intervals from behind',
      'SELECT integral(v) FROM db.autogen.m WHERE time >= 0 AND time < 40s GROUP BY time(20s) ORDER BY time DESC',
      [
        [40, -45],
        [40, 0],
        [20, -30],
      ],
    ],
    [
      'no such warm-up',
      warmup('exponential_moving_average', 'none'),
      "exponential_moving_average warmup type must be one of: 'exponential' 'simple'",
    ],
    [
      'no such warm-up',
      warmup('chande_momentum_oscillator', 'nil'),
      "chande_momentum_oscillator warmup type must be one of: 'none' 'exponential' 'simple'",
    ],
    [
      'a warm-up',
      warmup('chande_momentum_oscillator', 'none'),
      [
        [10, 0],
        [20, 100],
        [30, 60],
      ],
    ],
  ])('%s: %s', (_, query, answer) => {
    expect(ask(store, query)).toEqual(answer);
  });
});

// As a dense series shows them: New York puts its clocks forward on 11 March 2018 and back on 4 November.
describe.each([
  ['2018-03-10T05:00:00Z', '2018-03-13T04:00:00Z'],
  ['2018-11-03T04:00:00Z', '2018-11-06T05:00:00Z'],
])('empty intervals from %s to %s', (from, to) => {
  const [start, end] = [from, to].map((time) => BigInt(Date.parse(time)) / 1000n);
  it.each(['1h', '6h', '12h', '1d'])('of %s begin where full ones do', (interval) => {
    const timesOf = (isThere: (index: number) => boolean) => {
      const store = new InfluxStore();
      let index = 0;
      for (let time = start ?? 0n; time < (end ?? 0n); time += 1_800n)
        if (isThere(index++)) write(store, time, { v: 1 });
      const rows = ask(
        store,
        `SELECT count(v) FROM db.autogen.m WHERE time >= '${from}' AND time < '${to}' GROUP BY time(${interval}) fill(0) tz('America/New_York')`,
      );
      return Array.isArray(rows) ? rows.map(([time]) => time) : rows;
    };
    expect(timesOf((index) => index === 0)).toEqual(timesOf(() => true));
  });
});
