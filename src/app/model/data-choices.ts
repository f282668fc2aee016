/** What a guess about a column is called, and what it becomes with a click. */
import type { ColumnGuess } from '../../points/formats/read/guess';
import type { ColumnRole } from '../../workspace/data-settings';

/** What a column becomes with a click. */
export function otherRole({ role }: ColumnGuess): ColumnRole {
  return OTHER[role];
}

const OTHER = { tag: 'text', text: 'tag', float: 'int', int: 'float' } as const satisfies Readonly<
  Record<ColumnRole, ColumnRole>
>;

export const ROLE_WORDS = { tag: 'tag', text: 'text', float: 'float', int: 'integer' } as const satisfies Readonly<
  Record<ColumnRole, string>
>;
