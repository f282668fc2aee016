/** What a text of data is, by what stands in it. */

import { markLength } from '../../../text/byte-order-mark';
import type { DataFormat } from '../format';
import { FORMATS } from '../formats';
import { type Sample, sampleOf } from '../sample';
import { textOf } from '../wrapped/piece';
import { amongOthers, wrapped } from '../wrapped/wrapped';
import { WRAPPINGS } from '../wrapped/wrappings';
import { around, partsOf, severalTitle } from './data-parts';
import { isSomethingElse } from './no-data';
import { holdsOthers } from './others';

/** The format of a text; `undefined` when it is none that is known. */
export function recogniseData(text: string): DataFormat | undefined {
  const body = text.slice(markLength(text));
  const format = recognised(body, DEEPEST_WRAPPING);
  // A reader of its own knows no other kind.
  return format?.readsAll !== undefined && holdsOthers(body, recognisedPart) ? amongOthers(format) : format;
}

/** What may stand around data within each other. */
const DEEPEST_WRAPPING = 3;

function recognised(text: string, depth: number): DataFormat | undefined {
  const sample = sampleOf(text);
  if (sample.lines.length === 0) return undefined;
  const own = FORMATS.find((format) => format.recognises(sample));
  if (depth === 0) return own;
  const inner = unwrapped(sample, own, depth) ?? own;
  return inner ?? (depth >= DEEPEST_WRAPPING - 1 && !isSomethingElse(text) ? inParts(text) : undefined);
}

/** By what stands in something else. */
function unwrapped(sample: Sample, own: DataFormat | undefined, depth: number): DataFormat | undefined {
  for (const wrapping of WRAPPINGS) {
    if ((own !== undefined && wrapping.first !== true) || !wrapping.is(sample)) continue;
    const inner = recognised(textOf(wrapping.unwrap(sample.head)), depth - 1);
    if (inner !== undefined) return wrapped(inner, wrapping);
  }
  return undefined;
}

/** By the parts of a text that hold data, with words around them or of several kinds. */
function inParts(text: string): DataFormat | undefined {
  const recognise = (part: string) => recognised(part, 0);
  const parts = partsOf(text, recognise);
  const [first] = parts;
  if (first === undefined) return undefined;
  if (parts.every(({ format }) => format === first.format)) return wrapped(first.format, around(recognise));
  const titles = [...new Set(parts.map(({ format }) => format.title))];
  return { ...SEVERAL, title: severalTitle(titles), parts: (all) => partsOf(all, recognise) };
}

/** A part of a text that is known as something else; nothing is looked for in it. */
export function recognisedPart(text: string): DataFormat | undefined {
  return recognised(text, 1);
}

const SEVERAL: DataFormat = { id: 'several', title: 'several kinds of data', recognises: () => false, read: () => {} };
