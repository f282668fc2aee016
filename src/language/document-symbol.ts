import type { Range } from '../text/range';

export interface DocumentSymbol {
  readonly name: string;
  readonly kind: 'variable' | 'node' | 'handler' | 'section' | 'key';
  readonly detail: string;
  readonly range: Range;
  readonly selection: Range;
  readonly children: readonly DocumentSymbol[];
}
