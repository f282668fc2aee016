/**
 * Two kinds of data below each other: whatever they are, each line that held a point alone is one, or is told.
 * `PAIRS=1 npx vitest run tests/points/formats/pairs.test.ts` tries all of them, otherwise one of some.
 */
import { expect, test } from 'vitest';
import { readData } from '../../../src/points/formats/read/read-data';
import { recogniseData } from '../../../src/points/formats/read/recognise';
import { linesOutside } from '../../../src/points/formats/text-lines';
import type { Range } from '../../../src/text/range';
import { METRIC_WRITERS } from './metric-writers';
import { PARTIAL_WRITERS } from './number-writers';
import { OPTIONS } from './read';
import { TOOL_WRITERS } from './tool-writers';
import { WRITERS, type WrittenPoint } from './writers';

const FORMS = [
  ...WRITERS.map(({ format, write }) => ({ form: format, write })),
  ...[...PARTIAL_WRITERS, ...METRIC_WRITERS, ...TOOL_WRITERS].map(({ form, write }) => ({ form, write })),
];

/** Of so many pairs one is tried. */
const EACH = Number(process.env.PAIRS ?? 7);
/** Milliseconds: machines may be busy. */
const PATIENCE = 120_000;

function read(text: string) {
  const format = recogniseData(text);
  return format === undefined ? undefined : readData(text, format, OPTIONS);
}

/** The text of each form with the places of its points. */
function written(host: string, seconds: bigint) {
  const points = [0, 1, 2, 3].map(
    (n): WrittenPoint => ({
      host: `${host}${n % 2}`,
      note: 'up',
      f: n + 0.5,
      i: BigInt(n),
      time: (seconds + BigInt(n) * 10n) * 1_000_000_000n,
    }),
  );
  return FORMS.map(({ form, write }) => {
    const text = `${write(points).trimEnd()}\n`;
    return { form, text, places: read(text)?.points ?? [] };
  });
}

const ABOVE = written('web', 1_700_000_000n);
const BELOW = written('db', 1_700_001_000n);

/** Lines of places that the reading of the whole neither reads nor tells, and that its sentences do not count. */
function lost(text: string, places: readonly Range[]): readonly string[] {
  const data = read(text);
  if (data === undefined) return [];
  const counts = data.notes.flatMap((note) => /^(One|\d+) lines? .* left out\.$/.exec(note)?.[1] ?? []);
  const counted = counts.reduce((sum, count) => sum + (count === 'One' ? 1 : Number(count)), 0);
  const silent = new Set(linesOutside(text, [...data.points, ...data.leftOut]).map(({ start }) => start));
  const others = linesOutside(text, places);
  const wanted = linesOutside(text, others).filter(({ start }) => silent.has(start));
  return wanted.length <= counted ? [] : wanted.map((line) => line.text);
}

test.each([
  ['right below', ''],
  ['below a blank line', '\n'],
])(
  'no line is lost in silence where one form stands %s another',
  (_, gap) => {
    const pairs = ABOVE.flatMap((above, i) =>
      BELOW.flatMap((below, j) => ((i + j + gap.length) % EACH === 0 ? [{ above, below }] : [])),
    );
    const silent = pairs.flatMap(({ above, below }) => {
      const by = above.text.length + gap.length;
      const places = [...above.places, ...below.places.map(({ start, end }) => ({ start: start + by, end: end + by }))];
      const lines = lost(above.text + gap + below.text, places);
      return lines.length === 0 ? [] : [`${above.form}, ${below.form}: ${lines.join(' | ')}`];
    });
    expect(silent).toEqual([]);
  },
  PATIENCE,
);

test('each form is one of its own here', () => {
  expect(ABOVE.filter(({ places }) => places.length === 0)).toEqual([]);
});
