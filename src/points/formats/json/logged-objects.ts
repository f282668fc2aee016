/** Logs whose lines end in an object without a time of its own: `2023-11-14T22:13:20Z INFO {"host": "a", "cpu": 1.5}`. */
import { spend } from '../../../text/budget';
import { NumberText } from '../cell';
import type { DraftTime } from '../draft';
import type { DataFormat } from '../format';
import { eachLine } from '../text-lines';
import { readTime } from '../times';
import { addPoint } from './flat-json';
import { JsonObject, JsonScanner } from './scan';

const LINE = /^\W?(\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?)\W[^{]*(?=\{)/;

export const LOGGED_OBJECTS: DataFormat = {
  id: 'logged-objects',
  title: 'log with JSON objects in it',
  guessesTags: true,
  asides: 'of the log without numbers',
  recognises: ({ lines }) => lines.filter((line) => objectIn(line) !== undefined).length * 2 > lines.length,
  read: (text, sheet) => {
    for (const { text: line, start, end } of eachLine(text)) {
      spend(1);
      const found = objectIn(line);
      if (found !== undefined) {
        const { object, time } = found;
        addPoint(new JsonObject(object.members, start, end), sheet, { time });
      } else if (line.trim() !== '') sheet.setAside(start, end);
    }
    sheet.notes.push('An object without a time has that of its line.');
  },
};

function objectIn(line: string): { readonly object: JsonObject; readonly time: DraftTime } | undefined {
  const [head, written = ''] = LINE.exec(line) ?? [];
  if (head === undefined) return undefined;
  const time = readTime(written);
  const object = new JsonScanner(line, head.length).value();
  if (time === undefined || !(object instanceof JsonObject)) return undefined;
  return [...object.members.values()].some((value) => value instanceof NumberText) ? { object, time } : undefined;
}
