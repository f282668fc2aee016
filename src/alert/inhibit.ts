/** Alerts that keep other alerts quiet. Kapacitor alert/inhibit.go, v1.8. */
import type { TagSet } from '../points/tags';

/** One switch of one group of an inhibiting alert. */
export class Inhibitor {
  on = false;

  constructor(
    readonly category: string,
    /** What the inhibited alert's tags must equal; a missing tag counts as empty. */
    readonly tags: readonly (readonly [name: string, value: string])[],
  ) {}

  inhibits(category: string, tags: TagSet): boolean {
    if (!this.on || category !== this.category) return false;
    return this.tags.every(([name, value]) => (tags.get(name) ?? '') === value);
  }
}

/** All switches of a server: alerts of any task inhibit those of any other. */
export class Inhibitors {
  readonly #byCategory = new Map<string, Set<Inhibitor>>();

  add(inhibitor: Inhibitor): void {
    const known = this.#byCategory.get(inhibitor.category);
    if (known === undefined) this.#byCategory.set(inhibitor.category, new Set([inhibitor]));
    else known.add(inhibitor);
  }

  remove(inhibitor: Inhibitor): void {
    this.#byCategory.get(inhibitor.category)?.delete(inhibitor);
  }

  /** The alerts that had them are gone. */
  clear(): void {
    this.#byCategory.clear();
  }

  inhibits(category: string, tags: TagSet): boolean {
    for (const inhibitor of this.#byCategory.get(category) ?? []) {
      if (inhibitor.inhibits(category, tags)) return true;
    }
    return false;
  }
}
