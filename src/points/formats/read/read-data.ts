/** A text of data as points: recognised by what stands in it, guessed where it does not say, and all of that told. */

import { markLength } from '../../../text/byte-order-mark';
import type { Range } from '../../../text/range';
import { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { amongOthers } from '../wrapped/wrapped';
import { type DataPart, severalTitle } from './data-parts';
import type { DataOptions, DataText } from './data-text';
import { recognisedPart } from './recognise';
import { type PartRead, readRest } from './rest';
import { measurementOf, sheetPoints } from './sheet-points';

/** Characters that show how lines end. */
const LOOKED_AT = 1 << 16;

export function readData(text: string, format: DataFormat, options: DataOptions): DataText {
  return readWithin(text, format, options, 0);
}

/** `depth`: how many texts it is a rest of. */
function readWithin(text: string, format: DataFormat, options: DataOptions, depth: number): DataText {
  if (format.parts !== undefined) return readParts(text, format, format.parts(text), options);
  const shift = format.readsAll === undefined ? markLength(text) : 0;
  const body = text.slice(shift);
  const sheet = new Sheet((part) => {
    const other = recognisedPart(part);
    return other !== undefined && other.id !== format.id;
  });
  const { precision } = options.choices;
  format.read(body, sheet, {
    measurement: measurementOf(options),
    ...(precision === undefined ? {} : { precision }),
  });
  const rest =
    format.readsAll === undefined
      ? readRest(body, sheet, format, depth, (part, known) => readWithin(part, amongOthers(known), options, depth + 1))
      : [];
  const hasReturns = text.slice(0, LOOKED_AT).includes('\r\n');
  const data = sheetPoints(sheet, format, options, { hasMark: shift > 0, hasReturns });
  if (rest.length === 0) return shift === 0 ? data : joined(data.format, [{ start: shift, data }]);
  const own = format.ordered === true ? [data] : cutAt(data, rest);
  const parts = [
    ...own.map((part) => ({ at: part.points[0]?.start ?? sheet.drafts[0]?.start ?? 0, start: shift, data: part })),
    ...rest.map((part) => ({ at: part.start, start: shift + part.start, data: part.data })),
  ].toSorted((a, b) => a.at - b.at);
  const titles = [...new Set(parts.map((part) => part.data.format.title))];
  return joined(titles.length === 1 ? data.format : { id: 'several', title: severalTitle(titles) }, parts);
}

/** Points stay in the order of the text: those above each of the others, and those below. */
function cutAt(data: DataText, others: readonly PartRead[]): readonly DataText[] {
  const cuts = [...others.map(({ start }) => start), Number.POSITIVE_INFINITY];
  let from = 0;
  const parts = cuts.flatMap((cut): DataText[] => {
    const to = data.points.findIndex(({ start }, i) => i >= from && start >= cut);
    const points = data.points.slice(from, to === -1 ? undefined : to);
    from = to === -1 ? data.points.length : to;
    return points.length === 0 ? [] : [{ ...data, points, leftOut: [], guesses: [], notes: [] }];
  });
  const [first = data, ...rest] = parts;
  return [{ ...data, points: parts.length === 0 ? data.points : first.points }, ...rest];
}

/** Each part by itself, one after the other. */
function readParts(text: string, format: DataFormat, parts: readonly DataPart[], options: DataOptions): DataText {
  const all = parts.map(({ start, end, format: own }) => ({
    start,
    data: readData(text.slice(start, end), amongOthers(own), options),
  }));
  return joined({ id: format.id, title: format.title }, all);
}

function joined(format: DataText['format'], parts: readonly PartRead[]): DataText {
  const moved = <T extends Range>(range: T, by: number): T => ({
    ...range,
    start: range.start + by,
    end: range.end + by,
  });
  return {
    format,
    points: parts.flatMap(({ data, start }) => data.points.map((point) => moved(point, start))),
    leftOut: parts
      .flatMap(({ data, start }) => data.leftOut.map((part) => moved(part, start)))
      .toSorted((a, b) => a.start - b.start),
    guesses: parts.flatMap(({ data }) => data.guesses),
    notes: [...new Set(parts.flatMap(({ data }) => data.notes))],
  };
}
