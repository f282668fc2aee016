/** Options that a script and a handler file set alike: each written down once. */
import { field, flag, method } from '../definition/build';
import type { Property } from '../definition/property';
import { rest, two } from '../definition/signature';
import type { ScriptValue } from '../definition/value';
import type { JsonValue } from '../go/json/value';
import { GoDuration, GoMap, GoSlice, type GoValue, INTERFACE } from '../go/value';
import { isList, type OptionKey, option } from './options';

/** What a script calls an option and what a handler file calls it; either may lack it. */
export interface Field<O> {
  readonly property?: Property<O>;
  readonly key?: OptionKey<O>;
}
export interface Names {
  readonly script?: string;
  readonly file?: string;
}

export function propertiesOf<O>(fields: readonly Field<O>[]): readonly Property<O>[] {
  return fields.flatMap(({ property }) => (property === undefined ? [] : [property]));
}

export function keysOf<O>(fields: readonly Field<O>[]): readonly OptionKey<O>[] {
  return fields.flatMap(({ key }) => (key === undefined ? [] : [key]));
}

function made<O>(property: Property<O> | undefined, key: OptionKey<O> | undefined): Field<O> {
  return { ...(property === undefined ? {} : { property }), ...(key === undefined ? {} : { key }) };
}

function when<T>(name: string | undefined, make: (name: string) => T): T | undefined {
  return name === undefined ? undefined : make(name);
}

export function textField<K extends string>(key: K, { script, file }: Names, doc: string): Field<Record<K, string>> {
  const set = (options: Record<K, string>, value: string): void => {
    options[key] = value;
  };
  return made(
    when(script, (name) => field(name, 'string', set, { doc, initial: { type: 'string', value: '' } })),
    when(file, (name) => option(name, 'string', set, doc)),
  );
}

/** A text that never reaches a permalink or a log. */
export function secretField<K extends string>(key: K, names: Names, doc: string): Field<Record<K, string>> {
  const { property, key: option } = textField(key, names, doc);
  return made(property && { ...property, secret: true }, option && { ...option, secret: true });
}

/** In a script a method without arguments that turns it on. */
export function flagField<K extends string>(key: K, { script, file }: Names, doc: string): Field<Record<K, boolean>> {
  const set = (options: Record<K, boolean>, value = true): void => {
    options[key] = value;
  };
  return made(
    when(script, (name) => flag(name, (options: Record<K, boolean>) => set(options), doc)),
    when(file, (name) => option(name, 'bool', set, doc)),
  );
}

export function integerField<K extends string>(key: K, { script, file }: Names, doc: string): Field<Record<K, bigint>> {
  const set = (options: Record<K, bigint>, value: bigint): void => {
    options[key] = value;
  };
  return made(
    when(script, (name) => field(name, 'int', set, { doc, initial: { type: 'int', value: 0n } })),
    when(file, (name) => option(name, 'int', set, doc)),
  );
}

export function durationField<K extends string>(
  key: K,
  { script, file }: Names,
  doc: string,
): Field<Record<K, bigint>> {
  const set = (options: Record<K, bigint>, value: bigint): void => {
    options[key] = value;
  };
  return made(
    when(script, (name) => field(name, 'duration', set, { doc })),
    when(file, (name) => option(name, 'duration', set, doc)),
  );
}

/** In a script a method with any number of texts; `adds`: a second call adds to the first. */
export function listField<K extends string>(
  key: K,
  { script, file, adds = false }: Names & { readonly adds?: boolean },
  doc: string,
): Field<Record<K, readonly string[]>> {
  const set = (options: Record<K, readonly string[]>, value: readonly string[]): void => {
    options[key] = value;
  };
  return made(
    when(script, (name) =>
      method(
        name,
        rest('value', 'string'),
        (options: Record<K, readonly string[]>, values) => {
          set(options, adds ? [...options[key], ...values] : values);
          return undefined;
        },
        doc,
      ),
    ),
    when(file, (name) => option(name, 'strings', set, doc)),
  );
}

/** In a script a method that adds a key and a value of any type; in a file a map. */
export function mapField<K extends string>(
  key: K,
  { script, file }: Names,
  doc: string,
): Field<Record<K, ReadonlyMap<string, GoValue>>> {
  return made(
    when(script, (name) =>
      method(
        name,
        two({ name: 'key', type: 'string' }, { name: 'value', type: 'any' }),
        (options: Record<K, ReadonlyMap<string, GoValue>>, name_, value) => {
          options[key] = new Map([...options[key], [name_, ofScript(value)]]);
          return undefined;
        },
        doc,
      ),
    ),
    when(file, (name) =>
      option(
        name,
        'anyMap',
        (options: Record<K, ReadonlyMap<string, GoValue>>, values) => {
          options[key] = new Map([...values].map(([inner, value]) => [inner, ofJson(value)]));
        },
        doc,
      ),
    ),
  );
}

function ofScript(value: ScriptValue): GoValue {
  switch (value.type) {
    case 'string':
    case 'int':
    case 'float':
    case 'bool':
      return value.value;
    case 'duration':
      return new GoDuration(value.value);
    case 'list':
      return new GoSlice(value.items.map(ofScript), INTERFACE);
    default:
      return null;
  }
}

export function ofJson(value: JsonValue): GoValue {
  if (isList(value)) return new GoSlice(value.map(ofJson), INTERFACE);
  if (typeof value !== 'object' || value === null) return value;
  return new GoMap(new Map(Object.entries(value).map(([key, inner]) => [key, ofJson(inner)])), INTERFACE);
}
