/** Times of points that were written without one: never the wall clock, so that a run is the same tomorrow. */

/** 2018-01-01T00:00:00Z, nanoseconds: the first point of all. */
export const FIRST_UNTIMED = 1_514_764_800_000_000_000n;
/** Each further one comes so many nanoseconds behind the one before it. */
export const UNTIMED_APART = 10_000_000_000n;

/** What points without a time get. */
export interface Untimed {
  readonly first: bigint;
  /** Behind the point before; 0: all have the same time, as those of one write request. */
  readonly apart: bigint;
}

export const APART: Untimed = { first: FIRST_UNTIMED, apart: UNTIMED_APART };
