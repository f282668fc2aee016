/** Message templates inside of scripts: where they are, what they may name, and how their offsets map to the script's. */
import { CRITICAL } from '../alert/level';
import { detailsStruct, idStruct, messageStruct } from '../alert/template-data';
import { lowerFirst } from '../definition/build';
import { BUILTINS } from '../go/template/builtins';
import { DETAILS_FUNCTIONS, DETAILS_TEMPLATE } from '../go/template/details-functions';
import type { TemplateError } from '../go/template/parser';
import { parseTemplate, type Template } from '../go/template/template';
import type { GoStruct } from '../go/value';
import { fieldValue } from '../kapacitor/record/plain-value';
import type { EventRecord, PlainValue } from '../kapacitor/record/run-model';
import type { KnownType, Schema } from '../nodes/shape/schema';
import { MapFields } from '../points/fields';
import { TagSet } from '../points/tags';
import type { Range } from '../text/range';
import type { CallNode, StringNode } from '../tickscript/ast';
import type { ScriptAnalysis } from './analysis';
import { givenValue, type ModelNode } from './model';

/** An action of a template, as far as that can be told without reading it. */
export const ACTION = /\{\{(?:(?!\{\{)[^}])*\}\}/;

export type TemplateName = 'id' | 'message' | 'details';

export interface ScriptTemplate {
  readonly name: TemplateName;
  readonly node: ModelNode;
  readonly call: CallNode;
  readonly literal: StringNode;
  readonly text: string;
  /** What the template's points look like. */
  readonly schema: Schema;
}

/** The names at the top of a template's data. */
export const TEMPLATE_FIELDS: Readonly<Record<string, { readonly doc: string; readonly in: readonly TemplateName[] }>> =
  {
    Name: { doc: 'Name of the measurement.', in: ['id', 'message', 'details'] },
    TaskName: { doc: 'Name of the task.', in: ['id', 'message', 'details'] },
    Group: { doc: 'The group: `host=a,dc=b`, or `nil` without groupBy.', in: ['id', 'message', 'details'] },
    Tags: { doc: 'Tags of the point: `{{ index .Tags "host" }}`.', in: ['id', 'message', 'details'] },
    ServerInfo: { doc: 'Hostname, ClusterID and ServerID of the server.', in: ['id', 'message', 'details'] },
    ID: { doc: 'The ID of the alert, as `.id()` makes it.', in: ['message', 'details'] },
    Fields: { doc: 'Fields of the point: `{{ index .Fields "usage_idle" }}`.', in: ['message', 'details'] },
    Level: { doc: 'OK, INFO, WARNING or CRITICAL.', in: ['message', 'details'] },
    Time: { doc: 'Time of the point, in UTC.', in: ['message', 'details'] },
    Duration: { doc: 'How long the alert has not been OK.', in: ['message', 'details'] },
    Message: { doc: 'The message, as `.message()` makes it.', in: ['details'] },
  };

export const SERVER_INFO = ['Hostname', 'ClusterID', 'ServerID'];

export function templateFields(name: TemplateName): readonly string[] {
  return Object.entries(TEMPLATE_FIELDS).flatMap(([field, { in: where }]) => (where.includes(name) ? [field] : []));
}

export function templateFunctions(name: TemplateName): readonly string[] {
  return [...BUILTINS.keys(), ...(name === 'details' ? DETAILS_FUNCTIONS.keys() : [])].sort();
}

export function isTemplateName(name: string): name is TemplateName {
  return name === 'id' || name === 'message' || name === 'details';
}

/** As Kapacitor reads it: details are HTML. */
export function parsedTemplate({ name, text }: Pick<ScriptTemplate, 'name' | 'text'>): Template | TemplateError {
  return name === 'details' ? parseTemplate(name, text, DETAILS_TEMPLATE) : parseTemplate(name, text);
}

/** Every template of the alert nodes of a script. */
export function templatesOf({ model, schemas }: ScriptAnalysis): readonly ScriptTemplate[] {
  return model.nodes.flatMap((node) => {
    if (node.method !== 'alert' && node.method !== 'deadman') return [];
    return node.properties.flatMap((call): readonly ScriptTemplate[] => {
      const name = lowerFirst(call.name);
      const literal = givenValue(model, call.args[0]);
      if (!isTemplateName(name) || literal?.kind !== 'string') return [];
      return [{ name, node, call, literal, text: literal.value, schema: templateSchema(schemas.input(node)) }];
    });
  });
}

/** A batch's template sees the tags of its group. */
function templateSchema(schema: Schema): Schema {
  return schema.edge === 'batch' ? { ...schema, tags: schema.groups.tags } : schema;
}

/** A range of a string's value as a range of the script. */
export function scriptRange(script: string, literal: StringNode, range: Range): Range {
  return { start: scriptOffset(script, literal, range.start), end: scriptOffset(script, literal, range.end) };
}

/** In a string in single quotes `\'` stands for one character. */
function scriptOffset(script: string, literal: StringNode, offset: number): number {
  const { start } = literal.range;
  if (literal.tripleQuotes) return start + 3 + offset;
  const escaped = escapedQuotes(script, literal);
  let [low, high] = [0, escaped.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((escaped[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return start + 1 + offset + low;
}

const escapes = new WeakMap<StringNode, readonly number[]>();

/** Where in the value of a string in single quotes those quotes stand that are escaped in the script. */
function escapedQuotes(script: string, literal: StringNode): readonly number[] {
  const known = escapes.get(literal);
  if (known !== undefined) return known;
  const first = literal.range.start + 1;
  const found: number[] = [];
  for (let at = script.indexOf("\\'", first); at !== -1 && at < literal.range.end; at = script.indexOf("\\'", at + 2)) {
    found.push(at - first - found.length);
  }
  escapes.set(literal, found);
  return found;
}

/** The other way; `undefined` outside of the text between the quotes. */
export function valueOffset(script: string, literal: StringNode, offset: number): number | undefined {
  const quotes = literal.tripleQuotes ? 3 : 1;
  const first = literal.range.start + quotes;
  if (offset < first || offset > literal.range.end - quotes) return undefined;
  if (literal.tripleQuotes) return offset - first;
  let value = 0;
  for (let at = first; at < offset; at += script.startsWith("\\'", at) ? 2 : 1) value++;
  return value;
}

/** Data such as an event at that node would bring, to try a template with. */
export function sampleData(name: TemplateName, schema: Schema): GoStruct {
  const known = samples.get(schema) ?? new Map<TemplateName, GoStruct>();
  samples.set(schema, known);
  const data = known.get(name) ?? makeSample(name, schema);
  known.set(name, data);
  return data;
}

const samples = new WeakMap<Schema, Map<TemplateName, GoStruct>>();

function makeSample(name: TemplateName, schema: Schema): GoStruct {
  const [measurement = 'cpu'] = schema.measurements;
  return eventData(name, {
    node: 0,
    id: 'id',
    message: 'message',
    name: measurement,
    task: 'task',
    group: '',
    level: CRITICAL,
    time: 0n,
    duration: 0n,
    tags: [...schema.tags].map(([tag, { values }]) => [tag, values[0] ?? 'value']),
    fields: [...schema.fields].map(([field, { types }]) => [field, sampleValue(types[0])]),
  });
}

/** An event, and the alert node that it came from. */
export interface EventAtNode
  extends Pick<
    EventRecord,
    'id' | 'message' | 'name' | 'task' | 'group' | 'level' | 'time' | 'duration' | 'tags' | 'fields'
  > {
  /** Where the name of the node begins in its script. */
  readonly node: number;
}

/** What a template sees of an event. */
export function eventData(name: TemplateName, event: EventAtNode): GoStruct {
  const { id, level, time, duration, message } = event;
  const server = { hostname: 'localhost', clusterId: '', serverId: '' };
  const group = event.group === '' ? 'nil' : event.group;
  const idInfo = { name: event.name, taskName: event.task, group, tags: new TagSet(event.tags), server };
  if (name === 'id') return idStruct(idInfo);
  const fields = MapFields.of(event.fields.map(([field, value]) => [field, fieldValue(value)] as const));
  const data = messageStruct({ idInfo, id, fields, level, time, duration });
  return name === 'message' ? data : detailsStruct(data, message);
}

function sampleValue(type: KnownType | undefined): PlainValue {
  switch (type) {
    case 'int':
      return 1n;
    case 'string':
      return 'text';
    case 'boolean':
      return true;
    case 'duration':
      return { duration: 1n };
    default:
      return 1;
  }
}
