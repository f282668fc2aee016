/**
 * Vars that are given with a task, in the HTTP API's JSON form (reference: language.md chapter 9; Kapacitor
 * client/v1/client.go, services/task_store/{dao,service}.go, v1.8).
 */

import type { ScriptValue } from '../definition/value';
import { compileRegexp } from '../go/regexp/regexp';
import { isObject } from '../text/json';
import { parseDuration } from '../tickscript/literals';
import { parseLambda } from '../tickscript/parse';
import { isVarType, VAR_TYPES, type VarType } from './values';

/** A var as the task store takes it: its kind of value is right, the value itself is not looked at yet. */
interface StoredVar {
  readonly type: VarType;
  readonly value: unknown;
}

export type PredefinedVars = ReadonlyMap<string, PredefinedVar>;
export interface PredefinedVar {
  readonly type: VarType;
  readonly value: ScriptValue;
}

export type ReadVars<T> = { readonly ok: true; readonly vars: T } | { readonly ok: false; readonly error: string };
export type StoredVars = ReadonlyMap<string, StoredVar>;

/** What the JSON decoder and the task store check, before the script is looked at. */
export function readVars(json: unknown): ReadVars<StoredVars> {
  if (json === undefined || json === null) return { ok: true, vars: new Map() };
  if (!isObject(json)) return INVALID_JSON;
  const decoded: [name: string, item: Decoded][] = [];
  for (const [name, value] of Object.entries(json)) {
    const item = decode(value);
    if (item === undefined) return INVALID_JSON;
    decoded.push([name, item]);
  }
  const vars = new Map<string, StoredVar>();
  for (const [name, item] of decoded) {
    const error = storeError(item);
    if (error !== undefined) return { ok: false, error: `invalid var ${name}: ${error}` };
    if (isVarType(item.type)) vars.set(name, { type: item.type, value: item.value });
  }
  return { ok: true, vars };
}

/** What is checked when the script is evaluated. */
export function predefine(stored: StoredVars): ReadVars<PredefinedVars> {
  const vars = new Map<string, PredefinedVar>();
  for (const [name, { type, value }] of stored) {
    const read = scriptValue(type, value);
    if (!read.ok) return { ok: false, error: `invalid var ${name}: ${read.error}` };
    vars.set(name, { type, value: read.value });
  }
  return { ok: true, vars };
}

const INVALID_JSON = { ok: false, error: 'invalid JSON' } as const;

/** `type` is empty when it is not given; numbers of int and duration vars are bigints. */
interface Decoded {
  readonly type: VarType | '';
  readonly value: unknown;
}

function decode(json: unknown): Decoded | undefined {
  if (!isObject(json)) return undefined;
  const { type = '', value = null } = json;
  if (type !== '' && !(typeof type === 'string' && isVarType(type))) return undefined;
  if (value === null) return { type, value };
  switch (type) {
    case 'int': {
      const int = toInt(value);
      return int === undefined ? undefined : { type, value: int };
    }
    case 'float':
      return typeof value === 'number' || typeof value === 'bigint' ? { type, value: Number(value) } : undefined;
    case 'duration': {
      const duration = toDuration(value);
      return duration === undefined ? undefined : { type, value: duration };
    }
    case 'list': {
      const items = Array.isArray(value) ? value.map(decodeItem) : undefined;
      return items === undefined || items.includes(undefined) ? undefined : { type, value: items };
    }
    default:
      return { type, value };
  }
}

function decodeItem(json: unknown): Decoded | undefined {
  if (!isObject(json) || !('type' in json) || !('value' in json)) return undefined;
  const { type, value } = json;
  return typeof type === 'string' && isVarType(type) ? { type, value } : undefined;
}

function toInt(value: unknown): bigint | undefined {
  const int = typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value;
  return typeof int === 'bigint' && BigInt.asIntN(64, int) === int ? int : undefined;
}

