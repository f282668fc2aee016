import { spend } from '../text/budget';

const FAR = Number.POSITIVE_INFINITY;

/** The name that was probably meant: `critical` → `crit`, `usage_idel` → `usage_idle`. */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  return nearestOf(names)(word);
}

/** For many words and the same names. */
export function nearestOf(names: Iterable<string>): (word: string) => string | undefined {
  const known = Array.from(names, (name) => new Word(name));
  return (word) => nearestTo(new Word(word), known);
}

class Word {
  readonly lower: string;
  #letters: Uint32Array | undefined;

  constructor(readonly name: string) {
    this.lower = name.toLowerCase();
  }

  /** How often it has each letter; some letters are counted as one. Few words are ever asked. */
  get letters(): Uint32Array {
    this.#letters ??= lettersOf(this.lower);
    return this.#letters;
  }
}

function nearestTo(word: Word, known: readonly Word[]): string | undefined {
  const { lower } = word;
  let best: { readonly name: string; readonly cost: number } | undefined;
  spend(known.length >> 3);
  for (const candidate of known) {
    const { name, lower: other } = candidate;
    // Two letters apart, words that begin differently have little in common.
    const most = Math.min(lower[0] === other[0] ? allowed(lower) : 1, best === undefined ? FAR : best.cost - 1);
    const isFar = () => Math.abs(lower.length - other.length) > most || leastDistance(word, candidate) > most;
    const cost = lower === other ? 0 : begins(lower, other) ? 1 : isFar() ? FAR : distance(lower, other, most);
    // Names of one letter have nothing in common.
    if (cost >= Math.max(lower.length, other.length) && cost > 0) continue;
    if (cost <= allowed(lower) && (best === undefined || cost < best.cost)) best = { name, cost };
  }
  return best?.name;
}

function lettersOf(word: string): Uint32Array {
  const letters = new Uint32Array(32);
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i) % letters.length;
    letters[letter] = (letters[letter] ?? 0) + 1;
  }
  return letters;
}

/** Each letter that one has more often than the other costs one: quicker told than the distance. */
function leastDistance({ letters: a }: Word, { letters: b }: Word): number {
  let [more, fewer] = [0, 0];
  for (let letter = 0; letter < a.length; letter++) {
    const difference = (a[letter] ?? 0) - (b[letter] ?? 0);
    if (difference > 0) more += difference;
    else fewer -= difference;
  }
  return Math.max(more, fewer);
}

/** `critical` and `crit`, `warning` and `warn`: one begins with the other, and with most of it. */
function begins(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 4 || Math.min(a.length, b.length) < 4) return false;
  return a.startsWith(b) || b.startsWith(a);
}

function allowed(word: string): number {
  if (word.length <= 3) return 1;
  return word.length <= 7 ? 2 : 3;
}

/** `state_changes_only`, `onlyStateChanges` and `stateChangesOnly`: the same words, in whatever order and writing. */
export function sameWords(a: string, b: string): boolean {
  const [one, two] = [wordsOf(a), wordsOf(b)];
  return one !== '' && one === two;
}

function wordsOf(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_-]+/);
  return words
    .map((word) => word.replace(/(?<=...)s$/, ''))
    .sort()
    .join(' ')
    .trim();
}

/** Damerau–Levenshtein, neighbours swapped counting one; endless for what is more than `most`. */
export function distance(one: string, two: string, most = FAR): number {
  const [a, b] = differingParts(one, two);
  const beyond = Math.min(most, a.length + b.length) + 1;
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, i) => i);
  let leastOfLast = 0;
  for (let i = 1; i <= a.length; i++) {
    const row = new Array<number>(b.length + 1).fill(beyond);
    row[0] = i;
    let least = i;
    // Beyond these more letters than `most` are left out or added.
    const end = Math.min(b.length, i + most);
    for (let j = Math.max(1, i - most); j <= end; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = !same && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    // A swap leads from the row before this one to the row behind it, and costs one.
    if (least > most && leastOfLast >= most) return FAR;
    [before, last, leastOfLast] = [last, row, least];
  }
  const cost = last[b.length] ?? 0;
  return cost > most ? FAR : cost;
}

/** Without the letters that both begin or end with: they cost nothing. */
function differingParts(a: string, b: string): readonly [string, string] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}
