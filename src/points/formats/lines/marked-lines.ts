/** Lines of line protocol among others: each format says which are which, and all of them are read here. */
import { fromBytes } from '../../../go/bytes';
import { spend } from '../../../text/budget';
import { NEWLINE, skipBlanks } from '../../line-protocol/bytes-of-lines';
import { timeAtEnd } from '../../line-protocol/lenient';
import { openSource, Utf16Offsets, unitOf } from '../../line-protocol/line-file';
import { LinePoint } from '../../line-protocol/line-point';
import { LineReader } from '../../line-protocol/line-reader';
import { SeriesList } from '../../series';
import type { Cell } from '../cell';
import type { Draft, Sheet, Target } from '../draft';

/** What stands on one line. Offsets are of bytes. */
export type LineRole =
  /** A point from `start` on. */
  | { readonly is: 'point'; readonly start: number }
  /** What follows goes there. */
  | { readonly is: 'target'; readonly target: Target }
  | { readonly is: 'nothing' };

/** Says what a line is; lines come one after the other, without their breaks. */
export type Classify = (line: string, at: number) => LineRole;

const RETURN = 0x0d;

/** Times stay whole numbers, whose unit the file decides. */
export function readMarkedLines(text: string, sheet: Sheet, classify: Classify): void {
  const source = openSource(text);
  const { bytes } = source;
  const offsets = new Utf16Offsets(source);
  const lines = new LineReader(source, unitOf('n'), { first: 0n, apart: 0n }, new SeriesList());
  // Points of one series share their tags: of many lines there are few.
  const tagsOf = new Map<LinePoint['series'], Draft['tags']>();
  let target: Target | undefined;
  for (let at = 0; at < bytes.length; ) {
    spend(1);
    const lineEnd = bytes.indexOf(NEWLINE, at);
    const end = lineEnd > at && bytes[lineEnd - 1] === RETURN ? lineEnd - 1 : lineEnd;
    const role = classify(fromBytes(bytes.subarray(at, end)), at);
    if (role.is === 'target') target = role.target;
    if (role.is === 'point') {
      const start = skipBlanks(bytes, role.start, end);
      const offset = offsets.at(at);
      const read = lines.exact(source, { start, end }, offset);
      const to = offsets.at(end);
      if (read instanceof LinePoint) {
        let tags = tagsOf.get(read.series);
        if (tags === undefined) {
          tags = [...read.tags.entries()];
          tagsOf.set(read.series, tags);
        }
        const hasTime = timeAtEnd(bytes, start, end) !== undefined;
        sheet.add({
          ...(target === undefined ? {} : { target }),
          name: read.name,
          tags,
          cells: cellsOf(read),
          time: hasTime ? { unit: 'file', value: read.time } : undefined,
          start: offset,
          end: to,
        });
      } else sheet.leaveOut(offset, to, `this line is no point (${read.reason})`);
    }
    at = lineEnd + 1;
  }
}

function cellsOf({ fields }: LinePoint): [string, Cell][] {
  const cells: [string, Cell][] = [];
  for (const [name, value] of fields.entries()) {
    if (value !== null && typeof value !== 'object') cells.push([name, value]);
  }
  return cells;
}
