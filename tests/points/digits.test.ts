import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fourDigits } from '../../src/points/line-protocol/bytes-of-lines';
import { readLineProtocol } from '../../src/points/line-protocol/line-protocol';
import { MOST_SECONDS, nanoseconds } from '../../src/points/nanoseconds';

test('seconds and the rest make nanoseconds, to the last digit', () => {
  const parts = fc.tuple(fc.integer({ min: 0, max: MOST_SECONDS }), fc.integer({ min: 0, max: 999_999_999 }));
  fc.assert(
    fc.property(parts, ([seconds, rest]) => {
      expect(nanoseconds(seconds, rest)).toBe(BigInt(seconds) * 1_000_000_000n + BigInt(rest));
    }),
    { numRuns: 2000 },
  );
  expect(nanoseconds(65_536, 0)).toBe(65_536_000_000_000n);
  expect(nanoseconds(65_535, 999_999_999)).toBe(65_535_999_999_999n);
});

test('four bytes are a number exactly when each of them is a digit', () => {
  for (let number = 0; number < 10_000; number++) {
    expect(fourDigits(viewOf(String(number).padStart(4, '0')), 0)).toBe(number);
  }
  const bytes = fc.uint8Array({ minLength: 4, maxLength: 4 });
  const nearDigits = fc.array(fc.integer({ min: 0x2e, max: 0x3b }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.oneof(bytes, nearDigits.map(Uint8Array.from.bind(Uint8Array))), (four) => {
      const text = String.fromCharCode(...four);
      expect(fourDigits(new DataView(four.buffer), 0)).toBe(/^[0-9]{4}$/.test(text) ? Number(text) : -1);
    }),
    { numRuns: 5000 },
  );
});

test('times are read the same however many digits they have', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 9_223_372_036_854_775_806n }), (time) => {
      // The second line goes the quick way.
      const request = readLineProtocol(`m v=1 1\nm v=1 ${time}\n`).next();
      expect(request?.points[1]?.time).toBe(time);
    }),
    { numRuns: 2000 },
  );
});

function viewOf(text: string): DataView {
  return new DataView(new TextEncoder().encode(text).buffer);
}
