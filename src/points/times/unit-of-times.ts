/** In which unit times are written, found by what they would mean. */

/** Nanoseconds of one. */
export const NS_OF_UNIT = {
  ns: 1n,
  u: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
} as const satisfies Readonly<Record<string, bigint>>;

export type TimeUnit = keyof typeof NS_OF_UNIT;

export function isTimeUnit(name: string): name is TimeUnit {
  return Object.hasOwn(NS_OF_UNIT, name);
}

/** How a person calls them. */
export const UNIT_WORDS: Readonly<Record<TimeUnit, string>> = {
  ns: 'nanoseconds',
  u: 'microseconds',
  ms: 'milliseconds',
  s: 'seconds',
  m: 'minutes',
  h: 'hours',
};

/** Units of files; the influx shell prints minutes and hours too. */
export const FILE_UNITS: readonly TimeUnit[] = ['ns', 'u', 'ms', 's'];
export const SHELL_UNITS: readonly TimeUnit[] = [...FILE_UNITS, 'm', 'h'];

/** 1990 and 2100: no two units put one number between them. */
const FIRST = 631_152_000_000_000_000n;
const LAST = 4_102_444_800_000_000_000n;

const SECOND = NS_OF_UNIT.s;

/** The lowest and the highest of the whole numbers that were seen. 0 is 1970 in every unit, and says nothing. */
export class TimeSpan {
  lowest: bigint | undefined;
  highest: bigint | undefined;
  /** All are 1000000000 and its multiples. */
  #isRound = true;

  add(time: bigint): void {
    if (time === 0n) return;
    this.#isRound &&= time % SECOND === 0n;
    if (this.lowest === undefined || time < this.lowest) this.lowest = time;
    if (this.highest === undefined || time > this.highest) this.highest = time;
  }

  /** The only unit that puts all of them between 1990 and 2100; `undefined`: none does, or there are no times. */
  unit(candidates: readonly TimeUnit[] = FILE_UNITS): TimeUnit | undefined {
    const { lowest, highest } = this;
    if (lowest === undefined || highest === undefined) return undefined;
    // `1000000000` and `2000000000` are what people write for the first seconds, not decades.
    return candidates.find(
      (unit) => isPlausible(lowest, unit) && isPlausible(highest, unit) && !(unit === 's' && this.#isRound),
    );
  }
}

/** Whether a number of this unit is a time of these years. */
export function isPlausible(time: bigint, unit: TimeUnit): boolean {
  const ns = time * NS_OF_UNIT[unit];
  return ns >= FIRST && ns < LAST;
}
