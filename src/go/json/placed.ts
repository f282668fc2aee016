import { firstFound } from '../../text/first-found';
import type { Range } from '../../text/range';
import type { JsonObject, JsonValue } from './value';

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
      return plainObject(json);
    default:
      return json.value;
  }
}

export function plainObject({ members }: PlacedObject): JsonObject {
  return Object.fromEntries(members.map(({ name, value }) => [name, plainJson(value)]));
}

/** What the decoder says of a value that does not fit: `string`, `Go struct field TaskVars.id of type string`. */
export function cannotUnmarshal(json: PlacedJson, into: string): string {
  return `json: cannot unmarshal ${json.kind} into ${into}`;
}

/** The first number that no float64 holds; the decoder names it: `number 1e999`. */
export function numberBeyondFloat(json: PlacedJson): Extract<PlacedJson, { readonly kind: 'number' }> | undefined {
  switch (json.kind) {
    case 'number':
      return Number.isFinite(Number(json.text)) ? undefined : json;
    case 'array':
      return firstFound(json.items, numberBeyondFloat);
    case 'object':
      return firstFound(json.members, ({ value }) => numberBeyondFloat(value));
    default:
      return undefined;
  }
}

/** What lies at a path (`options.links[0].text`), names in any case. */
export function findPlaced(json: PlacedJson, path: string): PlacedMember | undefined {
  const parts = partsOf(path);
  const found = walk(json, parts);
  return found.length === parts.length ? found.at(-1) : undefined;
}

/** The same, or the last part of the path that is there. */
export function nearestPlaced(json: PlacedJson, path: string): PlacedMember | undefined {
  return walk(json, partsOf(path)).at(-1);
}

function partsOf(path: string): readonly string[] {
  return path.match(/[^.[\]]+/g) ?? [];
}

function walk(json: PlacedJson, parts: readonly string[]): readonly PlacedMember[] {
  const found: PlacedMember[] = [];
  let value = json;
  for (const part of parts) {
    const next = memberAt(value, part);
    if (next === undefined) break;
    found.push(next);
    value = next.value;
  }
  return found;
}

function memberAt(json: PlacedJson, part: string): PlacedMember | undefined {
  if (json.kind === 'array') {
    const value = json.items[Number(part)];
    return value && { name: part, key: value.range, value };
  }
  if (json.kind !== 'object') return undefined;
  const named = (isSame: (name: string) => boolean) => json.members.findLast(({ name }) => isSame(name));
  return named((name) => name === part) ?? named((name) => name.toLowerCase() === part.toLowerCase());
}
