import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance, nearest } from '../../src/language/nearest';

/** By definition, letter by letter. */
function defined(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [before, other] = [a.slice(0, -1), b.slice(0, -1)];
  const steps = [
    defined(before, b) + 1,
    defined(a, other) + 1,
    defined(before, other) + (a.at(-1) === b.at(-1) ? 0 : 1),
  ];
  const isSwapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(...steps, ...(isSwapped ? [defined(a.slice(0, -2), b.slice(0, -2)) + 1] : []));
}

test('The distance is as it is defined, and endless beyond what is asked for', () => {
  const word = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(word, word, fc.nat(4), (a, b, most) => {
      const wanted = defined(a, b);
      expect(distance(a, b)).toBe(wanted);
      expect(distance(a, b, most)).toBe(wanted > most ? Number.POSITIVE_INFINITY : wanted);
    }),
    { numRuns: 500 },
  );
});

test('Among many names the nearest is found as each for itself shows it', () => {
  const word = fc
    .array(fc.constantFrom('a', 'b', 'c', 'D', '_', 'é'), { minLength: 1, maxLength: 9 })
    .map((letters) => letters.join(''));
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), (given, names) => {
      const alone = names.filter((name) => nearest(given, [name]) === name);
      const cost = (name: string) => {
        const [a, b] = [given.toLowerCase(), name.toLowerCase()];
        const [short, long] = a.length < b.length ? [a, b] : [b, a];
        const isBeginning = short.length >= 4 && long.startsWith(short) && long.length - short.length <= 4;
        return a !== b && isBeginning ? 1 : distance(a, b);
      };
      const least = Math.min(...alone.map(cost));
      expect(nearest(given, names)).toBe(alone.find((name) => cost(name) === least));
      for (const name of names) {
        const [a, b] = [given.toLowerCase(), name.toLowerCase()];
        const allowed = a[0] !== b[0] || a.length <= 3 ? 1 : a.length <= 7 ? 2 : 3;
        const isNear = cost(name) <= allowed && (a === b || cost(name) < Math.max(a.length, b.length));
        expect([name, alone.includes(name)]).toEqual([name, isNear]);
      }
    }),
    { numRuns: 500 },
  );
});
