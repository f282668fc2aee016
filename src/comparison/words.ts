/** A comparison as text, empty when there is no difference. */
import { formatRFC3339Nano } from '../go/time/time';
import type { Comparison } from './compare';
import type { Divergence } from './divergence';
import type { EventDifference } from './events';

interface Sides {
  readonly first: string;
  readonly second: string;
}

export function comparisonText({ divergence, events, onlyFirst, onlySecond }: Comparison, sides: Sides): string {
  const lines = [
    ...onlyFirst.map((task) => `task ${task}: only in ${sides.first}`),
    ...onlySecond.map((task) => `task ${task}: only in ${sides.second}`),
    ...(divergence === undefined ? [] : divergenceLines(divergence, sides)),
    ...events.flatMap((difference) => differenceLines(difference, sides)),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function divergenceLines(divergence: Divergence, sides: Sides): readonly string[] {
  return [
    `first divergence: ${divergenceWords(divergence, sides)}`,
    ...changed(divergence.firstText, divergence.secondText),
  ];
}

/** `alert2 of cpu at point 3`. */
export function divergenceWords({ at, task, first, second }: Divergence, sides: Sides): string {
  const when = at < 0 ? 'before the first point' : `at point ${at + 1}`;
  if (first === undefined) return `${second} of ${task}, only in ${sides.second}, ${when}`;
  if (second === undefined) return `${first} of ${task}, only in ${sides.first}, ${when}`;
  return `${first === second ? first : `${first} (${second})`} of ${task} ${when}`;
}

export function differenceWords({ kind }: EventDifference, sides: Sides): string {
  if (kind === 'only first') return `only in ${sides.first}`;
  return kind === 'only second' ? `only in ${sides.second}` : kind;
}

function differenceLines(difference: EventDifference, sides: Sides): readonly string[] {
  const { time, id, first, second } = difference;
  return [
    `${formatRFC3339Nano(time)} ${id}: ${differenceWords(difference, sides)}`,
    ...changed(first?.text ?? '', second?.text ?? ''),
  ];
}

/** The lines that differ: `- ` of the first, `+ ` of the second. */
export function changed(first: string, second: string): readonly string[] {
  const [left, right] = [first, second].map((text) => (text === '' ? [] : text.replace(/\n$/, '').split('\n')));
  if (left === undefined || right === undefined) return [];
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  let tail = 0;
  while (tail < Math.min(left.length, right.length) - start && left.at(-1 - tail) === right.at(-1 - tail)) tail++;
  return [
    ...left.slice(start, left.length - tail).map((line) => `  - ${line}`),
    ...right.slice(start, right.length - tail).map((line) => `  + ${line}`),
  ];
}
