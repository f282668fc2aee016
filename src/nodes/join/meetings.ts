/** Counts what met in a join, and what found no partner. */
import type { JoinedParent, Meetings } from '../held';

/** Groups that are named. */
const MOST_GROUPS = 5;

interface Came {
  count: number;
  /** Of its points' times. */
  earliest: bigint | undefined;
  latest: bigint | undefined;
  alone: number;
  firstAlone: bigint | undefined;
}

/** Points without a partner are no news where the others had not begun or had ended. */
export class MeetingCounts {
  #pairs = 0;
  #isNews = false;
  readonly #parents: readonly Came[];

  constructor(private readonly names: readonly string[]) {
    this.#parents = names.map(() => {
      return { count: 0, earliest: undefined, latest: undefined, alone: 0, firstAlone: undefined };
    });
  }

  came(parent: number, time: bigint, count: number): void {
    const own = this.#parents[parent];
    if (own === undefined) return;
    own.count += count;
    if (own.earliest === undefined || time < own.earliest) own.earliest = time;
    if (own.latest === undefined || time > own.latest) own.latest = time;
  }

  /** What is there of each parent at one time, of which no more will come. */
  settled(values: readonly unknown[], time: bigint): void {
    if (!values.includes(undefined)) this.#pairs++;
    else this.#lost(values, time, () => 1);
  }

  /** Of sets that still wait; `size`: points that one parent has there. */
  report<M>(
    waiting: Iterable<{ readonly values: readonly (M | undefined)[]; readonly time: bigint }>,
    size: (message: M) => number,
    parentsOf: ReadonlyMap<string, readonly number[]> | undefined,
  ): Meetings | undefined {
    const all = this.#copy();
    for (const { values, time } of waiting) {
      all.#lost(values, time, (parent) => {
        const message = values[parent];
        return message === undefined ? 0 : size(message);
      });
    }
    const hasCome = this.#parents.some(({ count }) => count > 0);
    return hasCome && (all.#isNews || all.#pairs === 0) ? all.#meetings(parentsOf) : undefined;
  }

  /** Whether the parents that are missing had begun by then and not ended: only then a partner was to be expected. */
  #isWithinAll(values: readonly unknown[], time: bigint): boolean {
    return values.every((value, parent) => {
      if (value !== undefined) return true;
      const { earliest, latest } = this.#parents[parent] ?? {};
      return earliest !== undefined && latest !== undefined && earliest <= time && time <= latest;
    });
  }

  #lost(values: readonly unknown[], time: bigint, size: (parent: number) => number): void {
    this.#isNews ||= this.#isWithinAll(values, time);
    for (const [parent, own] of this.#parents.entries()) {
      if (values[parent] === undefined) continue;
      own.alone += size(parent);
      // What still waits is told group by group, not by time.
      if (own.firstAlone === undefined || time < own.firstAlone) own.firstAlone = time;
    }
  }

  #copy(): MeetingCounts {
    const copy = new MeetingCounts(this.names);
    copy.#pairs = this.#pairs;
    copy.#isNews = this.#isNews;
    for (const [parent, own] of this.#parents.entries()) Object.assign(copy.#parents[parent] ?? {}, own);
    return copy;
  }

  #meetings(parentsOf: ReadonlyMap<string, readonly number[]> | undefined): Meetings {
    const groups = this.names.map((): string[] => []);
    let commonGroups = 0;
    for (const [id, parents] of parentsOf ?? []) {
      if (parents.length === this.names.length) commonGroups++;
      for (const parent of parents) groups[parent]?.push(id);
    }
    const parents = this.names.map((name, parent): JoinedParent => {
      const { count = 0, alone = 0, earliest, firstAlone } = this.#parents[parent] ?? {};
      // Batches may have met where none of their points did.
      const first = firstAlone ?? (this.#pairs === 0 ? earliest : undefined);
      const own = groups[parent] ?? [];
      return {
        name,
        came: count,
        alone,
        ...(first === undefined ? {} : { first }),
        groups: own.slice(0, MOST_GROUPS),
        groupCount: own.length,
      };
    });
    return { pairs: this.#pairs, parents, ...(parentsOf === undefined ? {} : { commonGroups }) };
  }
}
