import { expect, test } from 'vitest';
import { FieldLayout } from '../../src/points/line-protocol/field-layout';

test('finds every field in whatever order names are asked for', () => {
  const names = ['a', 'b', 'c', 'a'];
  const layout = new FieldLayout(
    names,
    names.map((name) => new TextEncoder().encode(name)),
  );
  // Of a field that a line has twice the last one counts.
  const places: Readonly<Record<string, number>> = { a: 3, b: 1, c: 2, none: -1 };
  for (const name of ['a', 'b', 'a', 'b', 'none', 'a', 'c', 'b', 'c', 'a', 'none', 'none', 'b']) {
    expect(layout.place(name)).toBe(places[name]);
  }
});
