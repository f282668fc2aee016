/** A text of data as points: recognised by what stands in it, guessed where it does not say, and all of that told. */

import { markLength } from '../../../text/byte-order-mark';
import type { Range } from '../../../text/range';
import { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { amongOthers } from '../wrapped/wrapped';
import type { DataOptions, DataText } from './data-text';
import { type DataPart, severalTitle } from './parts';
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
  const start = sheet.drafts[0]?.start ?? 0;
  const parts = [{ start, shift, data }, ...rest.map((part) => ({ ...part, shift: shift + part.start }))]
    .toSorted((a, b) => a.start - b.start)
    .map((part) => ({ start: part.shift, data: part.data }));
  const titles = [...new Set(parts.map((part) => part.data.format.title))];
  return joined(titles.length === 1 ? data.format : { id: 'several', title: severalTitle(titles) }, parts);
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
