/** What a node has taken and not given on when a run is over. Plain data; times are nanoseconds since the Unix epoch. */
export type Held =
  /** Points that a later one lets go: of another time, or of `next` at the earliest. */
  | { readonly type: 'time'; readonly points: number; readonly newest: bigint; readonly next?: bigint }
  /** Points of the fullest group, which are given on when there are so many. */
  | { readonly type: 'count'; readonly points: number; readonly needed: number }
  | { readonly type: 'union'; readonly parents: readonly WaitingParent[] }
  | ({ readonly type: 'join' } & Meetings);

export interface WaitingParent {
  /** `window3`. */
  readonly name: string;
  /** Points and batches. */
  readonly waiting: number;
  /** How far it has come; absent where it sent nothing. */
  readonly last?: bigint;
}

/** Which points of a join met. */
export interface Meetings {
  readonly pairs: number;
  readonly parents: readonly JoinedParent[];
  /** Groups of which every parent sent something; absent where groups meet by `.on()`. */
  readonly commonGroups?: number;
}
export interface JoinedParent {
  /** As `.as()` calls it. */
  readonly name: string;
  readonly came: number;
  /** What it sent that found no partner. */
  readonly alone: number;
  /** Time of the first of these; of the first of all where nothing met. */
  readonly first?: bigint;
  /** The first groups that it sent something of. */
  readonly groups: readonly string[];
  readonly groupCount: number;
}

/** Puts together what the groups of a node hold; `undefined`: nothing. */
export function heldUntil(
  groups: Iterable<{ readonly points: number; readonly newest: bigint; readonly next?: bigint }>,
): Held | undefined {
  let points = 0;
  let newest: bigint | undefined;
  let next: bigint | undefined;
  for (const group of groups) {
    if (group.points === 0) continue;
    points += group.points;
    if (newest === undefined || group.newest > newest) newest = group.newest;
    if (group.next !== undefined && (next === undefined || group.next < next)) next = group.next;
  }
  if (newest === undefined) return undefined;
  return { type: 'time', points, newest, ...(next === undefined ? {} : { next }) };
}
