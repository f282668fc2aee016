/** The fields of handler files, checked with the words of Go's JSON decoder. */

import { compareStrings } from '../../go/bytes';
import type { JsonValue } from '../../go/json/value';
import { isList } from '../../handlers/options';

/** The fields of the client's struct. */
export interface HandlerFields {
  readonly topic: string;
  readonly id: string;
  readonly kind: string;
  readonly match: string;
  readonly options: JsonValue;
}

const FIELDS = ['topic', 'id', 'kind', 'options', 'match'] as const;

/** Fields by name in any case; of two that differ only in case the later wins. The error has Go's words. */
export function handlerFields(
  json: JsonValue,
):
  | { readonly ok: true; readonly fields: HandlerFields }
  | { readonly ok: false; readonly error: string; readonly field?: string } {
  const none = { topic: '', id: '', kind: '', match: '', options: null };
  if (json === null) return { ok: true, fields: none };
  if (typeof json !== 'object' || isList(json)) {
    return {
      ok: false,
      error: `json: cannot unmarshal ${jsonKind(json)} into Go value of type client.TopicHandlerOptions`,
    };
  }
  const fields: { -readonly [K in keyof HandlerFields]: HandlerFields[K] } = { ...none };
  for (const key of Object.keys(json).sort(compareStrings)) {
    const value = json[key] ?? null;
    const field = FIELDS.find((name) => name === key.toLowerCase());
    if (field === undefined || value === null) continue;
    const isObject = typeof value === 'object' && !isList(value);
    const fits = field === 'options' ? isObject : typeof value === 'string';
    if (!fits) {
      const wanted = field === 'options' ? 'map[string]interface {}' : 'string';
      const into = `Go struct field TopicHandlerOptions.${field} of type ${wanted}`;
      return { ok: false, error: `json: cannot unmarshal ${jsonKind(value)} into ${into}`, field };
    }
    if (field === 'options') fields.options = value;
    else if (typeof value === 'string') fields[field] = value;
  }
  return { ok: true, fields };
}

export function jsonKind(value: JsonValue): string {
  if (isList(value)) return 'array';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'object' ? 'object' : typeof value;
}
