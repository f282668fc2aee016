import { toBytes } from '../bytes';
import { stringOf, timeParts } from '../fmt/methods';
import { encodeJSON } from '../json/encode';
import { MAX_INT64, MIN_INT64 } from '../math/int64';
import { civilTime, floorDivide, instantOf } from '../time/civil';
import { NS_PER_SECOND } from '../time/duration';
import { formatTime, RFC3339_NANO, roundTime, timeGoString, truncateTime, ZERO_TIME } from '../time/time';
import {
  GoDuration,
  GoInt,
  GoLocation,
  GoNamedInt,
  GoSlice,
  GoTime,
  type GoValue,
  integerValue,
  stringValue,
} from '../value';
import { CallError, type CallResult, type ParameterType, type TemplateFunction } from './function';
import { anyOf, type Concrete, type Reflected } from './reflect';

interface Method<R> {
  readonly parameters?: readonly ParameterType[];
  readonly results?: readonly string[];
  readonly call: (receiver: R, args: readonly GoValue[]) => GoValue | CallError;
}

type Methods<R> = Readonly<Record<string, Method<R>>>;

const int = (value: number | bigint): GoInt => new GoInt(BigInt(value));
const int64 = (value: bigint): bigint => BigInt.asIntN(64, value);
const nsOf = (value: GoValue | undefined): bigint => (value instanceof GoTime ? value.ns : 0n);
const integer = (value: GoValue | undefined): bigint => (value === undefined ? 0n : (integerValue(value) ?? 0n));
const text = (value: GoValue | undefined): string => (value === undefined ? '' : (stringValue(value) ?? ''));
const civil = (time: GoTime) => civilTime(time.ns, time.zone);
const at = (time: GoTime, ns: bigint): GoTime => new GoTime(ns, time.zone);
const bytes = (values: Iterable<number>): GoSlice =>
  new GoSlice(
    Array.from(values, (value) => new GoNamedInt('uint8', BigInt(value))),
    'uint8',
  );
const appended = (start: GoValue | undefined, end: GoSlice): GoSlice =>
  start instanceof GoSlice ? new GoSlice([...start.items, ...end.items], 'uint8') : end;
const uncallable = (...results: string[]): Method<GoTime> => ({ results, call: () => null });

/** A number of nanoseconds as a duration, at most the longest one. */
function saturated(ns: bigint): GoDuration {
  return new GoDuration(ns > MAX_INT64 ? MAX_INT64 : ns < MIN_INT64 ? MIN_INT64 : ns);
}

const DURATION: Methods<GoDuration> = {
  Abs: { call: (d) => saturated(d.ns < 0n ? -d.ns : d.ns) },
  Hours: { call: (d) => inUnits(d, 3600n) },
  Microseconds: { call: (d) => d.ns / 1_000n },
  Milliseconds: { call: (d) => d.ns / 1_000_000n },
  Minutes: { call: (d) => inUnits(d, 60n) },
  Nanoseconds: { call: (d) => d.ns },
  Round: { parameters: ['time.Duration'], call: (d, [unit]) => roundDuration(d, integer(unit)) },
  Seconds: { call: (d) => inUnits(d, 1n) },
  String: { call: (value) => stringOf(value) ?? null },
  Truncate: {
    parameters: ['time.Duration'],
    call: (d, [unit]) => (integer(unit) <= 0n ? d : new GoDuration(d.ns - (d.ns % integer(unit)))),
  },
};

function inUnits(duration: GoDuration, seconds: bigint): number {
  const unit = seconds * NS_PER_SECOND;
  return Number(duration.ns / unit) + Number(duration.ns % unit) / Number(unit);
}

/** To the nearest multiple, halves away from zero. */
function roundDuration(duration: GoDuration, unit: bigint): GoDuration {
  if (unit <= 0n) return duration;
  const rest = duration.ns % unit;
  const size = rest < 0n ? -rest : rest;
  if (size * 2n < unit) return new GoDuration(duration.ns - rest);
  return saturated(duration.ns < 0n ? duration.ns - rest - unit : duration.ns - rest + unit);
}

