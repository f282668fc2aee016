/** Task files as `kapacitor define -file` and the load directory read them. Kapacitor client/v1/client.go TaskVars, v1.8. */
import { cannotUnmarshal, type PlacedJson } from '../../go/json/placed';
import { readJson, readWholeJson } from '../../go/json/read';
import { quote } from '../../go/strconv/strconv';
import { readYaml, type Shape } from '../../go/yaml/read';
import { decodeVars, type NamedVar, type VarsFailure } from '../../pipeline/client-vars';
import type { Range } from '../../text/range';
import type { Dbrp } from '../../workspace/case-file';

/** What a task file says. */
export interface TaskVars {
  readonly id: string;
  readonly templateId: string;
  readonly dbrps: readonly Dbrp[];
  readonly vars: readonly NamedVar[];
  /** Where the values of the four keys stand, of those that are there. */
  readonly places: Partial<Readonly<Record<TaskKey, Range>>>;
  /** Where the keys themselves do. */
  readonly keys: Partial<Readonly<Record<TaskKey, Range>>>;
}

export type TaskKey = 'id' | 'template-id' | 'dbrps' | 'vars';
export const TASK_KEYS: readonly TaskKey[] = ['id', 'template-id', 'dbrps', 'vars'];

export type TaskFileResult =
  | { readonly ok: true; readonly taskVars: TaskVars }
  | { readonly ok: false; readonly error: string; readonly range: Range /** Of a var. */; readonly name?: string };

/** What of a YAML file is a text, whatever it looks like. The vars read themselves. */
const SHAPE: Shape = {
  fields: { id: 'text', 'template-id': 'text', dbrps: { list: { fields: { db: 'text', rp: 'text' } } } },
};

/** A file of any name that says what only task files do. */
export function looksLikeTaskFile(path: string, text: string): boolean {
  if (!/\.(?:ya?ml|json)$/i.test(path) || !/template-id/i.test(text)) return false;
  const read = readTaskJson(path.toLowerCase(), text);
  return (
    read.ok && read.json.kind === 'object' && read.json.members.some(({ name }) => name.toLowerCase() === 'template-id')
  );
}

/** `path` as Kapacitor's messages name the file. */
export function readTaskFile(path: string, text: string): TaskFileResult {
  const read = readTaskJson(path, text);
  if (!read.ok) return read;
  const decoded = decodeTaskVars(read.json);
  return decoded.ok ? decoded : { ...decoded, error: read.words(decoded.error) };
}

type TaskJson =
  | {
      readonly ok: true;
      readonly json: PlacedJson /** Kapacitor's, around those of the decoder. */;
      readonly words: (error: string) => string;
    }
  | { readonly ok: false; readonly error: string; readonly range: Range };

export function readTaskJson(path: string, text: string): TaskJson {
  if (path.endsWith('.json')) {
    const words = (error: string) => `failed to unmarshal json task vars file ${quote(path)}: ${error}`;
    const read = readWholeJson(text);
    return read.ok ? { ...read, words } : { ...read, error: words(read.error) };
  }
  const words = (error: string) => `failed to unmarshal yaml task vars file ${quote(path)}: ${error}`;
  const read = readYaml(text, SHAPE);
  return read.ok
    ? { ...read, words: (error) => words(`error unmarshaling JSON: ${error}`) }
    : { ...read, error: words(`error converting YAML to JSON: ${read.error}`) };
}

/**
 * What `kapacitor define -vars` takes: the vars, or a task file in JSON of which only the vars count. What can be read
 * as neither gives no vars and no error. Kapacitor cmd/kapacitor/main.go doDefine, v1.8.
 */
export function readVarsFile(path: string, text: string): TaskFileResult {
  const read = readJson(text);
  const words = (error: string) => `invalid JSON in file ${path}: ${error}`;
  if (!read.ok) return { ...read, error: words(read.error) };
  const vars = decodeVars(read.json);
  if (vars.ok) return { ok: true, taskVars: { ...NOTHING, vars: vars.vars } };
  const decoded = decodeTaskVars(read.json);
  return decoded.ok ? decoded : { ...decoded, error: words(decoded.error) };
}

const NOTHING: TaskVars = { id: '', templateId: '', dbrps: [], vars: [], places: {}, keys: {} };

type Decoded = TaskFileResult;

/** Go's decoder goes on behind a value of another type, and tells the first one at the end; the vars stop it at once. */
function decodeTaskVars(json: PlacedJson): Decoded {
  if (json.kind === 'null') return { ok: true, taskVars: NOTHING };
  if (json.kind !== 'object') return misfit(json, 'Go value of type client.TaskVars');
  let misfits: Extract<Decoded, { ok: false }> | undefined;
  const places: Partial<Record<TaskKey, Range>> = {};
  const keys: Partial<Record<TaskKey, Range>> = {};
  const read: { -readonly [K in keyof TaskVars]: TaskVars[K] } = { ...NOTHING, places, keys };
  for (const { name, key: at, value } of json.members) {
    const key = TASK_KEYS.find((each) => each === name.toLowerCase());
    if (key === undefined) continue;
    places[key] = value.range;
    keys[key] = at;
    if (key === 'vars') {
      const decoded = decodeVars(value);
      if (!decoded.ok) return varsFailure(decoded.failure);
      read.vars = decoded.vars;
    } else if (key === 'dbrps') {
      const dbrps = readDbrps(value, read.dbrps);
      misfits ??= dbrps.misfit;
      read.dbrps = dbrps.dbrps;
    } else if (value.kind === 'string') read[key === 'id' ? 'id' : 'templateId'] = value.value;
    else if (value.kind !== 'null') misfits ??= misfit(value, `Go struct field TaskVars.${key} of type string`);
  }
  return misfits ?? { ok: true, taskVars: read };
}

function varsFailure({ message, range, name }: VarsFailure): Decoded {
  const error =
    typeof message === 'string'
      ? message
      : cannotUnmarshal(message.value, `Go struct field TaskVars.vars${message.field} of type ${message.goType}`);
  return { ok: false, error, range, ...(name === undefined ? {} : { name }) };
}

function misfit(value: PlacedJson, into: string): Extract<Decoded, { ok: false }> {
  return { ok: false, error: cannotUnmarshal(value, into), range: value.range };
}

interface ReadDbrps {
  readonly dbrps: readonly Dbrp[];
  readonly misfit?: Extract<Decoded, { ok: false }>;
}

/** A second list is read over the first, item by item. */
function readDbrps(json: PlacedJson, before: readonly Dbrp[]): ReadDbrps {
  if (json.kind === 'null') return { dbrps: [] };
  if (json.kind !== 'array')
    return { dbrps: before, misfit: misfit(json, 'Go struct field TaskVars.dbrps of type []client.DBRP') };
  let first: ReadDbrps['misfit'];
  const dbrps = json.items.map((item, i) => {
    const dbrp = { ...(before[i] ?? { database: '', retentionPolicy: '' }) };
    if (item.kind === 'object') {
      for (const { name, value } of item.members) {
        const key = name.toLowerCase();
        if ((key !== 'db' && key !== 'rp') || value.kind === 'null') continue;
        if (value.kind === 'string') dbrp[key === 'db' ? 'database' : 'retentionPolicy'] = value.value;
        else first ??= misfit(value, `Go struct field DBRP.dbrps.${key} of type string`);
      }
    } else if (item.kind !== 'null') first ??= misfit(item, 'Go struct field TaskVars.dbrps of type client.DBRP');
    return dbrp;
  });
  return { dbrps, ...(first === undefined ? {} : { misfit: first }) };
}
