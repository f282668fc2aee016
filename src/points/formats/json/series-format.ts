/** Answers of other databases of metrics: series that hold their values, which stand anywhere in the answer. */
import { spend } from '../../../text/budget';
import { isNumberText, NumberText } from '../cell';
import type { Draft, Sheet } from '../draft';
import type { DataFormat } from '../format';
import { eachObject } from './each-object';
import { type Json, JsonList, JsonObject, JsonScanner } from './scan';
import { timeOf } from './series-rows';

/** How deep series may stand. */
const DEEPEST_SERIES = 4;

interface SeriesFormat {
  readonly id: string;
  readonly title: string;
  /** A name that stands in each text of it: most others are not looked through. */
  readonly sign: string;
  readonly is: (object: JsonObject) => boolean;
  readonly add: (object: JsonObject, sheet: Sheet) => void;
}

/** Where `is` finds a series, `add` adds its values. */
export function seriesFormat({ id, title, sign, is, add }: SeriesFormat): DataFormat {
  const find = (json: Json, depth = 0): readonly JsonObject[] => {
    if (depth > DEEPEST_SERIES) return [];
    if (json instanceof JsonList) return json.items.flatMap((item) => find(item, depth + 1));
    if (!(json instanceof JsonObject)) return [];
    return is(json) ? [json] : [...json.members.values()].flatMap((value) => find(value, depth + 1));
  };
  return {
    id,
    title,
    ordered: true,
    merged: true,
    recognises: ({ head }) =>
      head.includes(sign) && /^\s*[[{]/.test(head) && find(new JsonScanner(head, 0).value()).length > 0,
    read: (text, sheet) =>
      eachObject(text, sheet, (object) => {
        for (const series of find(object)) add(series, sheet);
      }),
  };
}

/** What a series is, beside its values. */
type Head = Pick<Draft, 'name' | 'tags' | 'start' | 'end'>;

/** A value that is none says nothing. */
export function addValue(
  head: Head,
  time: Json | undefined,
  value: Json | undefined,
  sheet: Sheet,
  field = 'value',
): void {
  spend(1);
  const { name, tags, start, end } = head;
  const text = writtenText(value);
  if (text === undefined || !isNumberText(text)) return;
  const at = timeOf(time);
  if (at === undefined) sheet.leaveOut(start, end, 'a value of this series has no time');
  else sheet.add({ name, tags, cells: [[field, Number(text)]], time: at, start, end });
}

/** Of a number and of a text; numbers stand in quotes here and there. */
export function writtenText(value: Json | undefined): string | undefined {
  if (value instanceof NumberText) return value.text;
  return typeof value === 'string' ? value : undefined;
}
