import { expect, test } from 'vitest';
import { readLineProtocol } from '../../src/points/line-protocol/line-protocol';
import { generateSamples } from './generate-samples';

function read(text: string) {
  const request = readLineProtocol(text, { writeBatch: 1e6 }).next();
  expect(request?.refusal).toBeUndefined();
  return request?.points ?? [];
}

test('the same seed gives the same points, another seed others', () => {
  expect(generateSamples({ seed: 7 })).toBe(generateSamples({ seed: 7 }));
  expect(generateSamples({ seed: 7 })).not.toBe(generateSamples({ seed: 8 }));
});

test('every host has a point in every interval', () => {
  const points = read(generateSamples({ points: 10, hosts: 3, gaps: 0 }));
  expect(
    points.map(({ time, tags }) => `${(time - 1514764800000000000n) / 10_000_000_000n} ${tags.get('host')}`),
  ).toEqual(Array.from({ length: 30 }, (_, i) => `${Math.floor(i / 3)} web0${(i % 3) + 1}`));
  expect([...(points[0]?.fields.entries() ?? [])].map(([name, value]) => `${name} ${typeof value}`)).toEqual([
    'n_users bigint',
    'usage_idle number',
    'usage_system number',
    'usage_user number',
  ]);
});

test('a spike leaves less than ten percent idle, and nothing else does', () => {
  const idle = read(generateSamples({ points: 100, hosts: 1, spikes: 1 })).map(({ fields }) =>
    Number(fields.get('usage_idle')),
  );
  const low = idle.filter((value) => value < 10);
  expect(low.length).toBe(8);
  expect(Math.min(...idle.filter((value) => value >= 10))).toBeGreaterThan(50);
});

test('a host that falls silent has fewer points', () => {
  expect(read(generateSamples({ points: 100, hosts: 1, gaps: 1 })).length).toBe(92);
});

test('no points', () => expect(generateSamples({ points: 0 })).toBe(''));
