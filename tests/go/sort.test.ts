import { expect, test } from 'vitest';
import { goSorted } from '../../src/go/sort';

/** 3,000 sequences with many equal elements, in several patterns; the same numbers went through Go's sort.Sort. */
function* sequences(): Generator<readonly { readonly key: number; readonly place: number }[]> {
  let state = 12345;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 8;
  };
  for (let c = 0; c < 3000; c++) {
    const length = (next() % 400) + 1;
    let keys = (next() % 30) + 1;
    if (c % 3 === 0) keys = (next() % 1000) + 1;
    const pattern = next() % 5;
    const keyAt = (place: number, random: number) => {
      if (pattern === 1) return Math.floor(place / keys);
      if (pattern === 2) return Math.floor((length - place) / keys);
      if (pattern === 3) return place % keys;
      if (pattern === 4) return next() % 20 === 0 ? next() % keys : Math.floor(place / 2);
      return random % keys;
    };
    yield Array.from({ length }, (_, place) => ({ key: keyAt(place, next()), place }));
  }
}

/** FNV-1a over the decimal places, each followed by a space. */
function digest(texts: Iterable<string>): string {
  let hash = 0x811c9dc5;
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash.toString(16);
}

test('equal elements lie where Go puts them', () => {
  function* places() {
    for (const sequence of sequences()) {
      yield goSorted(sequence, (a, b) => a.key < b.key)
        .map(({ place }) => `${place} `)
        .join('');
    }
  }
  expect(digest(places())).toBe('7e4cc4f0');
});

test('short sequences are sorted stably', () => {
  const items = [3, 1, 3, 2, 1, 3].map((key, place) => ({ key, place }));
  expect(goSorted(items, (a, b) => a.key < b.key).map(({ key, place }) => `${key}${place}`)).toEqual([
    '11',
    '14',
    '23',
    '30',
    '32',
    '35',
  ]);
});
