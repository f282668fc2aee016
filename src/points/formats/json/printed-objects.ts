/** Objects that a program printed: of Python (`{'time': …, 'up': True, 'x': None}`), JavaScript, MongoDB's shell. */
import { spend } from '../../../text/budget';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { eachObject } from './each-object';
import { addPoint, addPoints, pointsIn } from './flat-json';
import { JsonList, JsonObject, JsonScanner } from './scan';
import { tagsOf } from './series-rows';

/** Texts in single quotes, `True`, `None`, dates as calls, names without quotes. */
const PRINTED =
  /[{,(]\s*'(?:[^'\\\n]|\\.)*'\s*[:,]|[:,(]\s*(?:True|False|None|datetime|Timestamp|ISODate)\b|^\s*[[(]?\s*\{\s*[A-Za-z_$][\w$]*\s*:/;
/** InfluxDB's client prints its answers so: `ResultSet({'('cpu', {'host': 'a'})': [`. */
const ANSWER = /^\s*ResultSet\(\{/;
const SERIES = /'\('([^'\n]+)', (None|\{[^{}\n]*\})\)'\s*:\s*(?=\[)/g;

export const PRINTED_OBJECTS: DataFormat = {
  id: 'printed-objects',
  title: 'objects as Python or JavaScript prints them',
  guessesTags: true,
  ordered: true,
  recognises: ({ head, lines }) => {
    if (ANSWER.test(head)) return head.search(SERIES) !== -1;
    if (!/^\s*[[({]/.test(head) || !PRINTED.test(head)) return false;
    return lines.some(holdsPoint) || holdsPoint(head);
  },
  read: (text, sheet) =>
    ANSWER.test(text) ? readAnswer(text, sheet) : eachObject(text, sheet, (object) => addPoints(object, sheet), 'any'),
};

function holdsPoint(text: string): boolean {
  return /^\s*[[({]/.test(text) && pointsIn(new JsonScanner(text, 0).value()).length > 0;
}

function readAnswer(text: string, sheet: Sheet): void {
  for (const { index, 0: head, 1: name, 2: written = '' } of text.matchAll(SERIES)) {
    spend(1);
    const own = new JsonScanner(written, 0).value();
    const tags = own instanceof JsonObject ? tagsOf(own) : [];
    const scanner = new JsonScanner(text, index + head.length);
    const list = scanner.value();
    sheet.frame(index, scanner.at);
    for (const item of list instanceof JsonList ? list.items : [])
      if (item instanceof JsonObject) addPoint(item, sheet, { name, tags });
  }
}
