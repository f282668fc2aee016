import type { Mark } from './cursor';

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** What the scanner makes of a text: YAML's indicators, and marks for where blocks begin and end. */
export type Token =
  | { readonly kind: MarkerKind; readonly start: Mark; readonly end: Mark }
  | {
      readonly kind: 'scalar';
      readonly value: string;
      readonly style: ScalarStyle;
      readonly start: Mark;
      readonly end: Mark;
    }
  | { readonly kind: 'anchor' | 'alias'; readonly name: string; readonly start: Mark; readonly end: Mark }
  | { readonly kind: 'tag'; readonly handle: string; readonly suffix: string; readonly start: Mark; readonly end: Mark }
  | { readonly kind: '%YAML'; readonly major: number; readonly minor: number; readonly start: Mark; readonly end: Mark }
  | {
      readonly kind: '%TAG';
      readonly handle: string;
      readonly prefix: string;
      readonly start: Mark;
      readonly end: Mark;
    };

export type MarkerKind =
  | 'stream end'
  | '---'
  | '...'
  | 'block sequence'
  | 'block mapping'
  | 'block end'
  | '['
  | ']'
  | '{'
  | '}'
  | ','
  | '-'
  | '?'
  | ':';
