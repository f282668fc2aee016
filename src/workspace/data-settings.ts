/** What `case.json` says about data files: `"data": {"q.json": {"measurement": "cpu", "precision": "ms", "columns": {"host": "tag"}}}`. */
import { isObject } from '../text/json';

export const COLUMN_ROLES = ['tag', 'text', 'float', 'int', 'boolean'] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** In place of what would be guessed. */
export interface DataSettings {
  readonly measurement?: string;
  readonly precision?: string;
  readonly columns: Readonly<Record<string, ColumnRole>>;
}

/** By path. What cannot be understood is left out. */
export function readDataSettings(value: unknown): ReadonlyMap<string, DataSettings> {
  if (!isObject(value)) return new Map();
  return new Map(
    Object.entries(value).flatMap(([path, settings]): [string, DataSettings][] =>
      isObject(settings) ? [[path, readSettings(settings)]] : [],
    ),
  );
}

function readSettings({ measurement, precision, columns }: Readonly<Record<string, unknown>>): DataSettings {
  const roles = Object.entries(isObject(columns) ? columns : {}).flatMap(([name, role]): [string, ColumnRole][] => {
    const known = COLUMN_ROLES.find((each) => each === role);
    return known === undefined ? [] : [[name, known]];
  });
  return {
    ...(typeof measurement === 'string' && measurement !== '' ? { measurement } : {}),
    ...(typeof precision === 'string' ? { precision } : {}),
    columns: Object.fromEntries(roles),
  };
}
