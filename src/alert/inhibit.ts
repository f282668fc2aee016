/** Alerts that keep other alerts quiet. Kapacitor alert/inhibit.go, v1.8. */
import type { TagSet } from '../points/tags';

/** One switch of one group of an inhibiting alert. */
export class Inhibitor {
  on = false;

  constructor(
    /** The alert that has it. */
    readonly by: { readonly task: string; readonly node: string },
    readonly category: string,
    /** What the inhibited alert's tags must equal; a missing tag counts as empty. */
    readonly tags: readonly (readonly [name: string, value: string])[],
  ) {}

  inhibits(category: string, tags: TagSet): boolean {
    if (!this.on || category !== this.category) return false;
    return this.tags.every(([name, value]) => (tags.get(name) ?? '') === value);
  }
}

/** Which alert kept how many events quiet, and by what. Plain data. */
export interface Inhibition {
  readonly task: string;
  readonly node: string;
  readonly category: string;
  readonly tags: readonly (readonly [name: string, value: string])[];
  readonly count: number;
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

  /** The first that keeps an event of these quiet. */
  of(category: string, tags: TagSet): Inhibitor | undefined {
    for (const inhibitor of this.#byCategory.get(category) ?? []) {
      if (inhibitor.inhibits(category, tags)) return inhibitor;
    }
    return undefined;
  }
}
