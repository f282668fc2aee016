import { describe, expect, it } from 'vitest';
import { format } from '../../src/tickscript/format';
import { parseLambda, parseScript } from '../../src/tickscript/parse';
import { callsOf } from '../../src/tickscript/walk';

const OPERANDS = '"number","string","duration","identifier","TRUE","FALSE","==","(","-","!"';

interface Row {
  readonly script: string;
  /** Text under each error and its message. */
  readonly errors: readonly (readonly [text: string, message: string])[];
  readonly partial: string;
}

it.each<Row>([
  {
    script: 'stream\n    |from()\n        .measurement(cpu\')\n    |where(lambda: "a" > )\n    |log()\n',
    errors: [
      ["')", `parser: unexpected unterminated string line 3 char 25 in "rement(cpu')". expected: ")"`],
      [')', `parser: unexpected ) line 4 char 26 in "da: "a" > )". expected: ${OPERANDS}`],
    ],
    partial: 'stream\n    |from()\n    |log()\n',
  },
  {
    script: 'var x = 08\nvar y = 1\nvar z = )\nstream|from()',
    errors: [
      ['08', 'parser: illegal number syntax: "08"'],
      [')', `parser: unexpected ) line 3 char 9 in "var z = )". expected: ${OPERANDS}`],
    ],
    partial: 'var x = \n\nvar y = 1\n\nvar z = \n\nstream\n    |from()\n',
  },
  {
    script: 'stream|where(lambda: 1 2)|log().\nvar a = 1 /',
    errors: [
      ['2', 'parser: unexpected number line 1 char 24 in "lambda: 1 2)|log().". expected: ")"'],
      ['var', 'parser: unexpected var line 2 char 1 in "var a = 1 ". expected: "identifier"'],
    ],
    partial: 'stream\n    |log()\n',
  },
  {
    script: 'var x = stream\n    |where(lambda: "a" >)\n    |log(5 6)\nx|log()',
    errors: [
      [')', `parser: unexpected ) line 2 char 25 in "bda: "a" >)". expected: ${OPERANDS}`],
      ['6', 'parser: unexpected number line 3 char 12 in "   |log(5 6)". expected: ")"'],
    ],
    partial: 'var x = stream\n\nx\n    |log()\n',
  },
  {
    script: 'stream|from()\n    |where(lambda: TRUE).',
    errors: [['', 'parser: unexpected EOF line 2 char 26 in "da: TRUE).". expected: "identifier"']],
    partial: 'stream\n    |from()\n    |where(lambda: TRUE)\n',
  },
  {
    script: 'stream|from(',
    errors: [['', `parser: unexpected EOF line 1 char 13 in "ream|from(". expected: ${OPERANDS}`]],
    partial: 'stream\n',
  },
  // A parenthesis too many is no beginning of arguments.
  {
    script: 'stream|a())|b(1 2)|c()',
    errors: [
      [')', `parser: unexpected ) line 1 char 11 in "stream|a())|b(1 2)|c". expected: ${OPERANDS}`],
      ['2', 'parser: unexpected number line 1 char 17 in "|a())|b(1 2)|c()". expected: ")"'],
    ],
    partial: 'stream\n    |a()\n\n\n    |c()\n',
  },
  {
    script: 'stream|a(\n  |b())|c()\nx|d(2 3)|e()',
    errors: [
      ['|', `parser: unexpected | line 2 char 3 in "  |b())|c()". expected: ${OPERANDS}`],
      ['3', 'parser: unexpected number line 3 char 7 in "x|d(2 3)|e()". expected: ")"'],
    ],
    partial: 'stream\n    |c()\n\nx\n    |e()\n',
  },
  {
    script: 'var x = 1.2.3',
    errors: [
      [
        '1.2.',
        `parser: unexpected multiple decimals in number line 1 char 9 in "var x = 1.2.3". expected: ${OPERANDS}`,
      ],
    ],
    partial: 'var x = \n',
  },
  // A chain goes on behind the arguments that are wrong, not within them.
  {
    script: 'stream|a(1 2, f(1)|x())|b()',
    errors: [['2', 'parser: unexpected number line 1 char 12 in "tream|a(1 2, f(1)|x(". expected: ")"']],
    partial: 'stream\n    |b()\n',
  },
  // What begins anew has nothing of the chain before it.
  {
    script: 'var x = stream|a( |b()\nvar y = x|c(',
    errors: [
      ['|', `parser: unexpected | line 1 char 19 in "stream|a( |b()". expected: ${OPERANDS}`],
      ['', `parser: unexpected EOF line 2 char 13 in "r y = x|c(". expected: ${OPERANDS}`],
    ],
    partial: 'var x = stream\n\nvar y = x\n',
  },
])('finds every mistake of $script', ({ script, errors, partial }) => {
  const parsed = parseScript(script);
  expect(parsed.program).toBeUndefined();
  expect(parsed.errors.map(({ range, message }) => [script.slice(range.start, range.end), message])).toEqual(errors);
  expect(format(parsed.partial)).toBe(partial);
});

describe('nesting', () => {
  const TOO_DEEP = 'nested deeper than 500 levels, which the playground does not read';
  const deep = (n: number) => `var x = ${'('.repeat(n)}1${')'.repeat(n)}`;
  // In a browser's worker the stack is half of this one's and may end before 500; 250 fit there.
  it.each([
    ['parentheses', 350, deep],
    ['calls', 350, (n: number) => `var x = ${'f('.repeat(n)}1${')'.repeat(n)}`],
    ['calls of steps', 350, (n: number) => `stream${'|f(x'.repeat(n)}${')'.repeat(n)}`],
    ['signs', 350, (n: number) => `var x = ${'-'.repeat(n)}1`],
    ['negations', 350, (n: number) => `var x = lambda: ${'! '.repeat(n)}TRUE`],
    ['a lambda’s text', 350, (n: number) => `var x = lambda: ${'(1 + '.repeat(n)}1${')'.repeat(n)}`],
  ])('%s work to %i levels, and are refused with their place beyond 500', (_, works, text) => {
    expect(parseScript(text(works)).errors).toEqual([]);
    for (const n of [501, 100_000]) {
      const { errors } = parseScript(text(n));
      expect(errors.map(({ message }) => message)).toEqual([
        expect.stringMatching(
          new RegExp(`^parser: line 1 char \\d+: (?:${TOO_DEEP}|nested deeper than the playground reads)$`),
        ),
      ]);
    }
  });

  it('is told of a lambda by itself too', () => {
    const parsed = parseLambda('('.repeat(501));
    expect(parsed.ok ? undefined : parsed.error.message).toMatch(/^parser: line 1 char \d+: nested deeper than /);
  });

  it('counts side by side as one', () => {
    expect(parseScript(`var x = lambda: ${'(1) + -(1) + '.repeat(2_000)}1`).errors).toEqual([]);
  });
});

it('reads a list of thousands and a chain of thousands', () => {
  const list = `[${"'a',".repeat(5000)}]`;
  expect(parseScript(`stream|from().groupBy(${list})`).errors).toEqual([]);
  const { program } = parseScript(`stream${'|log()'.repeat(5000)}`);
  expect(program && format(program)).toBe(`stream\n${'    |log()\n'.repeat(5000)}`);
});

it('reads, formats and walks an expression of thousands of operators', () => {
  const text = `x|where(lambda: ${'f() OR '.repeat(10_000)}TRUE)`;
  const { program } = parseScript(text);
  expect(program && format(program)).toBe(`x\n    |where(lambda: ${'f() OR '.repeat(10_000)}TRUE)\n`);
  expect(program && callsOf(program).length).toBe(10_001);
});
