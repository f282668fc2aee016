import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type LambdaInstance, ScopeNames } from '../../src/lambda/compile';
import type { Scope } from '../../src/lambda/scope';
import { Duration, type LambdaValue, MISSING } from '../../src/lambda/value';
import { MapFields } from '../../src/points/fields';
import { TagSet } from '../../src/points/tags';
import type { FieldValue } from '../../src/points/value';
import { asSets, compiled, ENVIRONMENT, print } from './fixtures';

/**
 * Random expressions over points whose types change, in two groups, answered by the packages of Kapacitor 1.8.3. Every
 * expression is compiled once, so that what an operator remembers shows.
 */
interface Recorded {
  readonly expression: string;
  readonly as: 'value' | 'condition';
  readonly points: readonly ({ readonly group: string } & Readonly<
    Record<string, readonly [string, string] | string>
  >)[];
  readonly answers: readonly string[];
}

const FILE = readFileSync(new URL('recorded.jsonl', import.meta.url), 'utf8');
const recorded: readonly Recorded[] = FILE.trim()
  .split('\n')
  .map((line) => JSON.parse(line));

function scopeOf(point: Recorded['points'][number]): Scope {
  const fields = new Map<string, FieldValue>();
  const computed = new Map<string, LambdaValue>();
  let time = 0n;
  for (const [name, entry] of Object.entries(point)) {
    if (typeof entry === 'string') continue;
    const [type, text] = entry;
    if (type === 'int') fields.set(name, BigInt(text));
    else if (type === 'float') fields.set(name, Number(text));
    else if (type === 'string') fields.set(name, text);
    else if (type === 'bool') fields.set(name, text === 'true');
    else if (type === 'dur') computed.set(name, new Duration(BigInt(text)));
    else if (type === 'time') time = BigInt(text);
    else computed.set(name, MISSING);
  }
  return { fields: new MapFields(fields), tags: TagSet.empty, time, computed };
}

test.each(recorded.map((entry) => [entry.expression, entry] as const))('%s', (text, { as, points, answers }) => {
  const lambda = compiled(text);
  const names = new ScopeNames(['a', 'b', 'c', 'd', 'time', 'z']);
  const groups = new Map<string, LambdaInstance>();
  const got = points.map((point) => {
    const instance = groups.get(point.group) ?? lambda.instantiate(ENVIRONMENT, names);
    groups.set(point.group, instance);
    const scope = scopeOf(point);
    return print(as === 'value' ? instance.evaluate(scope) : instance.evaluateBool(scope));
  });
  expect(got.map(asSets)).toEqual(answers.map(asSets));
});
