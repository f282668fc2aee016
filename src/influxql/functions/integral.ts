/** The area under the line through the values. InfluxDB query/functions.go, v1.6. */
import { MIN_TIME } from '../check/condition';
import { linear } from '../execute/fill';
import { Sample } from '../execute/sample';
import type { Window, Windows } from '../execute/windows';

interface Value {
  readonly time: bigint;
  readonly value: number;
}

/** One area a window, without one everything together at the epoch; `unit` in nanoseconds. */
export function integral(
  samples: readonly Sample[],
  unit: bigint,
  windows: Windows,
  ascending: boolean,
): readonly Sample[] {
  const isInteger = samples.some(({ value }) => typeof value === 'bigint');
  const results: Sample[] = [];
  let previous: Value | undefined;
  let window = { start: 0n, end: 0n };
  let sum = 0;
  for (const sample of samples) {
    const { time } = sample;
    let value = Number(sample.value);
    if (previous === undefined) {
      previous = { time, value };
      window = firstWindow(windows, time, ascending, isInteger);
      continue;
    }
    if (previous.time === time) {
      previous = { time, value };
      continue;
    }
    const isBehind = ascending ? time >= window.end : time <= window.end;
    if (isBehind && (isInteger || windows.interval !== 0n)) {
      if (previous.time !== window.end) {
        const atEnd = linear(window.end, previous.time, time, previous.value, value);
        sum += area(previous.value, atEnd, window.end - previous.time, unit);
        // Of integers the server goes on with the values of before, and takes that at the end for the next one.
        if (isInteger) value = atEnd;
        previous = { time: window.end, value: isInteger ? previous.value : atEnd };
      }
      results.push(new Sample(window.start, sum));
      window = directed(windows.at(time), ascending);
      sum = 0;
    }
    sum += area(previous.value, value, time - previous.time, unit);
    previous = { time, value: Number(sample.value) };
  }
  if (previous !== undefined && previous.time !== window.start) results.push(new Sample(window.start, sum));
  return results;
}

function area(a: number, b: number, elapsed: bigint, unit: bigint): number {
  return 0.5 * (a + b) * (Number(elapsed) / Number(unit));
}

function firstWindow(windows: Windows, time: bigint, ascending: boolean, isInteger: boolean): Window {
  if (windows.interval === 0n && !isInteger) return { start: 0n, end: 0n };
  const window = directed(windows.at(time), ascending);
  return isInteger && window.start === MIN_TIME ? { ...window, start: 0n } : window;
}

/** Backwards a window begins where it ends. */
function directed({ start, end }: Window, ascending: boolean): Window {
  return ascending ? { start, end } : { start: end, end: start };
}
