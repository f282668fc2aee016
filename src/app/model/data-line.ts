/** From a place in a data file to the point of that line, and back. */

import type { Run } from '../../kapacitor/record/run-model';
import { lineAround } from '../../text/position';

/**
 * The point whose line holds `offset`, -1 when none does (a comment, a bad line, another file). In a form whose points run
 * over several lines it is the last one that begins before.
 */
export function pointOfOffset(
  { points, data }: Pick<Run, 'points' | 'data'>,
  path: string,
  text: string,
  offset: number,
): number {
  const file = points.files.indexOf(path);
  if (file === -1) return -1;
  const line = lineAround(text, offset);
  const isForeign = data.some((report) => report.file === path && report.format !== 'line-protocol');
  let before = -1;
  let nearest = -1;
  for (let point = 0; point < points.count; point++) {
    const start = points.offset[point] ?? 0;
    if (points.file[point] !== file) continue;
    if (start >= line.start && start <= line.end) return point;
    if (start < line.start && start > nearest) [before, nearest] = [point, start];
  }
  return isForeign ? before : -1;
}
