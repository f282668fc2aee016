import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { format } from '../../src/tickscript/format';
import { parseScript } from '../../src/tickscript/parse';

interface Vector {
  readonly script: string;
  readonly error?: string | null;
  readonly formatted?: string;
}

function vectors(name: string): readonly Vector[] {
  return JSON.parse(readFileSync(new URL(`../conformance/vectors/${name}.json`, import.meta.url), 'utf8'));
}

const SCRIPT = 'invalid TICKscript: ';

describe.each(['format', 'format-random'])('%s', (name) => {
  it.each(vectors(name))('%j', ({ script, error, formatted }) => {
    const { program, errors } = parseScript(script);
    if (error !== undefined) expect(errors[0]?.message).toBe(error);
    else expect(program && format(program)).toBe(formatted);
  });
});

describe('syntax', () => {
  const wrong = vectors('syntax').filter(({ error }) => error?.startsWith(`${SCRIPT}parser: `));
  it.each(wrong)('%j', ({ script, error }) => {
    expect(SCRIPT + parseScript(script).errors[0]?.message).toBe(error);
  });
  const right = vectors('syntax').filter(({ error }) => !error?.includes('parser: '));
  it.each(right)('parses %j', ({ script }) => {
    expect(parseScript(script).errors).toEqual([]);
  });
});
