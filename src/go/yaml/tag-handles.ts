const DEFAULTS: readonly (readonly [string, string])[] = [
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
];

/** What `!`, `!!` and the handles of `%TAG` stand for. */
export class TagHandles {
  readonly #prefixes = new Map<string, string>();

  /** False where the document has declared the handle already. */
  declare(handle: string, prefix: string): boolean {
    if (this.#prefixes.has(handle)) return false;
    this.#prefixes.set(handle, prefix);
    return true;
  }

  /** The whole tag; `undefined` for a handle that nothing declares. */
  resolve(handle: string, suffix: string): string | undefined {
    if (handle === '') return suffix;
    const prefix = this.#prefixes.get(handle) ?? new Map(DEFAULTS).get(handle);
    return prefix === undefined ? undefined : prefix + suffix;
  }
}
