/** When the rows of a text are: its unit found, dates that can be read in two ways read in one, rows without a time placed. */
import { spend } from '../../../text/budget';
import { LAST_TIME } from '../../line-protocol/line-scan';
import { isPlausible, NS_OF_UNIT, TimeSpan, type TimeUnit } from '../../times/unit-of-times';
import { FIRST_UNTIMED, UNTIMED_APART } from '../../times/untimed';
import { YEAR_OF_NONE } from '../calendar';
import type { Draft, DraftTime } from '../draft';

export interface Times {
  at(index: number): bigint | undefined;
  /** Of times that are whole numbers, where there are any. */
  readonly unit: TimeUnit | undefined;
  /** Some of those lie before 1990. */
  readonly isOld: boolean;
  /** Rows without a time. */
  readonly untimed: number;
  /** What dates do not say and what was taken for it, a sentence each. */
  readonly doubts: readonly string[];
}

/** Nanoseconds of each row; `undefined` for a time that no int64 holds. */
export function timesOf(
  drafts: readonly Draft[],
  units: readonly TimeUnit[] | undefined,
  precision: TimeUnit | undefined,
): Times {
  const span = new TimeSpan();
  let hasNumbers = false;
  for (const { time } of drafts) {
    if (time?.unit !== 'file') continue;
    hasNumbers = true;
    span.add(time.value);
  }
  const unit = precision ?? span.unit(units) ?? 'ns';
  const dates = datesIn(drafts);
  let before: bigint | undefined;
  let together: number | undefined;
  let untimed = 0;
  let isOld = false;
  const times = drafts.map((draft): bigint | undefined => {
    spend(1);
    const { time } = draft;
    if (time === undefined) {
      untimed++;
      if (draft.together === undefined || draft.together !== together || before === undefined)
        before = before === undefined ? FIRST_UNTIMED : before + UNTIMED_APART;
      together = draft.together;
      return before;
    }
    const ns = time.unit === 'ns' ? instantOf(time, dates.isDayFirst) : time.value * NS_OF_UNIT[unit];
    if (ns > LAST_TIME || ns < -LAST_TIME) return undefined;
    if (time.unit === 'file' && !isPlausible(ns, 'ns')) isOld = true;
    before = ns;
    return ns;
  });
  return { at: (index) => times[index], unit: hasNumbers ? unit : undefined, isOld, untimed, doubts: dates.sentences };
}

type Instant = DraftTime & { readonly unit: 'ns' };

function instantOf({ value, doubt }: Instant, isDayFirst: boolean): bigint {
  const slashes = doubt?.slashes;
  return isDayFirst && typeof slashes === 'object' ? slashes.dayFirst : value;
}

interface Dates {
  /** In `02/01/2024`. */
  readonly isDayFirst: boolean;
  readonly sentences: readonly string[];
}

function datesIn(drafts: readonly Draft[]): Dates {
  let [noZone, noYear, twofold, dayFirst, monthFirst] = [false, false, false, false, false];
  const spans = { month: new Reach(), day: new Reach() };
  for (const { time } of drafts) {
    if (time?.unit !== 'ns' || time.doubt === undefined) continue;
    const { doubt, value } = time;
    noZone ||= doubt.noZone === true;
    noYear ||= doubt.noYear === true;
    dayFirst ||= doubt.slashes === 'day first';
    monthFirst ||= doubt.slashes === 'month first';
    const other = typeof doubt.slashes === 'object' ? doubt.slashes.dayFirst : undefined;
    twofold ||= other !== undefined;
    spans.month.add(value);
    spans.day.add(other ?? value);
  }
  // Where no date says it, points of one file lie as close together as they can.
  const isDayFirst = dayFirst !== monthFirst ? dayFirst : spans.day.length < spans.month.length;
  return {
    isDayFirst,
    sentences: [
      ...(noZone ? ['Times without a zone are taken as UTC.'] : []),
      ...(noYear ? [`Times without a year are taken as of ${YEAR_OF_NONE}.`] : []),
      ...(twofold ? [`Dates such as 02/01/2024 are read as ${isDayFirst ? 'day/month/year' : 'month/day/year'}.`] : []),
    ],
  };
}

/** From the first to the last of some times. */
class Reach {
  #lowest: bigint | undefined;
  #highest: bigint | undefined;

  add(time: bigint): void {
    if (this.#lowest === undefined || time < this.#lowest) this.#lowest = time;
    if (this.#highest === undefined || time > this.#highest) this.#highest = time;
  }

  get length(): bigint {
    return (this.#highest ?? 0n) - (this.#lowest ?? 0n);
  }
}
