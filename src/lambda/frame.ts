import { quote } from '../go/strconv/quote';
import { TagSet } from '../points/tags';
import { type CarriedValue, MissingField } from '../points/value';
import type { Environment } from './environment';
import type { Scope } from './scope';
import { LambdaError, type LambdaValue, MISSING, Time } from './value';

/**
 * The names that messages list as `values in scope`: the references of all expressions of a node, and the names of the
 * results that it has had so far. One per node.
 */
export class ScopeNames {
  readonly #names: Set<string>;

  constructor(references: Iterable<string>) {
    this.#names = new Set(references);
  }

  /** A result that later expressions can refer to. */
  add(name: string): void {
    this.#names.add(name);
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** In no particular order in Kapacitor; here in the order they came. */
  list(): string[] {
    return [...this.#names];
  }
}

/** Where references get their values from: filled once an evaluation, so that a reference is a read from an array. */
export interface Frame {
  /** By slot; `undefined` for a name that is not in scope at all. */
  readonly values: readonly (LambdaValue | undefined)[];
  readonly environment: Environment;
  readonly names: ScopeNames;
}

/** The values of a point (Kapacitor expr.go fillScope, v1.8). */
export class PointFrame implements Frame {
  readonly values: (LambdaValue | undefined)[];
  readonly #tagValues: (string | undefined)[];
  /** The name of each slot that is to be filled. */
  readonly #filled: readonly (string | undefined)[];
  #tags: TagSet = TagSet.empty;

  constructor(
    references: readonly string[],
    readonly environment: Environment,
    readonly names: ScopeNames,
  ) {
    this.values = references.map(() => undefined);
    this.#tagValues = references.map(() => undefined);
    this.#filled = references.map((name) => (names.has(name) ? name : undefined));
  }

  fill(scope: Scope): LambdaError | undefined {
    const { fields, tags } = scope;
    if (tags !== this.#tags) this.#readTags(tags);
    const names = this.#filled;
    const tagValues = this.#tagValues;
    const values = this.values;
    for (let i = 0; i < names.length; i++) {
      const name = names[i];
      if (name === undefined) continue;
      if (name === 'time') {
        values[i] = new Time(scope.time);
        continue;
      }
      const field = fields.get(name);
      const tag = tagValues[i];
      if (field === undefined) values[i] = tag ?? scope.computed?.get(name) ?? MISSING;
      else if (tag === undefined) values[i] = typeof field === 'object' ? carried(field) : field;
      else return new LambdaError(`cannot have field and tags with same name ${quote(name)}`);
    }
    return undefined;
  }

  /** Points of one series share their tags, so mostly this has been done for the point before. */
  #readTags(tags: TagSet): void {
    this.#tags = tags;
    for (let i = 0; i < this.#filled.length; i++) this.#tagValues[i] = tags.get(this.#filled[i] ?? '');
  }
}

function carried(field: CarriedValue): LambdaValue {
  return field instanceof MissingField ? MISSING : field;
}
