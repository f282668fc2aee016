/** What a guess about a column is called, and what it becomes with a click. */
import type { ColumnGuess } from '../../points/formats/read/guess';
import type { ColumnRole } from '../../workspace/data-settings';

/** What a column becomes with a click. */
export function otherRole({ role, isYesNo }: ColumnGuess): ColumnRole {
  return role === 'text' && isYesNo === true ? 'boolean' : OTHER[role];
}

const OTHER = { tag: 'text', text: 'tag', float: 'int', int: 'float', boolean: 'tag' } as const satisfies Readonly<
  Record<ColumnRole, ColumnRole>
>;

export const ROLE_WORDS = {
  tag: 'tag',
  text: 'text',
  float: 'float',
  int: 'integer',
  boolean: 'boolean',
} as const satisfies Readonly<Record<ColumnRole, string>>;
