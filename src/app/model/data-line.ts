/** From a place in a data file to the point of that line, and back. */

import type { PointColumns } from '../../kapacitor/record/run-model';
import { lineAround } from '../../text/position';

/** The point whose line holds `offset`, -1 when none does (a comment, a bad line, another file). */
export function pointOfOffset(points: PointColumns, path: string, text: string, offset: number): number {
  const file = points.files.indexOf(path);
  if (file === -1) return -1;
  const line = lineAround(text, offset);
  for (let point = 0; point < points.count; point++) {
    const start = points.offset[point] ?? 0;
    if (points.file[point] === file && start >= line.start && start <= line.end) return point;
  }
  return -1;
}
