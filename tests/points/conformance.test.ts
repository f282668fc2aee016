import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLineProtocol } from '../../src/points/line-protocol/line-protocol';

const CASES = join(__dirname, '../conformance/cases');
const names = readdirSync(CASES).filter((name) => name.startsWith('lp-') && existsSync(join(CASES, name, 'data.lp')));

function record(path: string): Readonly<Record<string, unknown>> {
  const value: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

test.each(names)('Kapacitor answers to %s', (name) => {
  const { precision, writeBatch } = record(join(CASES, name, 'case.json'));
  const { writeErrors = [] } = record(join(CASES, name, 'expected.json'));
  const reader = readLineProtocol(readFileSync(join(CASES, name, 'data.lp'), 'utf8'), {
    ...(typeof precision === 'string' ? { precision } : {}),
    ...(typeof writeBatch === 'number' ? { writeBatch } : {}),
  });
  const refusals: string[] = [];
  for (let request = reader.next(); request !== undefined; request = reader.next()) {
    if (request.refusal !== undefined) refusals.push(request.refusal);
  }
  expect(refusals).toEqual(writeErrors);
});
