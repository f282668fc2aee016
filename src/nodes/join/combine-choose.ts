/** Choosing k of n. Kapacitor combine.go combination, v1.8. */
import { spend } from '../../text/budget';

/** How many choices there are, in int64; -1 when there are fewer than k. */
export function countChoices(n: number, k: number): bigint {
  if (n < k) return -1n;
  let count = 1n;
  for (let i = 0; i < k; i++) count = BigInt.asIntN(64, count * BigInt(n - i)) / BigInt(i + 1);
  return count;
}

/** Calls `use` with every choice of k indexes below n, in lexicographic order. The array is used again. */
export function forEachChoice(n: number, k: number, use: (indexes: readonly number[]) => void): void {
  if (n < k) return;
  const indexes = Array.from({ length: k }, (_, i) => i);
  for (let more = true; more; more = advance(indexes, n)) {
    spend(1);
    use(indexes);
  }
}

function advance(indexes: number[], n: number): boolean {
  const k = indexes.length;
  let last = k - 1;
  while (last >= 0 && indexes[last] === last + n - k) last--;
  if (last < 0) return false;
  let next = (indexes[last] ?? 0) + 1;
  for (let i = last; i < k; i++) indexes[i] = next++;
  return true;
}

/**
 * Gives each of `k` seats, in order, the first of the chosen indexes that is still free and fits. `undefined`: a seat
 * stays empty.
 */
export function seat(
  chosen: readonly number[],
  k: number,
  fits: (seat: number, index: number) => boolean,
): number[] | undefined {
  const free = [...chosen];
  const seated: number[] = [];
  for (let place = 0; place < k; place++) {
    const at = free.findIndex((index) => fits(place, index));
    if (at === -1) return undefined;
    seated.push(...free.splice(at, 1));
  }
  return seated;
}
