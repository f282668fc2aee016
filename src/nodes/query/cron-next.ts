/** When a cron schedule asks next. gorhill/cronexpr, as Kapacitor v1.8 uses it. */

import { daysOfDate } from '../../go/time/civil';
import { civilTime, instantOf } from '../../go/time/time';
import { spend } from '../../text/budget';

/** Every list in rising order. */
export interface CronSchedule {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  /** 1 to 12. */
  readonly months: readonly number[];
  readonly years: readonly number[];
  readonly days: CronDays;
}

/** Which days of a month: those that either of both fields names, or that the one field names which is no star. */
export interface CronDays {
  readonly byMonth: boolean;
  readonly days: readonly number[];
  /** The workday nearest to each of these days, within the month. */
  readonly workdays: readonly number[];
  readonly last: boolean;
  readonly lastWorkday: boolean;
  readonly byWeek: boolean;
  /** 0 is Sunday. */
  readonly weekdays: readonly number[];
  readonly weekdaysOfWeeks: readonly { readonly weekday: number; readonly week: number }[];
  readonly lastWeekdays: readonly number[];
}

/** The first moment of the schedule after `time`, nanoseconds since the Unix epoch; `undefined` when there is none. */
export function nextOfCron(schedule: CronSchedule, time: bigint, zone: string): bigint | undefined {
  const now = civilTime(time, zone);
  for (const year of schedule.years) {
    if (year < now.year) continue;
    for (const month of schedule.months) {
      if (year === now.year && month < now.month) continue;
      spend(16);
      for (const day of daysOfMonth(schedule.days, year, month)) {
        const isThisMonth = year === now.year && month === now.month;
        if (isThisMonth && day < now.day) continue;
        const clock = isThisMonth && day === now.day ? clockAfter(schedule, now) : firstClock(schedule);
        if (clock === undefined) continue;
        const next = instantOf({ year, month, day, ...clock, nanosecond: 0 }, zone);
        // Where a zone turns its clocks back, an hour may come twice.
        if (next > time) return next;
      }
    }
  }
  return undefined;
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

function firstClock({ hours, minutes, seconds }: CronSchedule): Clock | undefined {
  const [hour] = hours;
  const [minute] = minutes;
  const [second] = seconds;
  return hour === undefined || minute === undefined || second === undefined ? undefined : { hour, minute, second };
}

function clockAfter({ hours, minutes, seconds }: CronSchedule, now: Clock): Clock | undefined {
  const order = secondOfDay(now);
  for (const hour of hours) {
    if (hour < now.hour) continue;
    for (const minute of minutes) {
      for (const second of seconds) if (secondOfDay({ hour, minute, second }) > order) return { hour, minute, second };
    }
  }
  return undefined;
}

function secondOfDay({ hour, minute, second }: Clock): number {
  return (hour * 60 + minute) * 60 + second;
}

function daysOfMonth(days: CronDays, year: number, month: number): readonly number[] {
  const first = daysOfDate(year, month, 1);
  const count = (month === 12 ? daysOfDate(year + 1, 1, 1) : daysOfDate(year, month + 1, 1)) - first;
  const all = Array.from({ length: count }, (_, index) => index + 1);
  if (!days.byMonth && !days.byWeek) return all;
  const weekday = (day: number) => (((first + day - 1 + 4) % 7) + 7) % 7;
  const workday = (day: number) => {
    if (weekday(day) === 6) return day > 1 ? day - 1 : day + 2;
    if (weekday(day) === 0) return day < count ? day + 1 : day - 2;
    return day;
  };
  const named = new Set<number>();
  if (days.byMonth) {
    for (const day of days.days) named.add(day);
    for (const day of days.workdays) if (day <= count) named.add(workday(day));
    if (days.last) named.add(count);
    if (days.lastWorkday) named.add(workday(count));
  }
  if (days.byWeek) {
    for (const day of all) {
      const of = weekday(day);
      const week = Math.ceil(day / 7);
      if (days.weekdays.includes(of)) named.add(day);
      if (days.weekdaysOfWeeks.some((one) => one.weekday === of && one.week === week)) named.add(day);
      if (days.lastWeekdays.includes(of) && day > count - 7) named.add(day);
    }
  }
  return all.filter((day) => named.has(day));
}
