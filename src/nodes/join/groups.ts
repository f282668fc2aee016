/** The sets that one group of a join waits with. Kapacitor join.go joinGroup, v1.8. */

/** Points or batches of one rounded time, at most one of each parent. */
export class JoinSet<M> {
  readonly values: (M | undefined)[];
  #first: M | undefined;
  #firstParent: number;
  #size = 0;

  constructor(
    parents: number,
    /** Rounded; nanoseconds since the Unix epoch. */
    readonly time: bigint,
  ) {
    this.values = new Array<M | undefined>(parents).fill(undefined);
    this.#firstParent = parents;
  }

  get complete(): boolean {
    return this.#size === this.values.length;
  }

  set(parent: number, message: M): void {
    if (parent < this.#firstParent) {
      this.#firstParent = parent;
      this.#first = message;
    }
    this.values[parent] = message;
    this.#size++;
  }

  /** What came from the first of the parents that are present. */
  present(): M {
    if (this.#first === undefined) throw new Error('a set of a join has a message');
    return this.#first;
  }
}

/** Times in ascending order: they mostly come and go in order. */
class Times {
  #times: bigint[] = [];
  #start = 0;

  get oldest(): bigint | undefined {
    return this.#times[this.#start];
  }

  add(time: bigint): void {
    let at = this.#times.length;
    while (at > this.#start && time < (this.#times[at - 1] ?? 0n)) at--;
    if (at === this.#times.length) this.#times.push(time);
    else this.#times.splice(at, 0, time);
  }

  removeOldest(): void {
    this.#start++;
    if (this.#start < 64 || this.#start * 2 < this.#times.length) return;
    this.#times = this.#times.slice(this.#start);
    this.#start = 0;
  }
}

export interface WaitingSet {
  readonly time: bigint;
  /** Indexes of the parents that are there. */
  readonly present: readonly number[];
}

export class JoinGroup<M> {
  readonly #sets = new Map<bigint, JoinSet<M>[]>();
  readonly #times = new Times();
  /** The last rounded time of each parent, also when it went back. */
  readonly #heads: (bigint | undefined)[];

  constructor(
    private readonly parents: number,
    private readonly emit: (set: JoinSet<M>) => void,
  ) {
    this.#heads = new Array<bigint | undefined>(parents).fill(undefined);
  }

  collect(parent: number, message: M, time: bigint): void {
    this.#setFor(parent, time).set(parent, message);
    this.advance(parent, time);
  }

  /** The parent has come to this time: sets that can no longer be completed go out. */
  advance(parent: number, time: bigint): void {
    this.#heads[parent] = time;
    let completeOnly = true;
    do {
      completeOnly = this.#isAwaited();
      this.#emitOldest(completeOnly);
    } while (!completeOnly && this.#times.oldest !== undefined);
  }

  /** Everything goes out, oldest first. */
  finish(): void {
    while (this.#times.oldest !== undefined) this.#emitOldest(false);
  }

  /** Indexes of the parents that have sent something of this group. */
  get heard(): readonly number[] {
    return this.#heads.flatMap((head, parent) => (head === undefined ? [] : [parent]));
  }

  /** Those that wait. */
  sets(): readonly JoinSet<M>[] {
    return [...this.#sets.values()].flat();
  }

  /** The oldest sets that wait, at most `limit`. */
  waiting(limit: number): readonly WaitingSet[] {
    const sets = [...this.sets()].sort((a, b) => (a.time < b.time ? -1 : 1));
    return sets.slice(0, limit).map(({ time, values }) => {
      return { time, present: values.flatMap((value, parent) => (value === undefined ? [] : [parent])) };
    });
  }

  /** Equal times pair up first with first, second with second. */
  #setFor(parent: number, time: bigint): JoinSet<M> {
    let sets = this.#sets.get(time);
    if (sets === undefined) {
      sets = [];
      this.#sets.set(time, sets);
      this.#times.add(time);
    }
    for (const set of sets) if (set.values[parent] === undefined) return set;
    const set = new JoinSet<M>(this.parents, time);
    sets.push(set);
    return set;
  }

  /** Whether a parent may still bring something of the oldest time. */
  #isAwaited(): boolean {
    const { oldest } = this.#times;
    if (oldest === undefined) return true;
    for (const head of this.#heads) if (head === undefined || head <= oldest) return true;
    return false;
  }

  #emitOldest(completeOnly: boolean): void {
    const { oldest } = this.#times;
    const sets = oldest === undefined ? undefined : this.#sets.get(oldest);
    if (oldest === undefined || sets === undefined) return;
    let stop = 0;
    while (stop < sets.length && (!completeOnly || sets[stop]?.complete === true)) stop++;
    if (stop === 0) return;
    const isDone = stop === sets.length;
    const ready = isDone ? sets : sets.splice(0, stop);
    if (isDone) {
      this.#sets.delete(oldest);
      this.#times.removeOldest();
    }
    for (const set of ready) this.emit(set);
  }
}
