import { method } from '../../definition/build';
import type { Property } from '../../definition/property';
import { two } from '../../definition/signature';
import { TagSet } from '../../points/tags';

/** `.tag()` of a node that writes points. */
export const ADDED_TAGS: Property<{ readonly tags: Map<string, string> }> = method(
  'tag',
  two({ name: 'name', type: 'string' }, { name: 'value', type: 'string' }),
  (options, name, value) => {
    options.tags.set(name, value);
    return undefined;
  },
  'Adds a tag to every point that is written. May be called several times.',
);

/** The tags of what such a node writes; points of a group share theirs. */
export class TagsWithAdded {
  readonly #known = new WeakMap<TagSet, TagSet>();

  constructor(private readonly added: ReadonlyMap<string, string>) {}

  of(given: TagSet): TagSet {
    if (this.added.size === 0) return given;
    let tags = this.#known.get(given);
    if (tags === undefined) {
      tags = new TagSet([...given.entries(), ...this.added]);
      this.#known.set(given, tags);
    }
    return tags;
  }
}
