import { describe, expect, it } from 'vitest';
import { parseInfluxDuration } from '../../src/influxql/syntax/duration';
import { parseInfluxQL } from '../../src/influxql/syntax/parse';
import { withBudget } from '../../src/text/budget';

const FROM = 'FROM telegraf.autogen.cpu';

function errorOf(text: string): string | undefined {
  const parsed = parseInfluxQL(text);
  return parsed.ok ? undefined : parsed.error;
}

describe('texts that InfluxDB refuses', () => {
  it.each([
    [
      `SELEKT v ${FROM}`,
      'found SELEKT, expected SELECT, DELETE, SHOW, CREATE, DROP, EXPLAIN, GRANT, REVOKE, ALTER, SET, KILL at line 1, char 1',
    ],
    ['SELECT v', 'found EOF, expected FROM at line 1, char 10'],
    [`SELECT v ${FROM} fill`, 'fill must be a function call'],
    [`SELECT v ${FROM} fill()`, 'fill requires an argument, e.g.: 0, null, none, previous, linear'],
    [`SELECT v ${FROM} fill(1, 2)`, 'fill requires an argument, e.g.: 0, null, none, previous, linear'],
    [`SELECT v ${FROM} tz`, 'tz must be a function call'],
    [`SELECT v ${FROM} tz()`, 'tz requires exactly one argument'],
    [
      `SELECT v ${FROM} WHERE ${'('.repeat(20_000)}v`,
      'nested deeper than 500 levels, which the playground does not read',
    ],
    [
      'SHOW x',
      'found x, expected CONTINUOUS, DATABASES, DIAGNOSTICS, FIELD, GRANTS, MEASUREMENT, MEASUREMENTS, QUERIES, RETENTION, SERIES, SHARD, SHARDS, STATS, SUBSCRIPTIONS, TAG, USERS at line 1, char 6',
    ],
    ['SELECT a..b FROM m', undefined],
    ['SELECT a..b.c FROM m', 'too many segments in "a".."b".c at line 1, char 1'],
    ['SELECT v ', 'found EOF, expected FROM at line 1, char 11'],
    ['SELECT mean(v)', 'found EOF, expected FROM at line 1, char 15'],
    ['SELECT 5', 'found EOF, expected FROM at line 1, char 9'],
    [`SELECT v, ${FROM}`, 'found FROM, expected identifier, string, number, bool at line 1, char 11'],
    [`SELECT mean(v ${FROM}`, 'found FROM, expected ) at line 1, char 15'],
    [`SELECT v ${FROM} WHERE`, 'found EOF, expected identifier, string, number, bool at line 1, char 42'],
    [`SELECT v ${FROM} WHERE host = "a`, 'found a, expected identifier, string, number, bool at line 1, char 48'],
    [`SELECT v ${FROM} WHERE host == 'a'`, 'found =, expected identifier, string, number, bool at line 1, char 48'],
    [`SELECT v ${FROM} WHERE host =~ 'a'`, 'found a, expected regex at line 1, char 49'],
    [`SELECT v ${FROM} WHERE host =~ /(/`, 'error parsing regexp: missing closing ): `(` at line 1, char 49'],
    ['SELECT v FROM telegraf.autogen.my-cpu', 'found -, expected ; at line 1, char 34'],
    [`SELECT v ${FROM} ORDER BY`, 'found EOF, expected identifier, ASC, DESC at line 1, char 45'],
    [`SELECT v ${FROM} ORDER BY v`, 'only ORDER BY time supported at this time'],
    [`SELECT v ${FROM} LIMIT -1`, 'found -, expected integer at line 1, char 42'],
    [`SELECT v ${FROM} x y`, 'found x, expected ; at line 1, char 36'],
    ["SELECT v FROM 'telegraf'.autogen.cpu", 'found telegraf, expected identifier at line 1, char 14'],
    [`SELECT mean(v) ${FROM} GROUP BY time(10s) fill(zero)`, 'expected number argument in fill()'],
    [`SELECT v ${FROM} tz('Nowhere/City')`, 'unable to find time zone Nowhere/City'],
    [`SELECT v AS ${FROM}`, 'found FROM, expected identifier at line 1, char 13'],
    [`SELECT name ${FROM}`, 'found NAME, expected identifier, string, number, bool at line 1, char 8'],
    ['SELECT v FROM telegraf.autogen.group', 'found GROUP, expected identifier at line 1, char 32'],
    [`SELECT v ${FROM} WHERE v > 1e3`, 'invalid duration'],
    ['SELECT v FROM telegraf.autogen."cpu', 'found cpu, expected identifier at line 1, char 31'],
    [`SELECT v ${FROM} WHERE host IN ('a')`, 'found IN, expected ; at line 1, char 47'],
    [
      `SELECT v > 1 ${FROM}`,
      'invalid operator > in SELECT clause at line 1, char 8; operator is intended for WHERE clause',
    ],
    [`\n\nSELECT v\n${FROM} WHERE host ==`, 'found =, expected identifier, string, number, bool at line 4, char 39'],
    [`SELECT v ${FROM} WHERE v = $x`, 'missing parameter: x'],
    ['SELECT a.b.c.d FROM m', 'too many segments in "a"."b"."c".d at line 1, char 1'],
    [`SELECT v ${FROM} WHERE v = -`, 'found EOF, expected identifier, number, duration, ( at line 1, char 47'],
  ])('%s', (text, error) => {
    expect(errorOf(text)).toBe(error);
  });

  // Where the end is depends on what has looked at it, and what looks at characters looks behind tokens given back.
  it.each([
    ['SELECT v,', 'found EOF, expected identifier, string, number, bool at line 1, char 11'],
    ['SELECT v FROM telegraf.', 'found EOF, expected identifier at line 1, char 25'],
    ['SELECT v FROM m WHERE a =~', 'found EOF, expected regex at line 1, char 28'],
    ['SELECT v FROM m WHERE a =~ ', 'found EOF, expected regex at line 1, char 29'],
    ['SELECT v --x FROM m', 'found EOF, expected FROM at line 1, char 21'],
    ['SELECT v /*x FROM m', 'found ILLEGAL, expected FROM at line 1, char 10'],
    ['SELECT v FROM telegraf/a/ .b', 'found /, expected ; at line 1, char 23'],
    ['SELECT v FROM m WHERE $a"v" > 1', 'missing parameter: v'],
    ['SELECT v FROM m WHERE $', 'empty bound parameter'],
    ['SELECT v FROM m WHERE $"v', 'found $v, expected identifier, string, number, bool at line 1, char 23'],
    ['SELECT mean(', 'found EOF, expected identifier, string, number, bool at line 1, char 14'],
    ['SELECT mean(v,', 'found EOF, expected identifier, string, number, bool at line 1, char 16'],
    ['SELECT mean(1', 'found EOF, expected ) at line 1, char 14'],
    ['SELECT v FROM m,', 'found EOF, expected identifier at line 1, char 18'],
    ['SELECT v FROM 1', 'found 1, expected identifier at line 1, char 15'],
    ['SELECT v FROM m tz(', 'found EOF, expected identifier, string, number, bool at line 1, char 21'],
    ['SELECT distinct/* c */v FROM m', 'found , expected (, identifier at line 1, char 16'],
    ['SELECT v::  x FROM m', 'found   , expected float, integer, string, boolean, field, tag at line 1, char 11'],
    ["SELECT v FROM m WHERE '\\", 'found \\\0, expected identifier, string, number, bool at line 1, char 25'],
    ['SELECT v FROM m /*c*/ , n LIMIT 99999999999999999999', 'found  , expected regex at line 1, char 16'],
    ['SELECT /a\nb/ FROM m', 'bad regex:  at line 1, char 7'],
  ])('%j', (text, error) => {
    expect(errorOf(text)).toBe(error);
  });

  it('takes comments before a comma', () => {
    expect(errorOf('SELECT v /*c*/ , w FROM m GROUP BY a /*c*/ , b')).toBeUndefined();
  });
});

