/** What scripts want of points: measurements with the values of their tags, and fields with what they are compared with. */

/** How a field comes to what is compared. */
export type FieldMode = 'value' | 'rate' | 'sum' | 'other';

export interface FieldWish {
  /** Values of the field at which a comparison turns. */
  readonly thresholds: number[];
  /** Of a counter: how much it grows in a second where a comparison turns. */
  readonly rates: number[];
  /** How much comes together in a second where a comparison of a sum turns. */
  readonly sums: number[];
  readonly texts: Set<string>;
  isInt: boolean;
  isBoolean: boolean;
  /** All of its comparisons are for being equal. */
  isEqual: boolean;
  /** It is compared by way of something that only a leap moves. */
  leaps: boolean;
  /** Something else is compared with it: it stays as it is. */
  steady: number | undefined;
}

/** A gap is as long as so many looks. */
const MISSED = 3n;

export class Wish {
  readonly tags = new Map<string, Set<string>>();
  readonly fields = new Map<string, FieldWish>();
  readonly groupedBy = new Set<string>();
  /** Nanoseconds after which it is missed. */
  silence = 0n;

  constructor(
    readonly database: string,
    readonly retentionPolicy: string,
    readonly measurement: string,
  ) {}

  /** Something looks whether points came in this time, nanoseconds. */
  misses(interval: bigint): void {
    if (interval * MISSED > this.silence) this.silence = interval * MISSED;
  }

  group(tags: readonly string[]): void {
    for (const tag of tags) {
      this.groupedBy.add(tag);
      if (tag !== '*') this.tag(tag);
    }
  }

  tag(name: string, value?: string): void {
    const values = this.tags.get(name) ?? new Set();
    this.tags.set(name, values);
    if (value !== undefined) values.add(value);
  }

  field(name: string): FieldWish {
    let wish = this.fields.get(name);
    if (wish === undefined) {
      wish = {
        thresholds: [],
        rates: [],
        sums: [],
        texts: new Set(),
        isInt: false,
        isBoolean: false,
        isEqual: true,
        leaps: false,
        steady: undefined,
      };
      this.fields.set(name, wish);
    }
    return wish;
  }
}

/** All wishes of a workspace, and how long their windows are. */
export class Wishes {
  readonly #all = new Map<string, Wish>();
  /** Nanoseconds of the longest window, silence or state. */
  longest = 0n;
  /** Nanoseconds of the shortest window; 0: there is none. */
  shortest = 0n;
  /** Something asks for the hour or the day. */
  asksForTheClock = false;

  of(database: string, retentionPolicy: string, measurement: string): Wish {
    const key = JSON.stringify([database, retentionPolicy, measurement]);
    const wish = this.#all.get(key) ?? new Wish(database, retentionPolicy, measurement);
    this.#all.set(key, wish);
    return wish;
  }

  all(): readonly Wish[] {
    return [...this.#all.values()];
  }

  lasts(...lengths: readonly bigint[]): void {
    for (const length of lengths) {
      if (length <= 0n) continue;
      if (length > this.longest) this.longest = length;
      if (this.shortest === 0n || length < this.shortest) this.shortest = length;
    }
  }
}