function toDuration(value: unknown): bigint | undefined {
  if (typeof value !== 'string') return toInt(value);
  const read = parseDuration(value);
  return read.ok ? read.value : undefined;
}

/** What kind of value each type is stored from. Numbers in lists stay undecoded, and no type takes those. */
function storeError({ type, value }: Decoded): string | undefined {
  if (type === 'star') return undefined;
  if (type === 'list') return listError(value);
  if (typeof value === 'string') {
    const takesText = type === 'string' || type === 'regex' || type === 'lambda';
    return takesText ? undefined : `unexpected var type ${type === '' ? 'unknown' : type}, value is a string`;
  }
  const fits =
    (type === 'bool' && typeof value === 'boolean') ||
    ((type === 'int' || type === 'duration') && typeof value === 'bigint') ||
    (type === 'float' && typeof value === 'number');
  if (fits) return undefined;
  if (typeof value === 'boolean') return `mismatched type and value: bool ${type}`;
  return `unsupported Var type ${decodedGoType(value)}.`;
}

function listError(value: unknown): string | undefined {
  if (!Array.isArray(value)) return `var has list type but value is not list, got ${decodedGoType(value)}`;
  for (const item of value) {
    const error = isDecoded(item) ? storeError(undecodedNumbers(item)) : undefined;
    if (error !== undefined) return error;
  }
  return undefined;
}

function undecodedNumbers(item: Decoded): Decoded {
  return typeof item.value === 'number' || typeof item.value === 'bigint'
    ? { type: item.type, value: JSON_NUMBER }
    : item;
}

/** Stands for Go's json.Number. */
const JSON_NUMBER = Symbol('json.Number');

function decodedGoType(value: unknown): string {
  if (value === null || value === undefined) return '<nil>';
  if (value === JSON_NUMBER || typeof value === 'number' || typeof value === 'bigint') return 'json.Number';
  if (Array.isArray(value)) return '[]interface {}';
  return typeof value === 'object' ? 'map[string]interface {}' : typeof value;
}

type ReadValue = { readonly ok: true; readonly value: ScriptValue } | { readonly ok: false; readonly error: string };

function scriptValue(type: VarType, value: unknown): ReadValue {
  switch (type) {
    case 'bool':
      return { ok: true, value: { type, value: value === true } };
    case 'int':
      return { ok: true, value: { type, value: typeof value === 'bigint' ? value : 0n } };
    case 'float':
      return { ok: true, value: { type, value: typeof value === 'number' ? value : 0 } };
    case 'duration':
      return { ok: true, value: { type, value: typeof value === 'bigint' ? value : 0n, literal: '' } };
    case 'string':
      return { ok: true, value: { type, value: text(value) } };
    case 'star':
      return { ok: true, value: { type } };
    case 'regex':
      return regexValue(text(value));
    case 'lambda':
      return lambdaValue(text(value));
    case 'list':
      return listValue(Array.isArray(value) ? value : []);
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function regexValue(pattern: string): ReadValue {
  const compiled = compileRegexp(pattern);
  return compiled.ok
    ? { ok: true, value: { type: 'regex', pattern, literal: '' } }
    : { ok: false, error: `invalid regex pattern: ${compiled.error}` };
}

function lambdaValue(source: string): ReadValue {
  const parsed = parseLambda(source);
  return parsed.ok
    ? { ok: true, value: { type: 'lambda', value: { node: parsed.lambda } } }
    : { ok: false, error: `invalid lambda expression: ${parsed.error.message}` };
}

function listValue(values: readonly unknown[]): ReadValue {
  const items: ScriptValue[] = [];
  for (const item of values) {
    if (!isDecoded(item) || item.type === '') continue;
    const read = scriptValue(item.type, item.value);
    if (!read.ok) return read;
    items.push(read.value);
  }
  return { ok: true, value: { type: 'list', items } };
}

function isDecoded(value: unknown): value is Decoded {
  return isObject(value) && 'type' in value && 'value' in value && VAR_TYPES.some((type) => type === value.type);
}