it('tells no end of a budget as a mistake of the text', () => {
  expect(() =>
    withBudget({ isOutOfTime: () => true }, () => parseInfluxQL(`SELECT ${'v,'.repeat(5_000)}v ${FROM}`)),
  ).toThrow('the budget of time is used up');
});

describe('what a text means', () => {
  it('counts statements', () => {
    const counts = ['', '-- nothing', 'SELECT v FROM m;', 'SELECT v FROM m;; -- x\nSELECT w FROM m'].map((text) => {
      const parsed = parseInfluxQL(text);
      return parsed.ok ? parsed.statements.length : parsed.error;
    });
    expect(counts).toEqual([0, 0, 1, 2]);
  });

  it.each([
    ['SHOW   measurements', 'SHOW MEASUREMENTS'],
    ['explain SELECT v from "a b"', 'EXPLAIN SELECT v FROM "a b"'],
    ['EXPLAIN analyze select 1.5*v from a."b".c', 'EXPLAIN ANALYZE SELECT 1.500 * v FROM a.b.c'],
    ['SHOW MEASUREMENTS WITH MEASUREMENT =~ /c.*/', 'SHOW MEASUREMENTS WITH MEASUREMENT =~ /c.*/'],
    ['SHOW TAG KEYS FROM /c.*/', 'SHOW TAG KEYS FROM /c.*/'],
    ['show series from a.b.c', 'SHOW SERIES FROM a.b.c'],
    ['DELETE FROM "cpu" WHERE time<now() - 1h', 'DELETE FROM cpu WHERE time < now() - 1h'],
    ['show tag values from a,b with key in (x, "y z")', 'SHOW TAG VALUES FROM a, b WITH KEY IN (x, "y z")'],
  ])('tells other statements apart: %s', (text, shown) => {
    expect(parseInfluxQL(text)).toEqual({ ok: true, statements: [{ kind: 'other', text: shown }] });
  });

  it('reads every clause', () => {
    const text = `SELECT mean("v") AS m, -x INTO t FROM a..b, d.r./c.u/ WHERE h = 'x' OR v > 1.5 AND time > now() - 1h30m
      GROUP BY time(10s), h, * fill(-1) ORDER BY time DESC LIMIT 1 OFFSET 2 SLIMIT 3 SOFFSET 4 tz('Europe/Berlin')`;
    const parsed = parseInfluxQL(text);
    const [select] = parsed.ok ? parsed.statements : [];
    expect(select).toMatchObject({
      kind: 'select',
      fields: [
        { expression: { kind: 'call', name: 'mean', args: [{ kind: 'variable', name: 'v' }] }, alias: 'm' },
        {
          expression: {
            kind: 'binary',
            operator: '*',
            left: { kind: 'integer', value: -1n },
            right: { kind: 'variable', name: 'x' },
          },
          alias: '',
        },
      ],
      target: { database: '', retentionPolicy: '', name: 't' },
      sources: [
        { kind: 'measurement', database: 'a', retentionPolicy: '', name: 'b' },
        { kind: 'measurement', database: 'd', retentionPolicy: 'r', name: '', pattern: 'c.u' },
      ],
      condition: {
        operator: 'OR',
        right: {
          operator: 'AND',
          right: { operator: '>', right: { operator: '-', right: { value: 5_400_000_000_000n } } },
        },
      },
      dimensions: [{ kind: 'call', name: 'time' }, { kind: 'variable', name: 'h' }, { kind: 'wildcard' }],
      fill: { type: 'number', value: -1n },
      orderBy: 'time',
      descending: true,
      limit: 1n,
      offset: 2n,
      seriesLimit: 3n,
      seriesOffset: 4n,
      zone: 'Europe/Berlin',
    });
  });

  it('reads subqueries, casts and escapes', () => {
    const text = `SELECT max(m)::float FROM (SELECT mean("a \\" b") AS m FROM x)`;
    expect(errorOf(text)).toBe('found ::, expected FROM at line 1, char 14');
    const parsed = parseInfluxQL(`SELECT m::float, *::tag FROM (SELECT mean("a \\" b") AS m FROM x)`);
    expect(parsed).toMatchObject({
      statements: [
        {
          fields: [{ expression: { type: 'float' } }, { expression: { kind: 'wildcard', type: 'tag' } }],
          sources: [{ kind: 'subquery', select: { fields: [{ expression: { args: [{ name: 'a " b' }] } }] } }],
        },
      ],
    });
  });
});

describe('durations', () => {
  it.each([
    ['1h30m', 5_400_000_000_000n],
    ['5u', 5_000n],
    ['2w1ns', 1_209_600_000_000_001n],
  ])('%s', (text, value) => {
    expect(parseInfluxDuration(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['5x', 'invalid duration'],
    ['5', 'invalid duration'],
    ['1e3', 'invalid duration'],
    ['20000w', 'overflowed duration 20000w: choose a smaller duration or INF'],
  ])('refuses %s', (text, error) => {
    expect(parseInfluxDuration(text)).toEqual({ ok: false, error });
  });
});
