import type { Range } from '../../text/range';

/** A bigint is an int or, beyond int64, a uint64. */
export type YamlScalarValue = null | boolean | bigint | string | { readonly float: number };

/** What go-yaml decodes a document into, with places. */
export type YamlValue =
  | { readonly kind: 'scalar'; readonly value: YamlScalarValue; readonly range: Range }
  | { readonly kind: 'list'; readonly items: readonly YamlValue[]; readonly range: Range }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, YamlEntry>; readonly range: Range };

export interface YamlEntry {
  readonly key: YamlScalarValue;
  readonly keyPlace: Range;
  readonly value: YamlValue;
}
