import type { Range } from '../../text/range';
import type { JsonValue } from './value';

/** A JSON value with the place of everything in it. JSON texts and YAML texts are both read into this. */

/** The kinds have the names that Go's decoder gives them in its errors. */
export type PlacedJson =
  | { readonly kind: 'null'; readonly range: Range }
  | { readonly kind: 'bool'; readonly value: boolean; readonly range: Range }
  /** `text` is the number as JSON writes it, so that no digit of an int64 is lost. */
  | { readonly kind: 'number'; readonly text: string; readonly range: Range }
  | { readonly kind: 'string'; readonly value: string; readonly range: Range }
  | { readonly kind: 'array'; readonly items: readonly PlacedJson[]; readonly range: Range }
  | PlacedObject;

export interface PlacedObject {
  readonly kind: 'object';
  /** In the order in which Go's decoder meets them; of two with one name the later counts. */
  readonly members: readonly PlacedMember[];
  readonly range: Range;
}

export interface PlacedMember {
  readonly name: string;
  /** Where the name stands. */
  readonly key: Range;
  readonly value: PlacedJson;
}

/** What encoding/json makes of a value that is decoded into `interface{}`. */
export function plainJson(json: PlacedJson): JsonValue {
  switch (json.kind) {
    case 'null':
      return null;
    case 'number':
      return Number(json.text);
    case 'array':
      return json.items.map(plainJson);
    case 'object':
      return Object.fromEntries(json.members.map(({ name, value }) => [name, plainJson(value)]));
    default:
      return json.value;
  }
}
