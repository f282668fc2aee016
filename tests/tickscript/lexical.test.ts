/** Answers of Kapacitor's own lexer, v1.8.3, for what the recorded vectors do not ask. */
import { describe, expect, it } from 'vitest';
import { format } from '../../src/tickscript/format';
import { dbrpStatement, formatDuration, parseDuration } from '../../src/tickscript/literals';
import { parseScript } from '../../src/tickscript/parse';

const OPERANDS = '"number","string","duration","identifier","TRUE","FALSE","==","(","-","!"';

describe('mistakes', () => {
  it.each([
    // The lexer steps back by the width of the wrong character: a regex that begins with é only works behind = and =~.
    ['f(/é/)', `unexpected unexpected "(" expected "/" line 1 char 3 in "f(/é/)". expected: ${OPERANDS}`],
    ['f(/\u0080/)', `unexpected unexpected "(" expected "/" line 1 char 3 in "f(/\u0080/)". expected: ${OPERANDS}`],
    ['f(/', `unexpected unexpected "\ufffd" expected "/" line 1 char 3 in "f(/". expected: ${OPERANDS}`],
    ['\ufeffx', `unexpected unknown state, last char: '\\ufeff' line 1 char 1 in "\ufeffx". expected: ${OPERANDS}`],
    ['x \0', `unexpected unknown state, last char: '\\x00' line 1 char 3 in "x \0". expected: ${OPERANDS}`],
    ["x '", `unexpected unterminated string line 1 char 3 in "x '". expected: ${OPERANDS}`],
    ["'a\\\\'", `unexpected unterminated string line 1 char 1 in "'a\\\\'". expected: ${OPERANDS}`],
    ['٣', 'illegal number syntax: "٣"'],
    ['٣s', 'invalid duration'],
    ['9223372036854775808', 'illegal number syntax: "9223372036854775808"'],
    ['9223372036854775808s', 'invalid duration'],
    ['99999999w', 'overflowed duration 99999999w: choose a smaller duration or INF'],
  ])('%j', (script, message) => {
    expect(parseScript(script).errors[0]?.message).toBe(`parser: ${message}`);
  });
});

describe('literals', () => {
  it.each([
    ['var x = /é/', 'var x = /é/\n'],
    ['var x=//', 'var x = //\n'],
    ["'''a'' b'''", "'''a'' b'''\n"],
    ["''''a'''", "''''a'''\n"],
    ["''''''", "''''''\n"],
    ["'''a''\\''", "'''a'''''\n"],
    ['00010', '010\n'],
    ['12345678901234567890.5', '12345678901234567000.0\n'],
    ['.5 5. 10µ 10ms', '0.5\n\n5.0\n\n10µ\n\n10ms\n'],
    ['"a\\"b"', '"a\\"b"\n'],
    ['lambda', 'lambda\n'],
    ['streäm\u00a0|from()', 'streäm\n    |from()\n'],
  ])('%j', (script, formatted) => {
    const { program } = parseScript(script);
    expect(program && format(program)).toBe(formatted);
  });
});

describe('durations', () => {
  it.each([
    ['1h30m', 5_400_000_000_000n],
    ['-5m', -300_000_000_000n],
    ['5ns', 5n],
    ['106751d', 9_223_286_400_000_000_000n],
    // Kapacitor's sum wraps round, and only a negative one without a sign is noticed.
    ['-9223372036854775807ns1ns', -9_223_372_036_854_775_808n],
    ['9223372036854775807ns1ns', undefined],
    ['5x', undefined],
    ['5', undefined],
    ['', undefined],
    ['-', undefined],
    ['1s ', undefined],
  ])('%j', (text, value) => {
    const read = parseDuration(text);
    expect(read.ok ? read.value : undefined).toBe(value);
  });

  it.each([
    [0n, '0s'],
    [604_800_000_000_000n, '1w'],
    [90_000_000_000n, '90s'],
    [-60_000_000_000n, '-1m'],
    [1_500n, '1500ns'],
    [2_000n, '2u'],
  ])('prints %s', (value, text) => {
    expect(formatDuration(value)).toBe(text);
  });
});

it.each([
  ['telegraf', 'autogen', 'dbrp "telegraf"."autogen"'],
  ['a"b', '', 'dbrp "a\\"b".""'],
])('the statement of the database %s and the policy %s', (database, retentionPolicy, statement) => {
  expect(dbrpStatement({ database, retentionPolicy })).toBe(statement);
  expect(parseScript(statement).program?.statements).toEqual([
    expect.objectContaining({
      kind: 'dbrp',
      database: expect.objectContaining({ name: database }),
      retentionPolicy: expect.objectContaining({ name: retentionPolicy }),
    }),
  ]);
});
