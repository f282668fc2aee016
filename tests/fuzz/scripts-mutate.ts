/** Scripts made wrong on purpose, the same ones for the same seed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Random = () => number;

/** Mulberry32: numbers in [0, 1). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const CASES = 'tests/conformance/cases';
const VECTORS = 'tests/conformance/vectors';

/** Every script of the recorded cases and vectors. */
export function recordedScripts(): readonly string[] {
  const scripts = new Set<string>();
  for (const folder of readdirSync(CASES)) {
    for (const file of readdirSync(join(CASES, folder)))
      if (file.endsWith('.tick')) scripts.add(readFileSync(join(CASES, folder, file), 'utf8'));
  }
  for (const name of ['syntax', 'format', 'format-random', 'probes']) {
    const vectors: { script: string }[] = JSON.parse(readFileSync(join(VECTORS, `${name}.json`), 'utf8'));
    for (const { script } of vectors) scripts.add(script);
  }
  return [...scripts];
}

/** Pieces that mean something to the lexer, and characters that go wrong easily. */
export const SCRIPT_PIECES: readonly string[] = [
  ...["'", '"', '/', '//', '\\', "'''", '\n', ' ', '\t', '\r\n', '(', ')', '[', ']', ',', '.', '|', '@', '*', '=', '!'],
  ...['-', '+', '%', '<', '>=', '==', '!=', '=~', '!~', ' AND ', ' OR ', 'TRUE', 'FALSE', 'lambda: ', 'var ', 'dbrp '],
  ...[
    'x',
    'stream',
    'batch',
    '08',
    '017',
    '1.5',
    '.5',
    '5.',
    '1.2.3',
    '10s',
    '99999999w',
    '9223372036854775808',
    '10µ',
  ],
  ...['é', '日', '𝒳', '٣', '\u00a0', '\ufeff', '\0', '// c\n', '/a/', '/(/', "'a\\'b'", '"r"', '$', ';', '{', '#', '_'],
  ...['|from()', '.where(lambda: "a" > 1)', '|alert().crit(lambda: TRUE)', 'f(1, 2)', '\n\n// a\n\n// b\n', '1h30m'],
];

function pick<T>(random: Random, items: readonly T[], otherwise: T): T {
  return items[Math.floor(random() * items.length)] ?? otherwise;
}

/** One to four changes to one of the texts. */
export function mutate(random: Random, texts: readonly string[], pieces: readonly string[]): string {
  let text = pick(random, texts, '');
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) text = change(random, text, texts, pieces);
  return text;
}

function change(random: Random, text: string, scripts: readonly string[], pieces: readonly string[]): string {
  const start = Math.floor(random() * (text.length + 1));
  const end = Math.min(text.length, start + Math.floor(random() ** 3 * 40));
  const kind = random();
  if (kind < 0.35) return text.slice(0, start) + pick(random, pieces, '') + text.slice(start);
  if (kind < 0.6) return text.slice(0, start) + text.slice(end);
  if (kind < 0.75) return text.slice(0, start) + pick(random, pieces, '') + text.slice(end);
  if (kind < 0.85) return text.slice(0, end) + text.slice(start);
  if (kind < 0.95) return text.slice(0, start);
  const other = pick(random, scripts, '');
  return text.slice(0, start) + other.slice(Math.floor(random() * other.length));
}
