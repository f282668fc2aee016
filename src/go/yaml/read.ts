/**
 * YAML as Kapacitor reads it: ghodss/yaml v1.0.0, which makes JSON of what go-yaml v2.4.0 reads (YAML 1.1, the first
 * document only). The package `yaml` knows neither go-yaml's errors nor its numbers; it reads files that only this
 * project and others, not Kapacitor, look at.
 */
import type { Range } from '../../text/range';
import type { PlacedJson } from '../json/placed';
import { decodeDocument } from './decode';
import { YamlError, type YamlFailure } from './failure';
import { Parser } from './parser';
import type { Shape } from './shape';
import { toJson } from './to-json';

export type { YamlFailure } from './failure';
export type { Shape } from './shape';

export type YamlResult =
  | { readonly ok: true; readonly json: PlacedJson }
  /** `error` is what stands behind ghodss/yaml's `error converting YAML to JSON: `. */
  | ({ readonly ok: false } & YamlFailure);

/** `shape` is what the value is for. An empty text is null. */
export function readYaml(text: string, shape: Shape = 'any'): YamlResult {
  try {
    const root = new Parser(text).document();
    const end = { start: text.length, end: text.length };
    if (root === undefined) return { ok: true, json: { kind: 'null', range: end } };
    return { ok: true, json: toJson(decodeDocument(root), shape) };
  } catch (failure) {
    if (!(failure instanceof YamlError)) throw failure;
    return { ok: false, error: failure.error, range: within(text, failure.range) };
  }
}

/** What is wrong behind the end of a text is shown at its last character. */
function within(text: string, { start, end }: Range): Range {
  return { start: Math.min(start, Math.max(text.length - 1, 0)), end: Math.min(end, text.length) };
}
