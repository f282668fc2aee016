/** A few inputs of every kind; many of one: `npm run fuzz -- KIND`. */
import { expect, test } from 'vitest';
import { KINDS, type Kind } from './kinds';
import { Random } from './random';

const COUNT = 60;
const ALL: readonly (readonly [string, Kind])[] = Object.entries(KINDS);

test.each(ALL)(`${COUNT} mutated %s break nothing`, { timeout: 60_000 }, async (_, kind) => {
  const random = new Random(3);
  const make = kind.start();
  for (let made = 0; made < COUNT; made++) {
    const input = make(random);
    expect(await kind.check(input), String(input)).toBeUndefined();
  }
});
