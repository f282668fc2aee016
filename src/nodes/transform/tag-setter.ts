import type { TagSet } from '../../points/tags';

/** Sets one tag, and gives the same set again for the same tags and value, so that group ids are remembered by it. */
export class TagSetter {
  readonly #known = new WeakMap<TagSet, Map<string, TagSet>>();

  constructor(private readonly name: string) {}

  set(tags: TagSet, value: string): TagSet {
    let byValue = this.#known.get(tags);
    if (byValue === undefined) {
      byValue = new Map();
      this.#known.set(tags, byValue);
    }
    let changed = byValue.get(value);
    if (changed === undefined) {
      if (byValue.size >= MOST_REMEMBERED) byValue.clear();
      changed = tags.with(this.name, value);
      byValue.set(value, changed);
    }
    return changed;
  }
}

const MOST_REMEMBERED = 1000;
