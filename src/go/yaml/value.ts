import type { Place } from '../json/placed';

/** A bigint is an int or, beyond int64, a uint64. */
export type YamlScalarValue = null | boolean | bigint | string | { readonly float: number };

/** What go-yaml decodes a document into, with places. */
export type YamlValue =
  | { readonly kind: 'scalar'; readonly value: YamlScalarValue; readonly place: Place }
  | { readonly kind: 'list'; readonly items: readonly YamlValue[]; readonly place: Place }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, YamlEntry>; readonly place: Place };

export interface YamlEntry {
  readonly key: YamlScalarValue;
  readonly keyPlace: Place;
  readonly value: YamlValue;
}
