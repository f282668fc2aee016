import type { Range } from '../../text/range';

export interface HoverAnswer {
  readonly range: Range;
  /** Markdown. */
  readonly text: string;
}