const TIME: Methods<GoTime> = {
  Add: { parameters: ['time.Duration'], call: (t, [d]) => at(t, t.ns + integer(d)) },
  AddDate: { parameters: ['int', 'int', 'int'], call: (t, [years, months, days]) => addDate(t, years, months, days) },
  After: { parameters: ['time.Time'], call: (t, [u]) => t.ns > nsOf(u) },
  AppendBinary: { parameters: ['[]uint8'], call: (t, [start]) => appended(start, binary(t)) },
  AppendFormat: {
    parameters: ['[]uint8', 'string'],
    call: (t, [start, layout]) => appended(start, bytes(toBytes(formatTime(t.ns, t.zone, text(layout))))),
  },
  AppendText: { parameters: ['[]uint8'], call: (t, [start]) => marshalled(t, start) },
  Before: { parameters: ['time.Time'], call: (t, [u]) => t.ns < nsOf(u) },
  Clock: uncallable('int', 'int', 'int'),
  Compare: {
    parameters: ['time.Time'],
    call: (t, [u]) => int(t.ns < nsOf(u) ? -1 : t.ns > nsOf(u) ? 1 : 0),
  },
  Date: uncallable('int', 'time.Month', 'int'),
  Day: { call: (t) => int(civil(t).day) },
  Equal: { parameters: ['time.Time'], call: (t, [u]) => t.ns === nsOf(u) },
  Format: { parameters: ['string'], call: (t, [layout]) => formatTime(t.ns, t.zone, text(layout)) },
  GoString: { call: (t) => timeGoString(t.ns, t.zone) },
  GobEncode: { call: binary },
  Hour: { call: (t) => int(civil(t).hour) },
  ISOWeek: uncallable('int', 'int'),
  In: {
    parameters: ['*time.Location'],
    call: (t, [zone]) =>
      zone instanceof GoLocation
        ? new GoTime(t.ns, zone.zone)
        : new CallError('time: missing Location in call to Time.In'),
  },
  IsDST: { call: isDaylightSaving },
  IsZero: { call: (t) => t.ns === ZERO_TIME },
  Local: { call: (t) => new GoTime(t.ns, 'Local') },
  Location: { call: (t) => new GoLocation(t.zone) },
  MarshalBinary: { call: binary },
  MarshalJSON: { call: marshalledJSON },
  MarshalText: { call: (t) => marshalled(t, undefined) },
  Minute: { call: (t) => int(civil(t).minute) },
  Month: { call: (t) => new GoNamedInt('time.Month', BigInt(civil(t).month)) },
  Nanosecond: { call: (t) => int(civil(t).nanosecond) },
  Round: { parameters: ['time.Duration'], call: (t, [unit]) => at(t, roundTime(t.ns, integer(unit))) },
  Second: { call: (t) => int(civil(t).second) },
  String: { call: (value) => stringOf(value) ?? null },
  Sub: { parameters: ['time.Time'], call: (t, [u]) => saturated(t.ns - nsOf(u)) },
  Truncate: { parameters: ['time.Duration'], call: (t, [unit]) => at(t, truncateTime(t.ns, integer(unit))) },
  UTC: { call: (t) => new GoTime(t.ns, 'UTC') },
  Unix: { call: (t) => int64(floorDivide(t.ns, NS_PER_SECOND).quotient) },
  UnixMicro: { call: (t) => int64(floorDivide(t.ns, 1_000n).quotient) },
  UnixMilli: { call: (t) => int64(floorDivide(t.ns, 1_000_000n).quotient) },
  UnixNano: { call: (t) => int64(t.ns) },
  Weekday: { call: (t) => new GoNamedInt('time.Weekday', BigInt(civil(t).weekday)) },
  Year: { call: (t) => int(civil(t).year) },
  YearDay: { call: (t) => int(civil(t).yearDay) },
  Zone: uncallable('string', 'int'),
  ZoneBounds: uncallable('time.Time', 'time.Time'),
};

function addDate(time: GoTime, years?: GoValue, months?: GoValue, days?: GoValue): GoTime {
  const now = civil(time);
  const moved = {
    ...now,
    year: now.year + Number(integer(years)),
    month: now.month + Number(integer(months)),
    day: now.day + Number(integer(days)),
  };
  return at(time, instantOf(moved, time.zone));
}

/** Whether the zone is further east now than at the turn of the year or at midsummer. */
function isDaylightSaving(time: GoTime): boolean {
  const now = civil(time);
  const offsets = [1, 7].map(
    (month) => civilTime(instantOf({ ...now, month, day: 1 }, time.zone), time.zone).zoneOffset,
  );
  return offsets.some((offset) => offset < now.zoneOffset);
}

/** Time.MarshalBinary: version, seconds since year 1, nanoseconds, and the zone's minutes or -1 for UTC. */
function binary(time: GoTime): GoSlice {
  const { wall, ext } = timeParts(time);
  const view = new DataView(new ArrayBuffer(15));
  view.setUint8(0, 1);
  view.setBigInt64(1, ext);
  view.setInt32(9, Number(wall));
  view.setInt16(13, time.zone === 'UTC' ? -1 : Math.trunc(civil(time).zoneOffset / 60));
  return bytes(new Uint8Array(view.buffer));
}

function marshalled(time: GoTime, start: GoValue | undefined): GoValue | CallError {
  const { year } = civil(time);
  if (year < 0 || year > 9999) return new CallError('Time.MarshalText: year outside of range [0,9999]');
  return appended(start, bytes(toBytes(formatTime(time.ns, time.zone, RFC3339_NANO))));
}

function marshalledJSON(time: GoTime): GoValue | CallError {
  const encoded = encodeJSON(time);
  return encoded.ok ? bytes(toBytes(encoded.text)) : new CallError(encoded.error.replace(/^.*time\.Time: /, ''));
}

const NAMED: Methods<GoNamedInt | GoLocation> = { String: { call: (value) => stringOf(value) ?? null } };
const TEXTUAL: Methods<GoNamedInt> = { ...NAMED, MarshalText: { call: ({ text = '' }) => bytes(toBytes(text)) } };

/** A method of the value's type, bound to the value. */
export function methodOf(value: Concrete, name: string): TemplateFunction | undefined {
  if (value instanceof GoTime) return bound(value, TIME, name);
  if (value instanceof GoDuration) return bound(value, DURATION, name);
  if (value instanceof GoNamedInt && value.text !== undefined) return bound(value, TEXTUAL, name);
  const hasString = value instanceof GoLocation || (value instanceof GoNamedInt && value.typeName.startsWith('time.'));
  return hasString ? bound(value, NAMED, name) : undefined;
}

function bound<R>(receiver: R, methods: Methods<R>, name: string): TemplateFunction | undefined {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method === undefined) return undefined;
  return {
    parameters: method.parameters ?? [],
    isVariadic: false,
    ...(method.results === undefined ? {} : { results: method.results }),
    call: (args: readonly Reflected[]): CallResult => method.call(receiver, args.map(anyOf)) ?? undefined,
  };
}
