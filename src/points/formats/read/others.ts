/** Line protocol with data of another kind among its lines. */
import { readLineProtocol } from '../../line-protocol/line-protocol';
import { mayHoldOthers } from '../../line-protocol/looks-like-lines';
import type { DataFormat } from '../format';
import { runsOutside } from '../text-lines';

/** Runs of lines that are looked at. */
const MOST = 30;
/** So many lines look like a form that is loose by no chance. */
const ENOUGH = 3;

/** Whether lines that are known as a format are so by no chance. */
export function isByNoChance({ isLoose }: DataFormat, part: string, lines: number): boolean {
  return lines >= ENOUGH || !(typeof isLoose === 'function' ? isLoose(part) : isLoose === true);
}

/** Whether lines that are no points are known as something else. */
export function holdsOthers(text: string, recognise: (part: string) => DataFormat | undefined): boolean {
  if (!mayHoldOthers(text)) return false;
  const reader = readLineProtocol(text, { lenient: true });
  const points: { start: number; end: number }[] = [];
  const bad = new Set<number>();
  for (let request = reader.next(); request !== undefined; request = reader.next()) {
    for (const { offset } of request.points) points.push({ start: offset, end: offset });
    for (const { start } of request.badLines) bad.add(start);
  }
  if (bad.size === 0) return false;
  return runsOutside(text, points)
    .filter((run) => run.some(({ start }) => bad.has(start)))
    .slice(0, MOST)
    .some((run) => {
      const part = text.slice(run[0]?.start, run.at(-1)?.end);
      const format = recognise(part);
      return format !== undefined && format.readsAll === undefined && isByNoChance(format, part, run.length);
    });
}
