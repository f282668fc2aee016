/** Random points: a few measurements, hosts that come and go, fields that are sometimes missing. */
import type { Random } from './random';
import type { FieldType } from './random-expressions';

export const MEASUREMENTS = ['cpu', 'mem'] as const;
/** What most points have. */
export const FIELDS: ReadonlyMap<string, FieldType> = new Map([
  ['v', 'float'],
  ['n', 'int'],
  ['s', 'string'],
  ['b', 'boolean'],
]);

const START = 1_528_102_800_000_000_000n;
const STEPS = [1n, 2n, 3n, 5n, 7n, 10n, 10n, 10n];
const NS = 1_000_000_000n;

export function randomData(random: Random, count: number): string {
  const step = random.pick(STEPS) * NS;
  const isJittery = random.chance(0.3);
  const isUnordered = random.chance(0.25);
  const hasTwins = random.chance(0.2);
  const lines: string[] = [];
  let time = START + BigInt(random.below(60)) * NS;
  while (lines.length < count) {
    for (const measurement of MEASUREMENTS) {
      for (const host of ['a', 'b']) {
        if (random.chance(0.15)) continue;
        if (hasTwins && random.chance(0.2)) lines.push(`${measurement},host=${host} ${fields(random)} ${time}\n`);
        const late =
          isUnordered && random.chance(0.1) ? -3n * step : isJittery ? BigInt(random.below(900)) * 1_000_000n : 0n;
        lines.push(`${measurement}${tags(random, host)} ${fields(random)} ${time + late}\n`);
      }
    }
    time += random.chance(0.05) ? step * BigInt(1 + random.below(20)) : step;
  }
  return lines.join('');
}

function tags(random: Random, host: string): string {
  return `${random.chance(0.9) ? `,dc=${random.pick(['x', 'y', 'x\\ y', 'ü\\,\\='])}` : ''}${random.chance(0.95) ? `,host=${host}` : ''}`;
}

function fields(random: Random): string {
  const parts = [
    `v=${random.pick([0, 1, 2.5, 10, 20.25, 42.5, 60, 75.5, 90, 99.9, 100, -3.25, 1e21, 0.1, 1e-7, 123456789.125, 3e6])}`,
    `n=${random.pick([0, 1, 2, 3, 5, 10, 50, 51, 99, 100, -7, 1000, 123456789])}i`,
    `s="${random.pick(['a', 'b', 'up', 'down', 'x y', '<&>', 'q\\"q'])}"`,
    `b=${random.chance(0.5)}`,
  ].filter(() => random.chance(0.92));
  return parts.length === 0 ? 'n=1i' : parts.join(',');
}
