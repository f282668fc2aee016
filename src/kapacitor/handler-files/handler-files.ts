/** A topic handler file read as `kapacitor define-topic-handler` reads it. Kapacitor cmd/kapacitor/main.go, v1.8. */

import type { PlacedJson } from '../../go/json/placed';
import { readJson } from '../../go/json/read';
import type { JsonValue } from '../../go/json/value';
import { quote } from '../../go/strconv/strconv';
import { readYaml, type Shape } from '../../go/yaml/read';
import type { Range } from '../../text/range';
import { handlerFields } from './json';

/** What a handler file says. */
export interface HandlerSpec {
  readonly file: string;
  readonly topic: string;
  readonly id: string;
  readonly kind: string;
  /** '' matches every event. */
  readonly match: string;
  readonly options: JsonValue;
  /** The whole file, with the place of everything in it. */
  readonly json: PlacedJson;
}

export type HandlerFileResult =
  | { readonly ok: true; readonly spec: HandlerSpec }
  | { readonly ok: false; readonly error: string; readonly range: Range };

/** Of the client's struct: numbers and truth values in YAML become texts where it has texts. */
const SHAPE: Shape = { fields: { topic: 'text', id: 'text', kind: 'text', options: 'any', match: 'text' } };

const NOTHING: PlacedJson = { kind: 'null', range: { start: 0, end: 0 } };

/** Files that end in something else than `.yaml`, `.yml` or `.json` are not looked into. */
export function readHandlerFile(file: string, text: string): HandlerFileResult {
  const extension = /\.[^./]*$/.exec(file)?.[0];
  if (extension === '.yaml' || extension === '.yml') return fromYaml(file, text);
  return extension === '.json' ? fromJson(file, text) : specOf(file, NOTHING, (error) => error);
}

function fromYaml(file: string, text: string): HandlerFileResult {
  const fail = (error: string) => `failed to unmarshal yaml handler file ${quote(file)}: ${error}`;
  const read = readYaml(text, SHAPE);
  if (!read.ok) return { ok: false, error: fail(`error converting YAML to JSON: ${read.error}`), range: read.range };
  return specOf(file, read.json, (error) => fail(`error unmarshaling JSON: ${error}`));
}

function fromJson(file: string, text: string): HandlerFileResult {
  const fail = (error: string) => `failed to unmarshal json handler file ${quote(file)}: ${error}`;
  const read = readJson(text);
  return read.ok ? specOf(file, read.json, fail) : { ...read, error: fail(read.error) };
}

function specOf(file: string, json: PlacedJson, fail: (error: string) => string): HandlerFileResult {
  const read = handlerFields(json);
  return read.ok ? { ok: true, spec: { file, ...read.fields, json } } : { ...read, error: fail(read.error) };
}
