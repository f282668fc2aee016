/**
 * Vars as the client reads them from JSON, before the server sees them. Kapacitor client/v1/client.go
 * Vars.UnmarshalJSON, v1.8.
 */

import { compareStrings } from '../go/bytes';
import type { PlacedJson } from '../go/json/placed';
import { MAX_INT64, MIN_INT64 } from '../go/math/int64';
import { parseGoFloat, parseGoInt } from '../go/strconv/strconv';
import type { Range } from '../text/range';
import { parseDuration } from '../tickscript/literals';
import { isVarType, type VarType } from './values';

/** What a var was given: `raw` is what the client does not look into. */
export type ClientValue =
  | { readonly kind: 'int' | 'duration'; readonly value: bigint }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'list'; readonly items: readonly ClientVar[] }
  | { readonly kind: 'raw'; readonly json: PlacedJson };

export interface ClientVar {
  /** Empty when none is given. */
  readonly type: VarType | '';
  readonly value: ClientValue;
}

export interface NamedVar extends ClientVar {
  readonly name: string;
  readonly nameRange: Range;
  /** Of all that is given. */
  readonly range: Range;
  /** Where `type` and `value` stand, where they are written. */
  readonly typeRange?: Range;
  readonly valueRange?: Range;
}

export interface VarsFailure {
  readonly message: string | Misfit;
  readonly range: Range;
  /** Of the var. */
  readonly name?: string;
}

/** A value that does not fit into a Go struct. Its message names the field, whose first part is up to who has the vars. */
export interface Misfit {
  readonly value: PlacedJson;
  /** Below the vars: `''`, `.type`, `.description`. */
  readonly field: string;
  readonly goType: string;
}

export type DecodedVars =
  | { readonly ok: true; readonly vars: readonly NamedVar[] }
  | { readonly ok: false; readonly failure: VarsFailure };

/** Of several that are wrong Kapacitor tells a random one; here it is the first. */
export function decodeVars(json: PlacedJson): DecodedVars {
  try {
    return { ok: true, vars: new Decoder().vars(json) };
  } catch (thrown) {
    if (thrown instanceof DecodeError) return { ok: false, failure: thrown.failure };
    throw thrown;
  }
}

/** Never leaves this file. */
class DecodeError extends Error {
  constructor(readonly failure: VarsFailure) {
    super('a var cannot be read');
  }
}

interface VarStruct {
  readonly name: string;
  readonly nameRange: Range;
  readonly range: Range;
  type: VarType | '';
  value: PlacedJson;
  description: string;
  typeRange?: Range;
  valueRange?: Range;
}

class Decoder {
  /** Go's decoder goes on behind a value of another type, and tells the first one at the end. */
  #misfit: VarsFailure | undefined;

  vars(json: PlacedJson): readonly NamedVar[] {
    const structs = new Map<string, VarStruct>();
    if (json.kind === 'object') {
      for (const { name, key, value } of json.members) structs.set(name, this.#struct(name, key, value));
    } else if (json.kind !== 'null') this.#saveMisfit(json, '', 'map[string]client.Var');
    if (this.#misfit !== undefined) throw new DecodeError(this.#misfit);
    return [...structs.values()].map(({ name, nameRange, range, typeRange, valueRange, ...given }) => ({
      name,
      nameRange,
      range,
      type: given.type,
      value: clientValue({ ...given, name, range: valueRange ?? range }),
      ...(typeRange === undefined ? {} : { typeRange }),
      ...(valueRange === undefined ? {} : { valueRange }),
    }));
  }

  #struct(name: string, nameRange: Range, json: PlacedJson): VarStruct {
    const { range } = json;
    const struct: VarStruct = { name, nameRange, range, type: '', value: { kind: 'null', range }, description: '' };
    if (json.kind === 'object') for (const { name: key, value } of json.members) this.#set(struct, key, value);
    else if (json.kind !== 'null') this.#saveMisfit(json, '', 'client.Var', name);
    return struct;
  }

  #set(struct: VarStruct, key: string, json: PlacedJson): void {
    const { name } = struct;
    switch (key.toLowerCase()) {
      case 'value':
        struct.value = json;
        struct.valueRange = json.range;
        break;
      case 'type':
        struct.typeRange = json.range;
        if (json.kind === 'string') struct.type = varType(json.value, json.range, name);
        else if (json.kind !== 'null') this.#saveMisfit(json, '.type', 'client.VarType', name);
        break;
      case 'description':
        if (json.kind === 'string') struct.description = json.value;
        else if (json.kind !== 'null') this.#saveMisfit(json, '.description', 'string', name);
        break;
    }
  }

  #saveMisfit(value: PlacedJson, field: string, goType: string, name?: string): void {
    const message = { value, field, goType };
    this.#misfit ??= { message, range: value.range, ...(name === undefined ? {} : { name }) };
  }
}

