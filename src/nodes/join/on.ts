/**
 * join().on(): points of finer groups meet those of coarser ones. A message is specific when it has more dimensions
 * than `on` names; the others are matches that any specific message of their key may pair with.
 * Kapacitor join.go matchPoints, v1.8.
 */
import { ZERO_TIME } from '../../go/time/time';
import type { Dimensions, TagSet } from '../../points/tags';

/** What the matching needs to know of a point or a batch. */
export interface Matchable<M> {
  readonly message: M;
  readonly parent: number;
  /** Rounded. */
  readonly time: bigint;
  readonly name: string;
  readonly dimensions: Dimensions;
  /** The group's tags. */
  readonly tags: TagSet;
}

export interface MatchSink<M> {
  /** A specific message that has its match, which is to take on the tags of the specific one's group. */
  pair(specific: Matchable<M>, match: Matchable<M>): void;
  /** A specific message for which no match can come any more. */
  alone(specific: Matchable<M>): void;
}

interface Key<M> {
  /** The last time of each parent; the zero time until it reported. */
  lowMarks: bigint[];
  matches: Matchable<M>[];
  specifics: Matchable<M>[];
}

export class OnMatcher<M> {
  readonly #keys = new Map<string, Key<M>>();
  readonly #reported = new Set<number>();
  readonly #byName: Dimensions;
  readonly #anyName: Dimensions;

  constructor(
    private readonly parents: number,
    on: readonly string[],
    private readonly deleteAll: boolean,
    private readonly sink: MatchSink<M>,
  ) {
    this.#byName = { byName: true, tagNames: on };
    this.#anyName = { byName: false, tagNames: on };
  }

  collect(arrived: Matchable<M>): void {
    this.#reported.add(arrived.parent);
    const { name, tags, dimensions, parent, time } = arrived;
    const key = this.#key(tags.groupId(name, dimensions.byName ? this.#byName : this.#anyName));
    key.lowMarks[parent] = time;
    const lowMark = this.#allReported ? lowest(key.lowMarks) : ZERO_TIME;
    if (this.#allReported) this.#release(key, lowMark);
    if (dimensions.tagNames.length > this.#anyName.tagNames.length) this.#specific(key, arrived, lowMark);
    else this.#match(key, arrived);
  }

  deleteGroup(group: string, parent: number): void {
    if (this.deleteAll) for (const key of this.#keys.values()) key.lowMarks.fill(ZERO_TIME);
    const key = this.#keys.get(group);
    if (key === undefined) return;
    key.lowMarks[parent] = ZERO_TIME;
    key.matches = [];
    key.specifics = [];
  }

  get #allReported(): boolean {
    return this.#reported.size === this.parents;
  }

  #key(id: string): Key<M> {
    let key = this.#keys.get(id);
    if (key === undefined) {
      key = { lowMarks: new Array<bigint>(this.parents).fill(ZERO_TIME), matches: [], specifics: [] };
      this.#keys.set(id, key);
    }
    return key;
  }

  /** Specific messages older than every parent's time will find no match. */
  #release(key: Key<M>, lowMark: bigint): void {
    const stop = key.specifics.findIndex(({ time }) => time >= lowMark);
    for (const specific of key.specifics.splice(0, stop === -1 ? key.specifics.length : stop)) {
      this.sink.alone(specific);
    }
  }

  #specific(key: Key<M>, arrived: Matchable<M>, lowMark: bigint): void {
    let matched = false;
    let passed = 0;
    for (const match of key.matches) {
      if (match.time === arrived.time) {
        this.sink.pair(arrived, match);
        matched = true;
      }
      if (match.time >= lowMark) break;
      passed++;
    }
    if (this.#allReported) key.matches.splice(0, passed);
    if (matched) return;
    if (this.#allReported && arrived.time < lowMark) this.sink.alone(arrived);
    else key.specifics.push(arrived);
  }

  #match(key: Key<M>, arrived: Matchable<M>): void {
    key.matches.push(arrived);
    const stop = key.specifics.findIndex(({ time }) => time !== arrived.time);
    for (const specific of key.specifics.splice(0, stop === -1 ? key.specifics.length : stop)) {
      this.sink.pair(specific, arrived);
    }
  }
}

/** As in the original, a parent that has not reported resets the search, so that it counts only when it comes last. */
function lowest(marks: readonly bigint[]): bigint {
  let low = ZERO_TIME;
  for (const mark of marks) if (low === ZERO_TIME || mark < low) low = mark;
  return low;
}
