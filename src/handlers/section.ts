/** Sections of kapacitor.conf: what keys they have, and their effective values with where each came from. */
import type { Range } from '../text/range';

/** A value that TOML can give to a key; tables are for keys that hold one (`headers`). */
export type ConfigValue =
  | string
  | boolean
  | bigint
  | number
  | readonly ConfigValue[]
  | { readonly [key: string]: ConfigValue };

/** What a key takes. A duration is a Go duration in quotes, kept in nanoseconds. */
export type ConfigType =
  | 'string'
  | 'bool'
  | 'int'
  | 'float'
  | 'duration'
  | 'strings'
  | 'stringMap'
  /** A table of lists of texts. */
  | 'stringLists'
  /** A table of values of any kind. */
  | 'table'
  /** A table with `keys` of its own, and a table of such tables. */
  | 'struct'
  | 'structMap'
  /** Checked no further: nothing here reads it. */
  | 'any';

export interface SectionKey {
  /** As the file spells it: `state-changes-only`. */
  readonly name: string;
  readonly type: ConfigType;
  /** Its name in Go, which errors about environment variables say, and its Go type where it is not the plain one. */
  readonly goName: string;
  readonly goType?: string;
  readonly default?: ConfigValue;
  /** The names that a table has, where they are not free. */
  readonly keys?: readonly SectionKey[];
  /** Of a text that the reader itself looks into: Kapacitor's text where it cannot be. */
  problem?(value: string): string | undefined;
  readonly secret?: boolean;
  /** An address to which no HTTP goes. */
  readonly isBroker?: boolean;
  readonly doc: string;
}

export interface SectionDefinition {
  /** `hipchat`. */
  readonly name: string;
  /** Go's type: `hipchat.Config`. */
  readonly goType: string;
  /** `[[slack]]`: any number of them; `orTable`: a single `[slack]` will do as well. */
  readonly list?: 'list' | 'orTable';
  /** A list that has no entry where the file has none; others have one with the defaults. */
  readonly isEmpty?: boolean;
  readonly keys: readonly SectionKey[];
  readonly doc: string;
  /** Kapacitor's text (without the section's name) when the values cannot be. */
  validate?(section: Section): string | undefined;
  /** The key that tells entries apart where Kapacitor names them in what it says about their values. */
  readonly checkedBy?: string;
  /** For list sections: what must hold between the entries. */
  validateAll?(sections: readonly Section[]): string | undefined;
}

export interface ConfigOrigin {
  readonly from: 'kapacitor.conf' | 'environment' | 'default';
  readonly file?: string;
  readonly range?: Range;
}

const DEFAULT: ConfigOrigin = { from: 'default' };

/** The effective values of a section. Asking for a key that its definition does not have is a bug. */
export class Section {
  readonly #keys: ReadonlyMap<string, SectionKey>;

  constructor(
    readonly definition: SectionDefinition,
    private readonly values: ReadonlyMap<string, ConfigValue> = new Map(),
    private readonly origins: ReadonlyMap<string, ConfigOrigin> = new Map(),
    /** Entries of most list sections begin empty, without the defaults. */
    private readonly hasDefaults = true,
  ) {
    this.#keys = new Map(definition.keys.map((key) => [key.name, key]));
  }

  value(key: string): ConfigValue | undefined {
    const definition = this.#keys.get(key);
    if (definition === undefined) throw new Error(`no key ${key} in [${this.definition.name}]`);
    return this.values.get(key) ?? (this.hasDefaults ? definition.default : undefined);
  }

  text(key: string): string {
    const value = this.value(key);
    return typeof value === 'string' ? value : '';
  }

  flag(key: string): boolean {
    return this.value(key) === true;
  }

  /** Integers, and durations in nanoseconds. */
  integer(key: string): bigint {
    const value = this.value(key);
    return typeof value === 'bigint' ? value : 0n;
  }

  texts(key: string): readonly string[] {
    const value = this.value(key);
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  }

  /** In the order of the file. */
  textMap(key: string): readonly (readonly [string, string])[] {
    const value = this.value(key);
    if (typeof value !== 'object' || Array.isArray(value)) return [];
    return Object.entries(value).flatMap(([name, text]) => (typeof text === 'string' ? [[name, text] as const] : []));
  }

  /** Whether the section has the key at all: not every service can be global. */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  origin(key: string): ConfigOrigin {
    return this.origins.get(key) ?? DEFAULT;
  }
}

/** Keys, most of them text: `text('room', 'Room', '…')`. */
export function text(name: string, goName: string, doc: string, more: Partial<SectionKey> = {}): SectionKey {
  return { name, goName, type: 'string', default: '', doc, ...more };
}

export function flag(name: string, goName: string, doc: string, more: Partial<SectionKey> = {}): SectionKey {
  return { name, goName, type: 'bool', default: false, doc, ...more };
}

/** A text that never reaches a permalink or a log. */
export function secret(name: string, goName: string, doc: string): SectionKey {
  return text(name, goName, doc, { secret: true });
}

export const ENABLED = flag('enabled', 'Enabled', 'Whether the service sends anything.');
export const GLOBAL = flag(
  'global',
  'Global',
  'Every alert node without a handler of this kind gets one with the defaults of this section.',
);
export const STATE_CHANGES_ONLY = flag(
  'state-changes-only',
  'StateChangesOnly',
  'With global: every alert node sends changes of state only.',
);