function varType(text: string, range: Range, name: string): VarType {
  if (isVarType(text)) return text;
  throw new DecodeError({ message: `unknown VarType ${text}`, range, name });
}

interface Given {
  readonly name: string;
  readonly type: VarType | '';
  readonly value: PlacedJson;
  readonly description: string;
  readonly range: Range;
}

function clientValue(given: Given): ClientValue {
  const { value, type } = given;
  if (value.kind === 'null') return { kind: 'raw', json: value };
  switch (type) {
    case 'int':
      return intOf(given);
    case 'float':
      return floatOf(given);
    case 'duration':
      return durationOf(given);
    case 'list':
      return { kind: 'list', items: itemsOf(given) };
    default:
      return { kind: 'raw', json: value };
  }
}

function intOf(given: Given): ClientValue {
  const { value } = given;
  if (value.kind !== 'number') return fail(given, `invalid var ${shown(given)}: expected int value`);
  const int = parseGoInt(value.text);
  if (int.ok) return { kind: 'int', value: int.value };
  // Where the number is too large, Go gives the largest there is together with the error.
  const nearest = !/^-?\d+$/.test(value.text) ? 0n : value.text.startsWith('-') ? MIN_INT64 : MAX_INT64;
  return fail(given, `invalid var ${shown(given, String(nearest))}: ${int.error}`);
}

function floatOf(given: Given): ClientValue {
  const { value } = given;
  if (value.kind !== 'number') return fail(given, `invalid var ${shown(given)}: expected float value`);
  const float = parseGoFloat(value.text);
  if (float.ok) return { kind: 'float', value: float.value };
  return fail(given, `invalid var ${shown(given, value.text.startsWith('-') ? '-Inf' : '+Inf')}: ${float.error}`);
}

function durationOf(given: Given): ClientValue {
  const { value } = given;
  if (value.kind === 'string') {
    const duration = parseDuration(value.value);
    if (duration.ok) return { kind: 'duration', value: duration.value };
    return fail(given, `invalid duration string for var ${shown(given)}: ${duration.error}`);
  }
  if (value.kind !== 'number') return fail(given, `invalid var ${shown(given)}: expected int or string value`);
  const nanoseconds = parseGoInt(value.text);
  if (nanoseconds.ok) return { kind: 'duration', value: nanoseconds.value };
  return fail(given, `invalid var ${shown(given)}: ${nanoseconds.error}`);
}

function itemsOf(given: Given): readonly ClientVar[] {
  const { value, name } = given;
  const notVars = `invalid var ${shown(given)}: expected list of vars`;
  if (value.kind !== 'array') return fail(given, notVars);
  return value.items.map((item) => {
    if (item.kind !== 'object') return fail(given, notVars, item.range);
    const member = (key: string) => item.members.findLast((each) => each.name === key)?.value;
    const type = member('type');
    if (type === undefined)
      return fail(given, `invalid var ${shown(given)}: expected list type key in object`, item.range);
    // Kapacitor panics on it: the command line ends, and a server that loads the file does not start.
    if (type.kind !== 'string')
      return fail(given, `interface conversion: interface {} is ${goType(type)}, not string`, type.range);
    const read = varType(type.value, type.range, name);
    const json = member('value');
    if (json === undefined)
      return fail(given, `invalid var ${shown(given)}: expected list value key in object`, item.range);
    return { type: read, value: { kind: 'raw', json } };
  });
}

function fail({ name, range }: Given, message: string, at: Range = range): never {
  throw new DecodeError({ message, range: at, name });
}

/** Go's `%v` of the struct. */
function shown({ type, value, description }: Given, text = goText(value)): string {
  return `{${type} ${text} ${description}}`;
}

/** Go's `%v` of what JSON is decoded into where numbers keep their text. */
function goText(json: PlacedJson): string {
  switch (json.kind) {
    case 'null':
      return '<nil>';
    case 'number':
      return json.text;
    case 'array':
      return `[${json.items.map(goText).join(' ')}]`;
    case 'object': {
      const members = new Map(json.members.map(({ name, value }) => [name, value]));
      const sorted = [...members].sort(([a], [b]) => compareStrings(a, b));
      return `map[${sorted.map(([name, value]) => `${name}:${goText(value)}`).join(' ')}]`;
    }
    default:
      return String(json.value);
  }
}

/** Go's `%T` of it. */
export function goType(json: PlacedJson): string {
  switch (json.kind) {
    case 'null':
      return '<nil>';
    case 'number':
      return 'json.Number';
    case 'array':
      return '[]interface {}';
    case 'object':
      return 'map[string]interface {}';
    default:
      return json.kind;
  }
}
