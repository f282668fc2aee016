/**
 * Which tags and fields the points have at a place in a pipeline, as far as the script and the sample points tell.
 * `open` says that there may be others.
 */

import { LEVELS } from '../../alert/level';
import { lowerFirst } from '../../definition/build';
import type { EdgeType } from '../../nodes/node';
import type { CallNode, Expression } from '../../tickscript/ast';
import { givenValue, type ModelNode, propertyCall, type ScriptModel, textValue, textValues } from '../model';
import { tagConditions } from '../tag-conditions';
import { AGGREGATES, TRANSFORMS } from './aggregates';
import { type DataModel, type DataSeries, distinct, fieldTypes, tagValues } from './data';
import { inferType } from './infer';
import {
  deadmanSchema,
  either,
  fieldKind,
  grouped,
  type KnownType,
  keepsAll,
  NOTHING,
  prefixedTags,
  type Schema,
  withField,
  withTag,
} from './schema-shape';

export type { KnownType, Schema } from './schema-shape';

export class Schemas {
  readonly #known = new Map<ModelNode, Schema>();
  readonly #seen: Pick<Schema, 'measurements' | 'tags' | 'fields' | 'series'>[] = [];

  constructor(
    readonly model: ScriptModel,
    readonly data: DataModel,
  ) {}

  /** Of the points that a node gives on. */
  output(node: ModelNode): Schema {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    this.#known.set(node, NOTHING);
    const schema = this.#derive(node);
    this.#known.set(node, schema);
    return schema;
  }

  /** Of the points that a node's expressions see. */
  input(node: ModelNode): Schema {
    if (node.method === 'from' || node.parents.length === 0) return this.output(node);
    if (node.method === 'deadman') return deadmanSchema(this.output(node));
    return this.#parent(node);
  }

  /** The fields that the first lambdas of an eval make, for those behind them. */
  madeBy(node: ModelNode, count: number, call: CallNode): Schema['fields'] {
    const as = propertyCall(node, 'as');
    const names = as === undefined ? [] : (textValues(this.model, as) ?? []);
    const made = new Map<string, readonly KnownType[]>();
    let seen = this.#parent(node);
    call.args.slice(0, count).forEach((argument, i) => {
      const name = names[i];
      const lambda = givenValue(this.model, argument);
      if (name === undefined) return;
      const type = lambda?.kind === 'lambda' ? inferType(lambda.expression, seen, this.model) : undefined;
      made.set(name, [fieldKind(type)]);
      seen = withField(seen, name, fieldKind(type));
    });
    return made;
  }

  /** Everything that the data have. */
  all(): Schema {
    return { ...this.#ofSeries(this.data.series, 'stream', []), open: true };
  }

  #parent(node: ModelNode): Schema {
    const [parent] = node.parents;
    return parent === undefined ? NOTHING : this.output(parent);
  }

  #ofSeries(series: readonly DataSeries[], edge: EdgeType, groups: Schema['groups']): Schema {
    return { ...this.#columns(series), edge, groups, open: this.data.cut || series.length === 0 };
  }

