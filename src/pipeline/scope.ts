import type { IdentifierNode } from '../tickscript/ast';
import { fail } from './failure';
import type { Value } from './values';

/** The one flat scope of a script. */
export class Scope {
  readonly #values = new Map<string, Value>();

  set(name: string, value: Value): void {
    this.#values.set(name, value);
  }

  get(name: string): Value | undefined {
    return this.#values.get(name);
  }

  /** Kapacitor lists the names in no order; ours are sorted. */
  resolve(identifier: IdentifierNode): Value {
    const value = this.#values.get(identifier.name);
    return value ?? fail(undefinedName(identifier.name, [...this.#values.keys()]), identifier.range);
  }
}

function undefinedName(name: string, names: readonly string[]): string {
  return `name "${name}" is undefined. Names in scope: ${names.toSorted().join(',')}`;
}
