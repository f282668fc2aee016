/**
 * A part that only some inputs need and that is too large to load for all of them. Node entries and tests install every
 * part at once; the worker does when a workspace needs more than the core (kapacitor/engine/needs-whole.ts).
 */
export class LoadedLater<T> {
  #part: T | undefined;

  constructor(private readonly name: string) {}

  install(part: T): void {
    this.#part = part;
  }

  /** Asking for a part that nobody has installed is a bug. */
  get(): T {
    if (this.#part === undefined) throw new Error(`${this.name} is not installed`);
    return this.#part;
  }
}
