/** Of the questions of one kind only the newest is asked next: those in between are answered with `otherwise`. */
export class Newest {
  readonly #busy = new Set<string>();
  readonly #waiting = new Map<string, { readonly ask: () => Promise<void>; readonly skip: () => void }>();

  /** `kind` names what is asked, not about what. */
  ask<T>(kind: string, question: () => Promise<T>, otherwise: T): Promise<T> {
    return new Promise((resolve, reject) => {
      const ask = () => question().then(resolve, reject);
      if (!this.#busy.has(kind)) {
        this.#run(kind, ask);
        return;
      }
      this.#waiting.get(kind)?.skip();
      this.#waiting.set(kind, { ask, skip: () => resolve(otherwise) });
    });
  }

  #run(kind: string, ask: () => Promise<void>): void {
    this.#busy.add(kind);
    void ask().then(() => {
      this.#busy.delete(kind);
      const next = this.#waiting.get(kind);
      if (next === undefined) return;
      this.#waiting.delete(kind);
      this.#run(kind, next.ask);
    });
  }
}
