/** The fields of handler files, checked with the words of Go's JSON decoder. */

import { cannotUnmarshal, numberBeyondFloat, type PlacedJson, plainObject } from '../../go/json/placed';
import type { JsonObject } from '../../go/json/value';
import type { Range } from '../../text/range';

/** The fields of the client's struct. */
export interface HandlerFields {
  readonly topic: string;
  readonly id: string;
  readonly kind: string;
  readonly match: string;
  readonly options: JsonObject | null;
}

const FIELDS = ['topic', 'id', 'kind', 'options', 'match'] as const;

export type HandlerFieldsResult =
  | { readonly ok: true; readonly fields: HandlerFields }
  | { readonly ok: false; readonly error: string; readonly range: Range };

const FIELD = 'Go struct field TopicHandlerOptions';

/** Fields by name in any case, the later over the earlier. Of several that do not fit the first is told. */
export function handlerFields(json: PlacedJson): HandlerFieldsResult {
  const fields: { -readonly [K in keyof HandlerFields]: HandlerFields[K] } = {
    topic: '',
    id: '',
    kind: '',
    match: '',
    options: null,
  };
  if (json.kind === 'null') return { ok: true, fields };
  if (json.kind !== 'object') return unfit(json, 'Go value of type client.TopicHandlerOptions');
  let refused: HandlerFieldsResult | undefined;
  for (const { name, value } of json.members) {
    const field = FIELDS.find((known) => known === name.toLowerCase());
    if (field === 'options') {
      refused ??= optionsProblem(value);
      if (value.kind === 'object') fields.options = { ...fields.options, ...plainObject(value) };
      else fields.options = null;
    } else if (field !== undefined && value.kind !== 'null') {
      if (value.kind === 'string') fields[field] = value.value;
      else refused ??= unfit(value, `${FIELD}.${field} of type string`);
    }
  }
  return refused ?? { ok: true, fields };
}

function optionsProblem(options: PlacedJson): HandlerFieldsResult | undefined {
  if (options.kind === 'null') return undefined;
  if (options.kind !== 'object') return unfit(options, `${FIELD}.options of type map[string]interface {}`);
  const number = numberBeyondFloat(options);
  if (number === undefined) return undefined;
  const error = `json: cannot unmarshal number ${number.text} into ${FIELD}.options of type float64`;
  return { ok: false, error, range: number.range };
}

function unfit(json: PlacedJson, into: string): HandlerFieldsResult {
  return { ok: false, error: cannotUnmarshal(json, into), range: json.range };
}
