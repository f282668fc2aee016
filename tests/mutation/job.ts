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
  /** Each of them is switched on for every test that comes by it, one after the other. */
  readonly open: readonly number[];
  /** Or one is on from the start, for what modules compute while they load: the tests end with the first that fails. */
  readonly always?: number;
  /** The file to which `Line`s are written, one JSON a line. */
  readonly to: string;
}

/** What a run tells. */
export type Line =
  /** Tried in a test; without an end, the process hung. */
  | { readonly kind: 'tried'; readonly id: number; readonly test: string }
  | { readonly kind: 'killed'; readonly id: number; readonly test: string }
  | { readonly kind: 'reached'; readonly inTests: readonly number[]; readonly whileLoading: readonly number[] }
  /** A test that leaves something behind: what follows in this process says nothing. */
  | { readonly kind: 'spoilt'; readonly test: string }
  /** A test fails as things are. */
  | { readonly kind: 'broken'; readonly test: string; readonly error: string }
  | { readonly kind: 'done' };
