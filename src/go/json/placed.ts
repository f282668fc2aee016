/** A JSON value with the place of everything in it. JSON texts and YAML texts are both read into this. */

/** Half-open, in UTF-16 units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** The kinds have the names that Go's decoder gives them in its errors. */
export type PlacedJson =
  | { readonly kind: 'null'; readonly place: Place }
  | { readonly kind: 'bool'; readonly value: boolean; readonly place: Place }
  /** `text` is the number as JSON writes it, so that no digit of an int64 is lost. */
  | { readonly kind: 'number'; readonly text: string; readonly place: Place }
  | { readonly kind: 'string'; readonly value: string; readonly place: Place }
  | { readonly kind: 'array'; readonly items: readonly PlacedJson[]; readonly place: Place }
  | PlacedObject;

export interface PlacedObject {
  readonly kind: 'object';
  /** In the order in which Go's decoder meets them; of two with one name the later counts. */
  readonly members: readonly PlacedMember[];
  readonly place: Place;
}

export interface PlacedMember {
  readonly name: string;
  /** Where the name stands. */
  readonly key: Place;
  readonly value: PlacedJson;
}

/** What encoding/json makes of a value that is decoded into `interface{}`. */
export type PlainJson = null | boolean | number | string | readonly PlainJson[] | { readonly [key: string]: PlainJson };

export function plainJson(json: PlacedJson): PlainJson {
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
