import type { NumberedMutant } from './mutants';

export interface PlacedMutant extends NumberedMutant {
  /** From the repository's root. */
  readonly path: string;
}

/** A run of tests in a process of its own. */
export interface Job {
  /** Their switches stand in the source. */
  readonly mutants: readonly PlacedMutant[];
  /** Test files, in the order in which they run. */
  readonly tests: readonly string[];
  readonly open: readonly number[];
  /**
   * `tests`: each of `open` is switched on in every test that comes by it, one after the other. `modules`: the test files
   * run once for each, with it on from the start, for what modules compute while they load.
   */
  readonly within: 'tests' | 'modules';
  /** Of `tests`: which of those that come by a mutant try it: the quick ones, the slow ones, or as many as mostly notice it. */
  readonly by: 'quick' | 'slow' | 'some';
  /** The file to which `Line`s are written, one JSON a line. */
  readonly to: string;
}

/** What a run tells. */
export type Line =
  /** Another line follows, or the process hangs. */
  | { readonly kind: 'tried'; readonly id: number }
  | { readonly kind: 'killed'; readonly id: number; readonly test: string }
  /** A test file is through; `whileLoading`: mutants that were reached outside of tests. */
  | { readonly kind: 'through'; readonly file: string; readonly whileLoading: readonly number[] }
  /** A test that leaves something behind: what follows in this process says nothing. */
  | { readonly kind: 'spoilt'; readonly test: string }
  /** A test fails as things are. */
  | { readonly kind: 'broken'; readonly test: string; readonly error: string }
  | { readonly kind: 'done' };