  /** Many nodes choose the same series. */
  #columns(series: readonly DataSeries[]): Pick<Schema, 'measurements' | 'tags' | 'fields' | 'series'> {
    const known = this.#seen.find((each) => sameList(each.series, series));
    if (known !== undefined) return known;
    const measurements = distinct(series.map(({ name }) => name));
    const columns = { measurements, tags: tagValues(series), fields: fieldTypes(series), series };
    this.#seen.push(columns);
    return columns;
  }

  #derive(node: ModelNode): Schema {
    const parent = this.#parent(node);
    if (AGGREGATES.has(node.method) || TRANSFORMS.has(node.method)) return this.#aggregate(node, parent);
    switch (node.method) {
      case 'stream':
        return this.#ofSeries(this.data.series, 'stream', []);
      case 'batch':
        return { ...this.#ofSeries(this.data.series, 'batch', []), open: true };
      case 'from':
        return this.#from(node);
      case 'query':
        return { ...this.#query(node), edge: 'batch', open: true };
      case 'groupBy':
        return { ...parent, groups: node.call === undefined ? [] : this.#groups(node.call) };
      case 'window':
        return { ...parent, edge: 'batch' };
      case 'eval':
        return this.#eval(node, parent);
      case 'default':
        return this.#default(node, parent);
      case 'delete':
        return this.#delete(node, parent);
      case 'derivative':
        return this.#renamed(node, parent, 'float');
      case 'stateDuration':
        return withField(parent, this.#as(node) ?? 'state_duration', 'float');
      case 'stateCount':
        return withField(parent, this.#as(node) ?? 'state_count', 'int');
      case 'join':
      case 'combine':
        return this.#join(node);
      case 'union':
        return node.parents.map((each) => this.output(each)).reduce(either, { ...parent });
      case 'alert':
        return this.#alert(node, parent);
      case 'stats':
        return { ...parent, edge: 'stream', tags: grouped(parent), fields: STATISTICS, open: true };
      case 'deadman':
        return { ...deadmanSchema(parent), edge: 'stream' };
      case 'sideload':
        return this.#sideload(node, parent);
      case 'flatten':
        return { ...parent, open: true };
      case 'where':
        return this.#filtered(parent, node.call === undefined ? [] : [node.call]);
      case 'log':
      case 'httpOut':
      case 'httpPost':
      case 'barrier':
      case 'sample':
      case 'shift':
      case 'changeDetect':
      case 'trickle':
        return parent;
      default:
        return { ...parent, open: true };
    }
  }

  #from(node: ModelNode): Schema {
    const parent = this.#parent(node);
    const is = (property: string) => textValue(this.model, propertyCall(node, property)?.args[0]);
    const database = is('database');
    const policy = is('retentionPolicy');
    const measurement = is('measurement');
    const matches = (wanted: string | undefined, value: string) =>
      wanted === undefined || wanted === '' || wanted === value;
    const series = parent.series.filter(
      (each) =>
        matches(database, each.database) && matches(policy, each.retentionPolicy) && matches(measurement, each.name),
    );
    const groupBy = propertyCall(node, 'groupBy');
    const chosen = this.#ofSeries(series, 'stream', groupBy === undefined ? [] : this.#groups(groupBy));
    return this.#filtered(
      chosen,
      node.properties.filter(({ name }) => lowerFirst(name) === 'where'),
    );
  }

  /** Without the series whose tags fail an expression, as far as that is plain to see. */
  #filtered(schema: Schema, calls: readonly CallNode[]): Schema {
    const conditions = calls.flatMap((call) => tagConditions(givenValue(this.model, call.args[0])));
    if (conditions.length === 0) return schema;
    const series = schema.series.filter(({ tags, fields }) =>
      conditions.every(({ tag, value, equal }) => fields.has(tag) || (tags.get(tag) === value) === equal),
    );
    return { ...schema, series };
  }

  #query(node: ModelNode): Schema {
    const text = textValue(this.model, node.call?.args[0]) ?? '';
    const names = [...text.matchAll(/\bfrom\s+(?:(?:"[^"]*"|\w+)\s*\.\s*){0,2}(?:"([^"]*)"|(\w+))/gi)];
    const wanted = names.map((match) => match[1] ?? match[2]);
    const series = this.data.series.filter(({ name }) => wanted.includes(name));
    const schema = this.#ofSeries(series, 'batch', 'unknown');
    const fields = new Map<string, readonly KnownType[]>(schema.fields);
    for (const [, name, alias] of text.matchAll(/\b(\w+)\s*\([^()]*\)(?:\s+as\s+"?(\w+)"?)?/gi)) {
      if (name !== undefined && AGGREGATES.has(name.toLowerCase()))
        fields.set(alias ?? name.toLowerCase(), ['unknown']);
    }
    const groupBy = propertyCall(node, 'groupBy');
    return { ...schema, fields, groups: groupBy === undefined ? 'unknown' : this.#groups(groupBy) };
  }

  #groups(call: CallNode): Schema['groups'] {
    const items = call.args.flatMap((argument): readonly (Expression | undefined)[] => {
      const value = givenValue(this.model, argument);
      return value?.kind === 'list' ? value.items : [value];
    });
    if (items.some((item) => item?.kind === 'star')) return 'all';
    const tags = items.flatMap((item) => (item?.kind === 'call' ? [] : [textValue(this.model, item)]));
    return tags.every((tag) => tag !== undefined) ? tags : 'unknown';
  }

  #as(node: ModelNode): string | undefined {
    return textValue(this.model, propertyCall(node, 'as')?.args[0]);
  }

  /** One field is written under another name, the others stay. */
  #renamed(node: ModelNode, parent: Schema, type: KnownType): Schema {
    const name = this.#as(node) ?? textValue(this.model, node.call?.args[0]);
    return name === undefined ? { ...parent, open: true } : withField(parent, name, type);
  }

  #aggregate(node: ModelNode, parent: Schema): Schema {
    const aggregate = AGGREGATES.get(node.method);
    const source = textValue(this.model, node.call?.args[0]);
    const name = this.#as(node) ?? node.method;
    const types = aggregate?.type ?? (source === undefined ? undefined : parent.fields.get(source)) ?? ['unknown'];
    const tags = aggregate?.keepsTags === false ? grouped(parent) : parent.tags;
    const edge = TRANSFORMS.has(node.method) || aggregate?.many === true ? parent.edge : 'stream';
    return { ...parent, edge, tags, fields: new Map([[name, types]]), open: parent.open && source === undefined };
  }

  #eval(node: ModelNode, parent: Schema): Schema {
    const as = propertyCall(node, 'as');
    const names = as === undefined ? [] : textValues(this.model, as);
    const call = node.call;
    if (names === undefined || call === undefined) return { ...parent, open: true };
    const made = this.madeBy(node, call.args.length, call);
    const tagCall = propertyCall(node, 'tags');
    const tagNames = tagCall === undefined ? [] : (textValues(this.model, tagCall) ?? []);
    const tags = new Map([...parent.tags, ...tagNames.map((name) => [name, []] as const)]);
    const fields = this.#kept(node, parent, made, tagNames);
    return { ...parent, tags, fields: fields ?? made, open: fields === undefined || (parent.open && keepsAll(node)) };
  }

  /** `keep()` keeps all, `keep('a')` just these; without it there is only what was made. */
  #kept(
    node: ModelNode,
    parent: Schema,
    made: ReadonlyMap<string, readonly KnownType[]>,
    tags: readonly string[],
  ): ReadonlyMap<string, readonly KnownType[]> | undefined {
    const keep = propertyCall(node, 'keep');
    const withoutTags = [...made].filter(([name]) => !tags.includes(name));
    if (keep === undefined) return new Map(withoutTags);
    const all = new Map([...parent.fields, ...made]);
    if (keep.args.length === 0) return new Map([...parent.fields, ...withoutTags]);
    const names = textValues(this.model, keep);
    return names && new Map(names.map((name) => [name, all.get(name) ?? ['unknown' as const]]));
  }

  #default(node: ModelNode, parent: Schema): Schema {
    let schema = parent;
    for (const call of node.properties) {
      const name = textValue(this.model, call.args[0]);
      if (name === undefined) continue;
      const value = givenValue(this.model, call.args[1]);
      if (call.name === 'tag') schema = withTag(schema, name, value?.kind === 'string' ? [value.value] : []);
      else if (call.name === 'field' && !schema.fields.has(name)) {
        schema = withField(
          schema,
          name,
          value === undefined ? 'unknown' : fieldKind(inferType(value, schema, this.model)),
        );
      }
    }
    return schema;
  }

  #delete(node: ModelNode, parent: Schema): Schema {
    const tags = new Map(parent.tags);
    const fields = new Map(parent.fields);
    for (const call of node.properties) {
      const name = textValue(this.model, call.args[0]) ?? '';
      if (call.name === 'tag') tags.delete(name);
      if (call.name === 'field') fields.delete(name);
    }
    return { ...parent, tags, fields };
  }

  #join(node: ModelNode): Schema {
    const as = propertyCall(node, 'as');
    const prefixes = as === undefined ? [] : (textValues(this.model, as) ?? []);
    const delimiter = textValue(this.model, propertyCall(node, 'delimiter')?.args[0]) ?? '.';
    const inputs = node.method === 'join' ? node.parents : prefixes.flatMap(() => node.parents.slice(0, 1));
    const schemas = inputs.map((each) => this.output(each));
    const fields = new Map<string, readonly KnownType[]>();
    schemas.forEach((schema, i) => {
      for (const [name, types] of schema.fields) fields.set(`${prefixes[i] ?? ''}${delimiter}${name}`, types);
    });
    const [first = NOTHING] = schemas;
    const tags = node.method === 'join' ? grouped(first) : prefixedTags(first, prefixes, delimiter);
    const open = prefixes.length === 0 || schemas.some((schema) => schema.open);
    return { ...first, tags, fields, series: schemas.flatMap(({ series }) => series), open };
  }

  #alert(node: ModelNode, parent: Schema): Schema {
    let schema = parent;
    const text = (property: string) => textValue(this.model, propertyCall(node, property)?.args[0]);
    for (const property of ['levelTag', 'idTag']) {
      const name = text(property);
      if (name !== undefined) schema = withTag(schema, name, property === 'levelTag' ? LEVELS : []);
    }
    for (const property of ['levelField', 'idField', 'messageField', 'durationField']) {
      const name = text(property);
      if (name !== undefined) schema = withField(schema, name, property === 'durationField' ? 'int' : 'string');
    }
    return schema;
  }

  #sideload(node: ModelNode, parent: Schema): Schema {
    let schema = parent;
    for (const call of node.properties) {
      const name = textValue(this.model, call.args[0]);
      if (name === undefined) continue;
      if (call.name === 'tag') schema = withTag(schema, name, []);
      if (call.name === 'field') schema = withField(schema, name, 'unknown');
    }
    return schema;
  }
}

const STATISTICS: ReadonlyMap<string, readonly KnownType[]> = new Map([
  ['emitted', ['int']],
  ['collected', ['int']],
]);

function sameList(a: readonly DataSeries[], b: readonly DataSeries[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}
