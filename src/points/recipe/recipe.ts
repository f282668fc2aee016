/** Points that are made and not written down: a small file says how, and the same one makes the same points. */
import type { Range } from '../../text/range';
import { FIRST_UNTIMED } from '../times/untimed';

export const SHAPES = ['constant', 'sine', 'ramp', 'step', 'spike', 'noise', 'counter', 'values'] as const;
export type Shape = (typeof SHAPES)[number];

export interface Recipe {
  /** Of everything that is random. */
  readonly seed: number;
  readonly make: readonly RecipeSeries[];
}

/** Points of one measurement, for each combination of its tags' values. */
export interface RecipeSeries {
  /** Where the text says it. */
  readonly range: Range;
  readonly measurement: string;
  readonly target: { readonly database: string; readonly retentionPolicy: string } | undefined;
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly fields: ReadonlyMap<string, RecipeField>;
  readonly gaps: readonly RecipeGap[];
  /** Nanoseconds of the first point. */
  readonly first: bigint;
  /** Nanoseconds between two points of a group. */
  readonly every: bigint;
  /** Of each group. */
  readonly points: number;
}

export interface RecipeField {
  readonly shape: Shape;
  readonly low: number;
  readonly high: number;
  /** Nanoseconds; absent: all the time that there are points. */
  readonly period: bigint | undefined;
  /** So much up or down, at random. */
  readonly noise: number;
  readonly isInt: boolean;
  /** Of the shapes `values` and `constant`. */
  readonly values: readonly (string | number | boolean)[];
}

/** Time without points; without `length` up to the end: a silence. */
export interface RecipeGap {
  /** Nanoseconds behind the first point. */
  readonly from: bigint;
  readonly length: bigint | undefined;
  /** Of groups with these tags only. */
  readonly tags: ReadonlyMap<string, string>;
}

/** What a recipe makes that does not say it. */
export const STANDARD = { seed: 1, first: FIRST_UNTIMED, every: 10_000_000_000n, points: 60 } as const;

/** All points of one file. */
export const MOST_MADE = 200_000;
