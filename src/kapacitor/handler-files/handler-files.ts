/** A topic handler file read as `kapacitor define-topic-handler` reads it. Kapacitor cmd/kapacitor/main.go, v1.8. */

import { readJson } from '../../go/json/read';
import type { JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/strconv';
import type { Range } from '../../text/range';
import { handlerFields } from './json';
import { type PlacedJson, readYaml } from './yaml';

/** What a handler file says. */
export interface HandlerSpec {
  readonly file: string;
  readonly topic: string;
  readonly id: string;
  readonly kind: string;
  /** '' matches every event. */
  readonly match: string;
  readonly options: JsonValue;
  /** Where values stand, by path: `options.room`. */
  readonly ranges: ReadonlyMap<string, Range>;
  readonly keyRanges: ReadonlyMap<string, Range>;
}

export type HandlerFileResult =
  | { readonly ok: true; readonly spec: HandlerSpec }
  | { readonly ok: false; readonly error: string; readonly range: Range };

/** Fields of the client's struct that are texts: numbers and booleans in YAML become texts there. */
const TEXTS: ReadonlySet<string> = new Set(['topic', 'id', 'kind', 'match']);

const NOTHING: PlacedJson = { value: null, ranges: new Map(), keyRanges: new Map() };

/** Files that end in something else than `.yaml`, `.yml` or `.json` are not looked into. */
export function readHandlerFile(file: string, text: string): HandlerFileResult {
  const extension = /\.[^./]*$/.exec(file)?.[0];
  if (extension === '.yaml' || extension === '.yml') return fromYaml(file, text);
  return extension === '.json' ? fromJson(file, text) : specOf(file, NOTHING, (error) => error);
}

function fromYaml(file: string, text: string): HandlerFileResult {
  const fail = (error: string) => `failed to unmarshal yaml handler file ${quote(file)}: ${error}`;
  const read = readYaml(text, TEXTS);
  if (!read.ok) return { ok: false, error: fail(read.error), range: read.range };
  return specOf(file, read.json, (error) => fail(`error unmarshaling JSON: ${error}`));
}

function fromJson(file: string, text: string): HandlerFileResult {
  const fail = (error: string) => `failed to unmarshal json handler file ${quote(file)}: ${error}`;
  const read = readJson(text);
  if (!read.ok) return { ok: false, error: fail(read.error), range: { start: read.at, end: read.at + 1 } };
  // JSON is YAML: that reader tells where things stand.
  const placed = readYaml(text, new Set());
  const places = placed.ok ? placed.json : NOTHING;
  return specOf(file, { ...places, value: read.value }, fail);
}

function specOf(file: string, json: PlacedJson, fail: (error: string) => string): HandlerFileResult {
  const { ranges, keyRanges } = json;
  const read = handlerFields(json.value);
  if (read.ok) return { ok: true, spec: { file, ...read.fields, ranges, keyRanges } };
  const range = placeOf(ranges, read.field ?? '') ?? { start: 0, end: 0 };
  return { ok: false, error: fail(read.error), range };
}

/** The place of a path, its case aside. */
export function placeOf(ranges: ReadonlyMap<string, Range>, path: string): Range | undefined {
  const exact = ranges.get(path);
  if (exact !== undefined) return exact;
  for (const [name, range] of ranges) if (name.toLowerCase() === path.toLowerCase()) return range;
  return undefined;
}
