const FAR = Number.POSITIVE_INFINITY;

/** The name that was probably meant: `critical` → `crit`, `usage_idel` → `usage_idle`. */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let best: { readonly name: string; readonly cost: number } | undefined;
  for (const name of names) {
    const other = name.toLowerCase();
    // Not worth comparing: each letter that one has more than the other costs one.
    const isOther = Math.abs(other.length - lower.length) > allowed(lower);
    const most = Math.min(allowed(lower), best === undefined ? FAR : best.cost - 1);
    const cost = lower === other ? 0 : begins(lower, other) ? 1 : isOther ? FAR : distance(lower, other, most);
    // Two letters apart, words that begin differently have little in common.
    if (cost > 1 && lower[0] !== other[0]) continue;
    // Names of one letter have nothing in common.
    if (cost >= Math.max(lower.length, other.length) && cost > 0) continue;
    if (cost <= allowed(lower) && (best === undefined || cost < best.cost)) best = { name, cost };
  }
  return best?.name;
}

/** `critical` and `crit`, `warning` and `warn`: one begins with the other, and with most of it. */
function begins(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.startsWith(short) && long.length - short.length <= 4;
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
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      cost = Math.min(cost, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    // A swap leads from the row before this one to the row behind it, and costs one.
    if (least > most && Math.min(...last) >= most) return FAR;
    before = last;
    last = row;
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
