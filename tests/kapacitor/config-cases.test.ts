import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SECTIONS } from '../../src/kapacitor/config/all-sections';
import { readConfiguration } from '../../src/kapacitor/config/config';

const CASES = new URL('../conformance/cases/', import.meta.url);

function recordedError(name: string): string | undefined {
  const expected: { config?: { error?: string } } = JSON.parse(
    readFileSync(new URL(`${name}/expected.json`, CASES), 'utf8'),
  );
  return expected.config?.error;
}

describe('every recorded configuration', () => {
  const names = readdirSync(CASES).filter((name) => existsSync(new URL(`${name}/kapacitor.conf`, CASES)));
  test.each(names)('%s', (name) => {
    const read = readConfiguration(SECTIONS, { text: readFileSync(new URL(`${name}/kapacitor.conf`, CASES), 'utf8') });
    expect(read.ok ? undefined : read.error).toBe(recordedError(name));
  });
});
