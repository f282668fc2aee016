/** The functions that need all values of a window at once. InfluxDB query/call_iterator.go, v1.6. */
import { compareStrings } from '../../go/bytes';
import { goSorted } from '../../go/sort';
import type { CallExpression, InfluxExpression } from '../syntax/ast';
import { median, mode, spread, stddev } from './aggregates';
import { bottom, distinct, top } from './multiple';
import { CollectingReducer, type Item, type Reduced, type ReducerMakers } from './reducer';
import { percentile } from './selectors';

/** `undefined`: no such function. */
export function windowFunction({ name, args }: CallExpression): ReducerMakers | undefined {
  switch (name) {
    case 'median':
      return median;
    case 'mode':
      return { ...mode, string: () => new StringMode(), bool: () => new BooleanMode() };
    case 'stddev':
      return stddev;
    case 'spread':
      return spread;
    case 'percentile':
      return percentile(Number(numberIn(args[1])));
    case 'distinct':
      return distinct;
    case 'top':
      return top(BigInt(numberIn(args.at(-1))));
    case 'bottom':
      return bottom(BigInt(numberIn(args.at(-1))));
    case 'sample':
      return sample(Number(numberIn(args[1])));
    default:
      return undefined;
  }
}

export function numberIn(expression: InfluxExpression | undefined): number | bigint {
  return expression?.kind === 'number' || expression?.kind === 'integer' ? expression.value : 0n;
}

/** InfluxDB chooses at random when there are more; here it is the first ones. */
function sample(size: number): ReducerMakers {
  const make = <V extends Reduced['value']>() => new FirstOnes<V>(size);
  return { float64: () => make(), int64: () => make(), string: () => make(), bool: () => make() };
}

class FirstOnes<V extends Reduced['value']> extends CollectingReducer<V> {
  constructor(private readonly size: number) {
    super();
  }

  emit(): readonly Reduced[] {
    return this.items.slice(0, this.size).map(({ value, point }) => ({ value, time: point.time, point }));
  }
}

class StringMode extends CollectingReducer<string> {
  emit(): readonly Reduced[] {
    const sorted = goSorted(this.items, (a, b) => compareStrings(a.value, b.value) < 0);
    const [first] = sorted;
    return first === undefined ? [] : [{ value: mostFrequent(sorted, first), time: undefined }];
  }
}

/** Going up through the values; a greater one wins unless it is first there after the last time of the mode so far. */
function mostFrequent(sorted: readonly Item<string>[], first: Item<string>): string {
  let [mode, modeTime, modeCount] = [first.value, first.point.time, 0];
  let [value, valueTime, count] = [first.value, first.point.time, 0];
  for (const item of sorted) {
    if (item.value !== value) {
      [value, valueTime, count] = [item.value, item.point.time, 1];
      continue;
    }
    count++;
    if (modeCount > count || (modeCount === count && valueTime > modeTime)) continue;
    [mode, modeTime, modeCount] = [item.value, item.point.time, count];
  }
  return mode;
}

class BooleanMode extends CollectingReducer<boolean> {
  emit(): readonly Reduced[] {
    const trues = this.items.filter(({ value }) => value).length;
    return [{ value: 2 * trues >= this.items.length, time: undefined }];
  }
}
