/** The tables of a TOML text while it is read: what may be given where, and how often. */
import { TomlFailure } from './toml-scan';
import { type Key, keyText, type TomlNode, type TomlPlace, type TomlTable, tableOf } from './toml-tree';

export class TomlTables {
  readonly root: TomlTable;
  /** The table that keys go into. */
  context: Key = [];
  /** Where the first part of the key at hand stands: errors about keys are told there. */
  keyPlace: TomlPlace = { line: 1, range: { start: 0, end: 0 } };
  /** Tables that no header has named yet, and keys that hold arrays: both may be given once more. */
  readonly #implicit = new Set<string>();
  readonly #arrays = new Set<string>();

  constructor(length: number) {
    this.root = { type: 'table', entries: new Map(), line: 1, range: { start: 0, end: length } };
  }

  /** A table that a dotted key or an inline table makes without naming it in a header. */
  imply(key: Key): void {
    this.#implicit.add(keyText(key));
  }

  /** The key is about to hold an array. */
  beginArray(key: Key): void {
    this.#arrays.add(keyText(key));
  }

  /** Makes `key` the table that keys go into, together with the tables above it that do not exist yet. */
  enter(key: Key, isArray: boolean, place: TomlPlace): void {
    let table = this.root;
    const parents = key.slice(0, -1);
    for (const [depth, part] of parents.entries()) {
      const path = key.slice(0, depth + 1);
      let node = table.entries.get(part);
      if (node === undefined) {
        this.#implicit.add(keyText(path));
        node = { type: 'table', entries: new Map(), ...place };
        table.entries.set(part, node);
      }
      const inner = tableOf(node);
      if (inner === undefined) throw this.#keyFailure(`Key '${keyText(path)}' was already created as a hash.`);
      table = inner;
    }
    this.context = parents;
    const last = key.at(-1) ?? '';
    const fresh: TomlTable = { type: 'table', entries: new Map(), ...place };
    if (!isArray) this.setValue(last, fresh);
    else {
      const known = table.entries.get(last);
      if (known === undefined) table.entries.set(last, { type: 'tables', items: [fresh], ...place });
      else if (known.type === 'tables') known.items.push(fresh);
      else throw this.#keyFailure(`Key '${keyText(key)}' was already created and cannot be used as an array.`);
    }
    this.context = key;
  }

  setValue(key: string, node: TomlNode): void {
    let table = this.root;
    for (const [depth, part] of this.context.entries()) {
      const inner = table.entries.get(part);
      const next = inner === undefined ? undefined : tableOf(inner);
      if (next === undefined) {
        throw this.#keyFailure(`Key '${keyText(this.context.slice(0, depth + 1))}' has already been defined.`);
      }
      table = next;
    }
    const path = keyText([...this.context, key]);
    if (table.entries.has(key)) {
      // What a header or a dotted key implied may be given once; so may, by an oversight, anything that was an array.
      const isKnownArray = this.#arrays.has(path);
      if (!isKnownArray && this.#implicit.delete(path)) return;
      if (!isKnownArray) throw this.#keyFailure(`Key '${path}' has already been defined.`);
      this.#implicit.delete(path);
    }
    if (node.type !== 'array') this.#arrays.delete(path);
    table.entries.set(key, node);
  }

  #keyFailure(message: string): TomlFailure {
    const { line, range } = this.keyPlace;
    return new TomlFailure(message, line, range.start, range.end);
  }
}
