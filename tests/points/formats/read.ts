import type { DataOptions } from '../../../src/points/formats/read/data-text';
import { readData } from '../../../src/points/formats/read/read-data';
import { recogniseData } from '../../../src/points/formats/read/recognise';
import { writeLines } from '../../../src/points/formats/read/write-lines';

export const OPTIONS: DataOptions = { fileStem: 'file', scriptTags: new Set(), choices: {} };

/** Recognises and reads a text: the format, line protocol, and what was left out with its place. */
export function converted(text: string, options: Partial<DataOptions> = {}) {
  const format = recogniseData(text);
  if (format === undefined) return undefined;
  const data = readData(text, format, { ...OPTIONS, ...options });
  return {
    format: data.format.id,
    lines: writeLines(data.points).text.split('\n').slice(0, -1),
    leftOut: data.leftOut.map(({ start, end, reason }) => `[${text.slice(start, end)}] ${reason}`),
  };
}
