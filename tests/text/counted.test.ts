import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortQuantity } from '../../src/app/model/words/value-words';
import { counted, withCommas } from '../../src/text/counted';

test.each([
  [0, '0'],
  [-1, '-1'],
  [999, '999'],
  [1_000, '1,000'],
  [-123_456, '-123,456'],
  [1_234_567n, '1,234,567'],
])('%s in groups of three digits', (count, text) => {
  expect(withCommas(count)).toBe(text);
});

test('one of a thing, and more of it', () => {
  expect([counted(1, 'point'), counted(1_200, 'point'), counted(2, 'query', 'queries')]).toEqual([
    '1 point',
    '1,200 points',
    '2 queries',
  ]);
});

test('numbers are written as the locale en-US has them, without asking it', () => {
  const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 });
  fc.assert(
    fc.property(fc.maxSafeInteger(), (count) => {
      expect(withCommas(count)).toBe(count.toLocaleString('en-US'));
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 100_000, max: 999_000_000_000_000 }), fc.constantFrom(1, -1), (count, sign) => {
      const step = 1_000 ** Math.floor(Math.log10(count) / 3) / 100;
      // In the middle of two texts either is right.
      fc.pre(count % step !== step / 2);
      expect(shortQuantity('number', sign * count)).toBe(compact.format(sign * count));
    }),
  );
});
