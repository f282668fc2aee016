/** What completion offers. */
import type { Range } from '../../text/range';

export type ItemKind = 'node' | 'property' | 'function' | 'field' | 'tag' | 'value' | 'variable' | 'keyword';

export interface CompletionItem {
  readonly label: string;
  readonly kind: ItemKind;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What is written; `$1`, `${1:name}` and `$0` are tab stops. */
  readonly insert: string;
  readonly replace: Range;
}

/** Text for an insertion: what would be a tab stop is not one. */
export function plainInsert(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
