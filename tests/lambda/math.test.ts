import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FunctionState } from '../../src/lambda/function-state';
import { LAMBDA_FUNCTIONS } from '../../src/lambda/functions/all';
import type { LambdaValue } from '../../src/lambda/value';

const view = new DataView(new ArrayBuffer(8));

function floatOf(hex: string): number {
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

// FUNCTION X Y RESULT as the bits of float64, printed by Go 1.26 on amd64. Integer arguments are floats there.
const lines = readFileSync(new URL('math-values.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');
function groups(): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of lines) {
    const name = line.slice(0, line.indexOf(' '));
    found.set(name, [...(found.get(name) ?? []), line]);
  }
  return found;
}

test.each([...groups()])('%s gives the same bits as Go', (name, values) => {
  const entry = LAMBDA_FUNCTIONS.get(name);
  const parameters = entry?.signatures[0]?.parameters ?? [];
  for (const value of values) {
    const [, x = '', y = '', result = ''] = value.split(' ');
    const given = [floatOf(x), floatOf(y)].slice(0, parameters.length);
    const args = given.map((arg, i): LambdaValue => (parameters[i] === 'int' ? BigInt(arg) : arg));
    const got = entry?.call(args, new FunctionState(0n), { now: () => 0n, zone: 'UTC' });
    expect(got, `${name}(${args.join(', ')})`).toBe(floatOf(result));
  }
});
