/**
 * What an alert node remembers of one group: its history of levels, flapping, and the times that durations come from.
 * Kapacitor alert.go alertState, v1.8.
 */

import { ZERO_TIME } from '../go/time/time';
import { spend } from '../text/budget';
import type { Inhibitor } from './inhibit';
import { type Level, type LevelIndex, levelName, OK } from './level';

/** The settings of the node that the state machine obeys. */
export interface StateSettings {
  /** How many levels are remembered, at least 2. */
  readonly history: number;
  readonly flapping: { readonly low: number; readonly high: number } | undefined;
  readonly stateChangesOnly: boolean;
  /** Nanoseconds; 0: an unchanged level is never repeated. */
  readonly stateChangesOnlyDuration: bigint;
}

/** Weights of changes. The first is 1.2 / 1.5, which Go reckons exactly when it compiles. */
const MIN_WEIGHT = 0.8;
const MAX_WEIGHT = 1.2;

/** Levels of a history that the trace shows. */
const MOST_SHOWN = 1_000;

const MAX_DURATION = (1n << 63n) - 1n;

export class AlertState {
  changed = false;
  flapping = false;
  /** The time after which an unchanged level is repeated has passed. */
  expired = false;
  /** What was not written yet is OK; most of a long history never is. */
  readonly #history: LevelIndex[];
  #newest = 0;
  #firstTriggered = ZERO_TIME;
  #lastTriggered = ZERO_TIME;

  constructor(
    private readonly settings: StateSettings,
    readonly inhibitors: readonly Inhibitor[] = [],
  ) {
    this.#history = [];
  }

  get level(): LevelIndex {
    return this.#history[this.#newest] ?? OK;
  }

  /** Nanoseconds from the first event of this episode to the last; negative where points came out of order. */
  get duration(): bigint {
    return saturatedDifference(this.#lastTriggered, this.#firstTriggered);
  }

  /** Writes the level of a point or batch down. */
  add(time: bigint, level: LevelIndex): void {
    const { history, stateChangesOnlyDuration, flapping } = this.settings;
    this.changed = this.level !== level;
    this.#newest = this.#newest + 1 === history ? 0 : this.#newest + 1;
    this.#history[this.#newest] = level;
    if (flapping !== undefined) this.#updateFlapping(flapping);
    this.expired =
      !this.changed &&
      stateChangesOnlyDuration !== 0n &&
      saturatedDifference(time, this.#lastTriggered) >= stateChangesOnlyDuration;
  }

  /** An event is sent, or would be if recoveries were. */
  triggered(time: bigint): void {
    this.#lastTriggered = time;
    const previous = this.#newest === 0 ? this.settings.history - 1 : this.#newest - 1;
    if ((this.#history[previous] ?? OK) === OK) this.#firstTriggered = time;
    for (const inhibitor of this.inhibitors) inhibitor.on = this.level !== OK;
  }

  /** What holds back an event of the newest level, apart from its being an unchanged OK. */
  get held(): 'flapping' | 'no-change' | undefined {
    if (this.flapping) return 'flapping';
    return this.settings.stateChangesOnly && !this.changed && !this.expired ? 'no-change' : undefined;
  }

  /** Plain data for the trace, newest level first. */
  inspect(): { readonly newestLevelsFirst: readonly Level[]; readonly flapping: boolean } {
    const { history } = this.settings;
    const newestLevelsFirst = Array.from({ length: Math.min(history, MOST_SHOWN) }, (_, age) =>
      levelName(this.#history[(this.#newest - age + history) % history] ?? OK),
    );
    return { newestLevelsFirst, flapping: this.flapping };
  }

  #updateFlapping({ low, high }: { readonly low: number; readonly high: number }): void {
    const change = changeRatio(this.#history, this.#newest, this.settings.history);
    if (this.flapping && change < low) this.flapping = false;
    else if (!this.flapping && change > high) this.flapping = true;
  }
}

/**
 * How much the history changes, weighted. The pairs are Kapacitor's, odd as they are: first the newest level with the
 * one before, at the lowest weight, then the oldest with the newest, then on from the oldest; the pair before the
 * newest is never looked at.
 */
export function changeRatio(history: readonly LevelIndex[], newest: number, length = history.length): number {
  const pairs = length - 1;
  let weight = MIN_WEIGHT;
  const step = (MAX_WEIGHT - weight) / pairs;
  let changes = 0;
  for (let i = 0; i < pairs; i++) {
    if ((i & 0xfff) === 0xfff) spend(64);
    const current = (i + newest) % length;
    const before = current === 0 ? length - 1 : current - 1;
    if ((history[current] ?? OK) !== (history[before] ?? OK)) changes += weight;
    weight += step;
  }
  return changes / pairs;
}

/** Go's Time.Sub stops at the ends of int64. */
function saturatedDifference(a: bigint, b: bigint): bigint {
  const difference = a - b;
  if (difference > MAX_DURATION) return MAX_DURATION;
  return difference < -MAX_DURATION - 1n ? -MAX_DURATION - 1n : difference;
}
