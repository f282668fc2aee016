import type { Property } from './property';
import type { CallSite, PropertyResult, ScriptObject, ScriptValue } from './value';

/**
 * An object of a script whose properties are written down in a definition. An object that embeds another (an alert's
 * handler embeds the alert node) answers for its own properties first.
 */
export class DefinedObject<O> implements ScriptObject {
  readonly #values = new Map<string, ScriptValue>();

  constructor(
    readonly goType: string,
    readonly options: O,
    readonly properties: ReadonlyMap<string, Property<O>>,
    readonly embedded?: ScriptObject,
  ) {}

  get root(): ScriptObject {
    return this.embedded?.root ?? this;
  }

  hasProperty(name: string): boolean {
    return this.properties.has(name) || (this.embedded?.hasProperty(name) ?? false);
  }

  setProperty(name: string, args: readonly ScriptValue[], site: CallSite): PropertyResult | undefined {
    const property = this.properties.get(name);
    if (property === undefined) {
      const result = this.embedded?.setProperty(name, args, site);
      return result?.ok && result.stays ? { ...result, object: this } : result;
    }
    const effect = property.set(this.options, args, site);
    if (!effect.ok) return effect;
    const [value] = args;
    if (property.kind === 'field' && value !== undefined) this.#values.set(name, value);
    switch (effect.next) {
      case 'same':
        return { ok: true, object: this, stays: property.kind === 'field' };
      case 'renamed':
        return { ok: true, object: new Renamed(this, effect.goType), stays: false };
      case 'enter':
        return { ok: true, object: effect.make(this), stays: false };
    }
  }

  getProperty(name: string): ScriptValue | undefined {
    const property = this.properties.get(name);
    if (property === undefined) return this.embedded?.getProperty(name);
    return this.#values.get(name) ?? property.initial;
  }
}

/** The same object under another Go type name: what a method of an embedded struct returns. */
class Renamed implements ScriptObject {
  constructor(
    readonly object: ScriptObject,
    readonly goType: string,
  ) {}

  get root(): ScriptObject {
    return this.object.root;
  }

  hasProperty(name: string): boolean {
    return this.object.hasProperty(name);
  }

  setProperty(name: string, args: readonly ScriptValue[], site: CallSite): PropertyResult | undefined {
    const result = this.object.setProperty(name, args, site);
    return result?.ok && result.stays ? { ...result, object: this } : result;
  }

  getProperty(name: string): ScriptValue | undefined {
    return this.object.getProperty(name);
  }
}

/** Properties by their name. */
export function propertyMap<O>(properties: readonly Property<O>[]): ReadonlyMap<string, Property<O>> {
  return new Map(properties.map((property) => [property.name, property]));
}
