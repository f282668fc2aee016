import { floorDivide } from '../time/civil';
import { NS_PER_SECOND } from '../time/duration';
import { durationString, MONTHS, timeGoString, timeString, WEEKDAYS, ZERO_TIME } from '../time/time';
import { GoDuration, GoLocation, GoNamedInt, GoStruct, GoTime, type GoValue } from '../value';

/** What the String method of a value gives; `undefined` for types that have none. */
export function stringOf(value: GoValue): string | undefined {
  if (value instanceof GoTime) return timeString(value.ns, value.zone);
  if (value instanceof GoDuration) return durationString(value.ns);
  if (value instanceof GoLocation) return value.zone;
  if (value instanceof GoStruct) return value.text?.();
  if (!(value instanceof GoNamedInt)) return undefined;
  if (value.text !== undefined) return value.text;
  if (value.typeName === 'time.Month') return MONTHS[Number(value.value) - 1] ?? `%!Month(${value.value})`;
  if (value.typeName === 'time.Weekday') return WEEKDAYS[Number(value.value)] ?? `%!Weekday(${value.value})`;
  return undefined;
}

/** What the GoString method (`%#v`) of a value gives. */
export function goStringOf(value: GoValue): string | undefined {
  return value instanceof GoTime ? timeGoString(value.ns, value.zone) : undefined;
}

/** The private fields of a time.Time made from a Unix time, which verbs that know no times print. */
export function timeParts(time: GoTime): { readonly wall: bigint; readonly ext: bigint } {
  const { quotient, rest } = floorDivide(time.ns - ZERO_TIME, NS_PER_SECOND);
  return { wall: rest, ext: quotient };
}
