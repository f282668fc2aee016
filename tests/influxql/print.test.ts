import { describe, expect, it } from 'vitest';
import { parseInfluxQL } from '../../src/influxql/syntax/parse';
import { printSelect } from '../../src/influxql/syntax/print';

function printed(text: string): string {
  const parsed = parseInfluxQL(text);
  if (!parsed.ok) return parsed.error;
  const [statement] = parsed.statements;
  return statement?.kind === 'select' ? printSelect(statement) : 'no SELECT';
}

describe('a statement printed again', () => {
  it.each([
    ['select v from m', 'SELECT v FROM m'],
    [
      'SELECT v * 0.0001, v*0.0015, 99.9+v,v * 99.9999 FROM m',
      'SELECT v * 0.000, v * 0.002, 99.900 + v, v * 100.000 FROM m',
    ],
    ['SELECT -v, -5, - (v), +v FROM m', 'SELECT -1 * v, -5, -1 * (v), 1 * v FROM m'],
    ['SELECT 007 * v FROM m', 'SELECT 7 * v FROM m'],
    ['SELECT v FROM "telegraf"."autogen"."cpu"', 'SELECT v FROM telegraf.autogen.cpu'],
    ['SELECT v FROM telegraf..cpu', 'SELECT v FROM telegraf..cpu'],
    ['SELECT v FROM "my db"."r p"."a-b"', 'SELECT v FROM "my db"."r p"."a-b"'],
    ['SELECT "name", "Select", "a b", "a""b" FROM m', 'found b, expected FROM at line 1, char 36'],
    ['SELECT "name", "Select", "a b", "a\\"b" FROM m', 'SELECT "name", "Select", "a b", "a\\"b" FROM m'],
    ['SELECT "a\\nb", v FROM "a\\\\nb"', 'SELECT "a\\nb", v FROM "a\\\\nb"'],
    ['SELECT MEAN(v) AS "x y" FROM m', 'SELECT mean(v) AS "x y" FROM m'],
    [
      "SELECT v FROM m WHERE a <> 'x' and (b =~ /a\\/b/ OR NOT = 'it\\'s')",
      "SELECT v FROM m WHERE a != 'x' AND (b =~ /a\\/b/ OR NOT = 'it\\'s')",
    ],
    ['SELECT v::float, w::tag, *::field FROM m', 'SELECT v::float, w::tag, *::field FROM m'],
    ['SELECT distinct v FROM m', 'SELECT DISTINCT v FROM m'],
    ['SELECT /c.*/ FROM db.rp./a/', 'SELECT /c.*/ FROM db.rp./a/'],
    ['SELECT v /* x */ -- y\nFROM m;', 'SELECT v FROM m'],
    ['SELECT v INTO db.rp.:MEASUREMENT FROM m', 'SELECT v INTO db.rp.:MEASUREMENT FROM m'],
    ['SELECT v INTO "t" FROM m', 'SELECT v INTO t FROM m'],
    [
      'SELECT v FROM m GROUP BY time(90s, -10s), host, *, /h/',
      'SELECT v FROM m GROUP BY time(90s, -10s), host, *, /h/',
    ],
    [
      'SELECT v FROM m WHERE time > 120s AND time < 1000h AND time < 100000ns AND time < 0s',
      'SELECT v FROM m WHERE time > 2m AND time < 1000h AND time < 100u AND time < 0s',
    ],
    ['SELECT v FROM m GROUP BY time(1m) fill(null)', 'SELECT v FROM m GROUP BY time(1m)'],
    ['SELECT v FROM m fill(-3)', 'SELECT v FROM m fill(-3)'],
    ['SELECT v FROM m fill(5.0)', 'SELECT v FROM m fill(5)'],
    ['SELECT v FROM m fill(20999999.5)', 'SELECT v FROM m fill(2.09999995e+07)'],
    ['SELECT v FROM m fill(previous)', 'SELECT v FROM m fill(previous)'],
    ['SELECT v FROM m ORDER BY time', 'SELECT v FROM m ORDER BY time ASC'],
    ['SELECT v FROM m ORDER BY desc', 'SELECT v FROM m ORDER BY DESC'],
    [
      "SELECT v FROM m ORDER BY time DESC LIMIT 3 OFFSET 1 SLIMIT 2 SOFFSET 4 tz('Europe/Paris')",
      "SELECT v FROM m ORDER BY time DESC LIMIT 3 OFFSET 1 SLIMIT 2 SOFFSET 4 TZ('Europe/Paris')",
    ],
    ['SELECT v FROM (SELECT mean(v) FROM m)', 'SELECT v FROM (SELECT mean(v) FROM m)'],
  ])('%s', (text, expected) => {
    expect(printed(text)).toBe(expected);
  });
});
