/** What somebody chooses in place of what was guessed about a data file: it is written to `case.json`. */
import { writeExactJSON } from '../text/exact-json';
import { isObject } from '../text/json';
import { caseObject } from './case-object';
import type { ColumnRole } from './data-settings';

export type DataChoice =
  | { readonly is: 'column'; readonly column: string; readonly role: ColumnRole }
  | { readonly is: 'measurement'; readonly name: string }
  | { readonly is: 'unit'; readonly unit: string };

/** The text of `case.json` with a choice for a file; `undefined` when it is no JSON that can be written to. */
export function withChoice(text: string, path: string, choice: DataChoice): string | undefined {
  const object = caseObject(text);
  if (object === undefined) return undefined;
  const data = isObject(object.data) ? object.data : {};
  const before = data[path];
  const settings = isObject(before) ? before : {};
  const written = { ...object, data: { ...data, [path]: changed(settings, choice) } };
  return `${writeExactJSON(written)}\n`;
}

function changed(settings: Readonly<Record<string, unknown>>, choice: DataChoice): Readonly<Record<string, unknown>> {
  switch (choice.is) {
    case 'column': {
      const columns = isObject(settings.columns) ? settings.columns : {};
      return { ...settings, columns: { ...columns, [choice.column]: choice.role } };
    }
    case 'measurement':
      return { ...settings, measurement: choice.name };
    case 'unit':
      return { ...settings, precision: choice.unit };
  }
}
