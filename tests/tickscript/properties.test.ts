import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comment, Expression, Program, Statement } from '../../src/tickscript/ast';
import { format, formatExpression } from '../../src/tickscript/format';
import { parseLambda, parseScript } from '../../src/tickscript/parse';
import { recordedScripts } from '../fuzz/recorded';

/** A tree without places, comments and layout: what a script means. */
function meaning(node: Program | Statement | Expression | Comment): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) => {
      if (PLACES.has(key)) return undefined;
      return typeof value === 'bigint' ? `${value}i` : value;
    }),
  );
}
/** What Kapacitor's formatter itself loses: quotes in a dbrp's name, the parentheses of a regex or star, comments inside expressions. */
const LOSSY = [/dbrp "[^\n]*\\"/, /\(\s*[/*]/, /\/\//];
const PLACES = new Set(['range', 'nameRange', 'position', 'comment', 'multiLine']);

/** Redundant parentheses are dropped, and two scripts that differ in nothing else mean the same. */
const name = fc.stringMatching(/^[a-z]{1,3}$/).map((text) => `x${text}`);
const literal = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String),
  fc.nat(511).map((value) => `0${value.toString(8)}`),
  fc.double({ min: 0, max: 1e20, noNaN: true, noDefaultInfinity: true }).map((value) => value.toFixed(3)),
  fc.string({ unit: 'binary', maxLength: 6 }).map((text) => `'${text.replaceAll(/['\\]/g, "\\'")}'`),
  fc.string({ maxLength: 6 }).map((text) => `'''${text.replaceAll("'", '"')}'''`),
  fc.constantFrom('TRUE', 'FALSE', '10s', '1ms', '5u', '3w'),
  fc.string({ maxLength: 4 }).map((text) => `"${text.replaceAll(/["\\]/g, '\\"')}"`),
);
const { operand } = fc.letrec<{ operand: string }>((tie) => ({
  operand: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    literal,
    name,
    fc
      .tuple(tie('operand'), fc.constantFrom('+', '-', '*', '/', 'AND', 'OR', '==', '<'), tie('operand'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    tie('operand').map((inner) => `-${inner}`),
    fc.tuple(name, fc.array(tie('operand'), { maxLength: 3 })).map(([call, args]) => `${call}(${args.join(', ')})`),
  ),
}));
const argument = fc.oneof(
  operand.map((text) => `lambda: ${text}`),
  literal,
  fc.constant("['a', *]"),
);
const chain = fc
  .array(fc.tuple(fc.constantFrom('|', '.', '@'), name, fc.array(argument, { maxLength: 3 })), { maxLength: 4 })
  .map(
    (steps) => `stream${steps.map(([operator, step, args]) => `${operator}${step}(${args.join(',\n')})`).join(' ')}`,
  );
const statement = fc.oneof(
  chain,
  fc.tuple(name, chain).map(([variable, value]) => `var ${variable} = ${value}`),
  fc.tuple(name, operand).map(([variable, value]) => `var ${variable} = ${value}`),
  name.map((variable) => `// about ${variable}\nvar ${variable} float`),
  fc.constant('dbrp "telegraf"."autogen"'),
);
const script = fc.array(statement, { maxLength: 6 }).map((statements) => statements.join('\n'));

describe('properties', { timeout: 60_000 }, () => {
  it('formatting changes no meaning', () => {
    fc.assert(
      fc.property(script, (text) => {
        const { program, errors } = parseScript(text);
        expect(errors).toEqual([]);
        if (program === undefined) return;
        const again = parseScript(format(program)).program;
        expect(again && meaning(again)).toEqual(meaning(program));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('formatting of recorded scripts changes no meaning', () => {
    const changed = recordedScripts().filter((text) => {
      const { program } = parseScript(text);
      if (program === undefined || LOSSY.some((pattern) => pattern.test(text))) return false;
      const again = parseScript(format(program)).program;
      return again === undefined || JSON.stringify(meaning(again)) !== JSON.stringify(meaning(program));
    });
    expect(changed).toEqual([]);
  });

  it('lambda texts come back as they were', () => {
    fc.assert(
      fc.property(operand, (text) => {
        const first = parseLambda(text);
        if (!first.ok) throw new Error(first.error.message);
        const second = parseLambda(formatExpression(first.lambda.expression));
        expect(second.ok && meaning(second.lambda)).toEqual(meaning(first.lambda));
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { partial, errors } = parseScript(text);
        format(partial);
        for (const { range } of errors) expect(range.start <= range.end && range.end <= text.length).toBe(true);
        parseLambda(text);
      }),
      { numRuns: 1000, seed: 3 },
    );
  });
});
