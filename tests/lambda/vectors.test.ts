import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseRFC3339 } from '../../src/go/time/time';
import { compileLambda, ScopeNames } from '../../src/lambda/compile';
import { LAMBDA_FUNCTIONS } from '../../src/lambda/functions/all';
import type { Scope } from '../../src/lambda/scope';
import { Duration, floatToInt, type LambdaValue, MISSING } from '../../src/lambda/value';
import { MapFields } from '../../src/points/fields';
import { TagSet } from '../../src/points/tags';
import type { FieldValue } from '../../src/points/value';
import { scriptPositionAt } from '../../src/tickscript/errors';
import { parseDuration } from '../../src/tickscript/literals';
import { parseLambda } from '../../src/tickscript/parse';
import { asSets, print } from './fixtures';

interface Vector {
  readonly expr: string;
  readonly value?: string;
  readonly predicate?: boolean;
  readonly parseError?: string;
  readonly compileError?: string;
  readonly evalError?: string;
  readonly predicateError?: string;
  readonly unorderedList?: boolean;
}
interface VectorFile {
  readonly scope: Readonly<Record<string, readonly [string, (string | number | boolean)?]>>;
  readonly cases: readonly Vector[];
}

function load(name: string): VectorFile {
  const file = new URL(`../conformance/vectors/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8'));
}

function scopeOf(file: VectorFile): Scope {
  const fields: [string, FieldValue][] = [];
  const computed = new Map<string, LambdaValue>();
  let time = 0n;
  for (const [name, [type, value]] of Object.entries(file.scope)) {
    // The maker of the file read its numbers as float64 too.
    if (type === 'int') fields.push([name, floatToInt(Number(value))]);
    else if (type === 'nil') fields.push([name, null]);
    else if (type === 'time') time = parseRFC3339(String(value)) ?? 0n;
    else if (type === 'dur') {
      const read = parseDuration(String(value));
      if (read.ok) computed.set(name, new Duration(read.value));
    } else if (type === 'missing') computed.set(name, MISSING);
    else if (value !== undefined) fields.push([name, value]);
  }
  return { fields: MapFields.of(fields), tags: TagSet.empty, time, computed };
}

describe.each(['lambda', 'lambda-random'])('vectors of %s', (name) => {
  const file = load(name);
  const environment = { now: () => 0n, zone: 'UTC', functions: LAMBDA_FUNCTIONS };
  const scope = scopeOf(file);
  const names = new ScopeNames(Object.keys(file.scope));
  // No field of ours can be a float32.
  const cases = file.cases.filter(({ expr }) => !expr.includes('"i32"'));

  test.each(cases.map((vector) => [vector.expr, vector] as const))('%s', (expr, vector) => {
    const same = (text: string): string => (vector.unorderedList ? asSets(text) : text);
    const parsed = parseLambda(expr);
    if (!parsed.ok) {
      const at = scriptPositionAt(expr, parsed.error.range.start);
      expect({ parseError: parsed.error.message, at }).toMatchObject({ parseError: vector.parseError });
      return;
    }
    expect(vector.parseError).toBeUndefined();
    const compiled = compileLambda(parsed.lambda.expression, LAMBDA_FUNCTIONS);
    if (!compiled.ok) {
      expect(compiled.error).toBe(vector.compileError);
      return;
    }
    expect(vector.compileError).toBeUndefined();
    const value = print(compiled.lambda.instantiate(environment, names).evaluate(scope));
    expect(same(value)).toBe(same(vector.value ?? `error:${vector.evalError}`));
    if (vector.predicate === undefined && vector.predicateError === undefined) return;
    // Compiled anew, because an operator remembers the types that it could not handle.
    const again = compileLambda(parsed.lambda.expression, LAMBDA_FUNCTIONS);
    const predicate = print(again.ok && again.lambda.instantiate(environment, names).evaluateBool(scope));
    const expected =
      vector.predicateError === undefined ? `bool:${vector.predicate}` : `error:${vector.predicateError}`;
    expect(same(predicate)).toBe(same(expected));
  });
});
