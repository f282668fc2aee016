import { compareStrings } from '../go/bytes';

/** How an edge is grouped: by measurement or not, and by which tags (sorted; duplicates are kept, as Kapacitor does). */
export interface Dimensions {
  readonly byName: boolean;
  readonly tagNames: readonly string[];
}

export const NO_DIMENSIONS: Dimensions = { byName: false, tagNames: [] };

/**
 * An immutable set of tags, keys in byte order. The tag set of a series is made once and shared by all its points, so
 * identity comparison and caches keyed by a TagSet are cheap.
 */
export class TagSet {
  static readonly empty = new TagSet([]);
  /** Go's nil map: the tags of a series that InfluxDB answers without tags. */
  static readonly nil = new TagSet([]);
  readonly #values: ReadonlyMap<string, string>;
  readonly names: readonly string[];
  #groups: Map<Dimensions, Map<string, string>> | undefined;

  constructor(entries: Iterable<readonly [string, string]>) {
    const given = [...entries];
    const sorted = isSorted(given) ? given : [...new Map(given)].sort((a, b) => compareStrings(a[0], b[0]));
    this.#values = new Map(sorted);
    this.names = sorted.map(([name]) => name);
  }

  get size(): number {
    return this.names.length;
  }

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** Entries in byte order of their names. */
  entries(): IterableIterator<[string, string]> {
    return this.#values.entries();
  }

  /** A copy in which `name` is `value`. */
  with(name: string, value: string): TagSet {
    return this.#values.get(name) === value ? this : new TagSet([...this.#values, [name, value]]);
  }

  /** A copy with these names and values. */
  withAll(entries: readonly (readonly [string, string])[]): TagSet {
    return new TagSet([...this.#values, ...entries]);
  }

  /** A copy without `name`. */
  without(name: string): TagSet {
    return this.has(name) ? new TagSet([...this.#values].filter(([key]) => key !== name)) : this;
  }

  /** The tags of a group: the named tags only, a missing one as the empty string. */
  restrictedTo(names: readonly string[]): TagSet {
    return new TagSet(names.map((name): [string, string] => [name, this.get(name) ?? '']));
  }

  /**
   * The id of the group that a point of measurement `name` with these tags belongs to: `''`, `m`, `h=a,k=b` or `m\nh=a`
   * (Kapacitor models/point.go, v1.8). Cached: a dimensions object is made once by the node that groups.
   */
  groupId(name: string, dimensions: Dimensions): string {
    if (dimensions.tagNames.length === 0) return dimensions.byName ? name : '';
    this.#groups ??= new Map();
    let byName = this.#groups.get(dimensions);
    if (byName === undefined) {
      byName = new Map();
      this.#groups.set(dimensions, byName);
    }
    const key = dimensions.byName ? name : '';
    let id = byName.get(key);
    if (id === undefined) {
      const tags = dimensions.tagNames.map((tag) => `${tag}=${this.get(tag) ?? ''}`).join(',');
      id = dimensions.byName ? `${name}\n${tags}` : tags;
      byName.set(key, id);
    }
    return id;
  }
}

/** Whether the names come in byte order, each of them once. */
function isSorted(entries: readonly (readonly [string, string])[]): boolean {
  for (let i = 1; i < entries.length; i++) {
    if (compareStrings(entries[i - 1]?.[0] ?? '', entries[i]?.[0] ?? '') >= 0) return false;
  }
  return true;
}
