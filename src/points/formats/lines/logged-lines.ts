/** Lines of a log with line protocol behind what the log puts before it: a time, a level, the name of a container. */
import { toBytes } from '../../../go/bytes';
import { FILE_UNITS, isPlausible } from '../../times/unit-of-times';
import type { DataFormat } from '../format';
import { isPointLine } from '../sample';
import { readMarkedLines } from './marked-lines';

/** Only with a time of these years behind it a part of a line is surely a point. */
const TIMED = / (\d{10,19})\s*$/;
/** Where a point may begin: behind a blank that no backslash holds. */
const BEGINS = /(?<!\\)[ \t|]+(?=[^\s=|]+[ ,])/g;
/** What stands before a point is shorter than this. */
const LONGEST = 300;

export const LOGGED_LINES: DataFormat = {
  id: 'logged-lines',
  title: 'log with line protocol in it',
  asides: 'of the log without a point',
  recognises: ({ lines }) => {
    const places = lines.map(pointIn);
    return places.filter((place) => place !== undefined && place > 0).length * 2 > lines.length;
  },
  read: (text, sheet) => {
    readMarkedLines(text, sheet, (line, at) => {
      const place = pointIn(line);
      if (place !== undefined) return { is: 'point', start: at + toBytes(line.slice(0, place)).length };
      return { is: 'aside' };
    });
  },
};

/** Where in a line a point begins that ends with the line. */
function pointIn(line: string): number | undefined {
  const time = TIMED.exec(line)?.[1];
  if (time === undefined || !FILE_UNITS.some((unit) => isPlausible(BigInt(time), unit))) return undefined;
  if (isPointLine(line)) return 0;
  for (const { index, 0: blanks } of line.slice(0, LONGEST).matchAll(BEGINS)) {
    const at = index + blanks.length;
    if (line.includes('=', at) && isPointLine(line.slice(at))) return at;
  }
  return undefined;
}
