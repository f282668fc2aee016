/**
 * Vars that are given with a task: what the server's task store takes, and what the script gets
 * (Kapacitor services/task_store/{dao,service}.go, v1.8).
 */

import type { ScriptValue } from '../definition/value';
import type { PlacedJson } from '../go/json/placed';
import { compileRegexp } from '../go/regexp/regexp';
import type { Range } from '../text/range';
import type { Result } from '../text/result';
import { parseLambda } from '../tickscript/parse';
import { type ClientValue, type ClientVar, decodeVars, goType, type NamedVar } from './client-vars';
import type { VarType } from './values';

export type PredefinedVars = ReadonlyMap<string, PredefinedVar>;
export interface PredefinedVar {
  readonly type: VarType;
  readonly value: ScriptValue;
}

export type ReadVars<T> =
  | { readonly ok: true; readonly vars: T }
  /** `name`: of the var that is wrong. */
  | { readonly ok: false; readonly error: string; readonly name?: string };

/** A var as the task store takes it: its kind of value is right, the value itself is not looked at yet. */
interface StoredVar {
  readonly type: VarType;
  readonly value: ClientValue;
}
export type StoredVars = ReadonlyMap<string, StoredVar>;

/** Vars as the HTTP API gets them: what its decoder does not take is no valid JSON to it. */
export function readVars(json: unknown): ReadVars<StoredVars> {
  const decoded = decodeVars(placed(json ?? null));
  return decoded.ok ? storeVars(decoded.vars) : { ok: false, error: 'invalid JSON' };
}

/** The client cannot write a var without a type, so nothing is sent. */
export function unsendable(given: readonly NamedVar[]): Extract<ReadVars<never>, { ok: false }> | undefined {
  const untyped = given.find(({ type }) => type === '');
  if (untyped === undefined) return undefined;
  const error = 'json: error calling MarshalText for type client.VarType: unknown VarType 0';
  return { ok: false, error, name: untyped.name };
}

/** What the task store checks, before the script is looked at. */
export function storeVars(given: readonly NamedVar[]): ReadVars<StoredVars> {
  const vars = new Map<string, StoredVar>();
  for (const { name, type, value } of given) {
    const error = storeError({ type, value });
    if (error !== undefined || type === '') return { ok: false, error: `invalid var ${name}: ${error}`, name };
    vars.set(name, { type, value });
  }
  return { ok: true, vars };
}

/** What is checked when the script is evaluated. */
export function predefine(stored: StoredVars): ReadVars<PredefinedVars> {
  const vars = new Map<string, PredefinedVar>();
  for (const [name, { type, value }] of stored) {
    const read = scriptValue(type, value);
    if (!read.ok) return { ok: false, error: `invalid var ${name}: ${read.error}`, name };
    vars.set(name, { type, value: read.value });
  }
  return { ok: true, vars };
}

const NOWHERE: Range = { start: 0, end: 0 };

/** Values that do not come from a text. */
function placed(value: unknown): PlacedJson {
  const range = NOWHERE;
  switch (typeof value) {
    case 'boolean':
      return { kind: 'bool', value, range };
    case 'number':
    case 'bigint':
      return { kind: 'number', text: String(value), range };
    case 'string':
      return { kind: 'string', value, range };
    default:
      if (Array.isArray(value)) return { kind: 'array', items: value.map(placed), range };
      if (typeof value !== 'object' || value === null) return { kind: 'null', range };
      return {
        kind: 'object',
        members: Object.entries(value).map(([name, member]) => ({ name, key: range, value: placed(member) })),
        range,
      };
  }
}

/** What kind of value each type is stored from. The client leaves numbers in lists as they are, and no type takes those. */
function storeError({ type, value }: ClientVar): string | undefined {
  if (type === 'star') return undefined;
  if (type === 'list') return listError(value);
  if (value.kind !== 'raw') return undefined;
  const { json } = value;
  if (json.kind === 'string') {
    const takesText = type === 'string' || type === 'regex' || type === 'lambda';
    return takesText ? undefined : `unexpected var type ${type === '' ? 'unknown' : type}, value is a string`;
  }
  if (json.kind !== 'bool') return `unsupported Var type ${goType(json)}.`;
  return type === 'bool' ? undefined : `mismatched type and value: bool ${type === '' ? 'unknown' : type}`;
}

function listError(value: ClientValue): string | undefined {
  if (value.kind === 'list') {
    return value.items.map(storeError).find((error) => error !== undefined);
  }
  const type = value.kind === 'raw' ? goType(value.json) : value.kind;
  return `var has list type but value is not list, got ${type}`;
}

function scriptValue(type: VarType, value: ClientValue): Result<ScriptValue> {
  switch (type) {
    case 'bool':
      return {
        ok: true,
        value: { type, value: value.kind === 'raw' && value.json.kind === 'bool' && value.json.value },
      };
    case 'int':
      return { ok: true, value: { type, value: value.kind === 'int' ? value.value : 0n } };
    case 'float':
      return { ok: true, value: { type, value: value.kind === 'float' ? value.value : 0 } };
    case 'duration':
      return { ok: true, value: { type, value: value.kind === 'duration' ? value.value : 0n, literal: '' } };
    case 'string':
      return { ok: true, value: { type, value: text(value) } };
    case 'star':
      return { ok: true, value: { type } };
    case 'regex':
      return regexValue(text(value));
    case 'lambda':
      return lambdaValue(text(value));
    case 'list':
      return listValue(value.kind === 'list' ? value.items : []);
  }
}

function text(value: ClientValue): string {
  return value.kind === 'raw' && value.json.kind === 'string' ? value.json.value : '';
}

function regexValue(pattern: string): Result<ScriptValue> {
  const compiled = compileRegexp(pattern);
  return compiled.ok
    ? { ok: true, value: { type: 'regex', pattern, literal: '' } }
    : { ok: false, error: `invalid regex pattern: ${compiled.error}` };
}

function lambdaValue(source: string): Result<ScriptValue> {
  const parsed = parseLambda(source);
  return parsed.ok
    ? { ok: true, value: { type: 'lambda', value: { node: parsed.lambda } } }
    : { ok: false, error: `invalid lambda expression: ${parsed.error.message}` };
}

function listValue(given: readonly ClientVar[]): Result<ScriptValue> {
  const items: ScriptValue[] = [];
  for (const { type, value } of given) {
    if (type === '') continue;
    const read = scriptValue(type, value);
    if (!read.ok) return read;
    items.push(read.value);
  }
  return { ok: true, value: { type: 'list', items } };
}
