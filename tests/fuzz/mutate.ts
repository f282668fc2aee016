/** Inputs made wrong on purpose, the same ones for the same seed. */
import type { Random } from './random';

/** One to four changes to one of the texts. */
export function mutate(random: Random, texts: readonly string[], pieces: readonly string[]): string {
  let text = pick(random, texts);
  for (let changes = 1 + random.below(4); changes > 0; changes--) text = change(random, text, texts, pieces);
  return text;
}

/** Nothing of an empty list. */
function pick(random: Random, texts: readonly string[]): string {
  return texts.length === 0 ? '' : random.pick(texts);
}

function change(random: Random, text: string, texts: readonly string[], pieces: readonly string[]): string {
  const start = random.below(text.length + 1);
  const end = Math.min(text.length, start + Math.floor(random.number() ** 3 * 40));
  const kind = random.number();
  if (kind < 0.35) return text.slice(0, start) + pick(random, pieces) + text.slice(start);
  if (kind < 0.6) return text.slice(0, start) + text.slice(end);
  if (kind < 0.75) return text.slice(0, start) + pick(random, pieces) + text.slice(end);
  if (kind < 0.85) return text.slice(0, end) + text.slice(start);
  if (kind < 0.95) return text.slice(0, start);
  const other = pick(random, texts);
  return text.slice(0, start) + other.slice(random.below(other.length));
}

/** Changes bytes, doubles them, leaves some out. */
export function mutateBytes(random: Random, bytes: Uint8Array): Uint8Array {
  let all = bytes.slice();
  for (let changes = 1 + random.below(4); changes > 0; changes--) {
    const at = random.below(all.length);
    if (random.chance(0.7)) all[at] = random.below(256);
    else if (random.chance(0.5)) all = all.slice(0, at);
    else all = Uint8Array.from([...all.subarray(0, at), ...all.subarray(random.below(all.length))]);
  }
  return all;
}
