import { type CivilTime, civilTime } from './civil';

/** Go's layouts by name. */
export const RFC3339 = '2006-01-02T15:04:05Z07:00';
export const RFC3339_NANO = '2006-01-02T15:04:05.999999999Z07:00';
/** The layout of Time.String. */
export const DEFAULT_LAYOUT = '2006-01-02 15:04:05.999999999 -0700 MST';

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

type Writer = (time: CivilTime) => string;

const pad = (value: number, width: number): string =>
  value < 0 ? `-${String(-value).padStart(width, '0')}` : String(value).padStart(width, '0');
const monthName = (time: CivilTime): string => MONTHS[time.month - 1] ?? '';
const weekdayName = (time: CivilTime): string => WEEKDAYS[time.weekday] ?? '';
const hour12 = (time: CivilTime): number => time.hour % 12 || 12;

/** The parts of a layout that stand for a part of the time. Of those that fit, the first is meant. */
const ELEMENTS: readonly (readonly [text: string, write: Writer])[] = [
  ['January', monthName],
  ['Jan', (t) => monthName(t).slice(0, 3)],
  ['Monday', weekdayName],
  ['Mon', (t) => weekdayName(t).slice(0, 3)],
  ['MST', (t) => t.zoneName],
  ['01', (t) => pad(t.month, 2)],
  ['02', (t) => pad(t.day, 2)],
  ['03', (t) => pad(hour12(t), 2)],
  ['04', (t) => pad(t.minute, 2)],
  ['05', (t) => pad(t.second, 2)],
  ['06', (t) => pad(Math.abs(t.year) % 100, 2)],
  ['002', (t) => pad(t.yearDay, 3)],
  ['15', (t) => pad(t.hour, 2)],
  ['1', (t) => String(t.month)],
  ['2006', (t) => pad(t.year, 4)],
  ['2', (t) => String(t.day)],
  ['_2006', (t) => `_${pad(t.year, 4)}`],
  ['_2', (t) => String(t.day).padStart(2)],
  ['__2', (t) => String(t.yearDay).padStart(3)],
  ['3', (t) => String(hour12(t))],
  ['4', (t) => String(t.minute)],
  ['5', (t) => String(t.second)],
  ['PM', (t) => (t.hour >= 12 ? 'PM' : 'AM')],
  ['pm', (t) => (t.hour >= 12 ? 'pm' : 'am')],
  ['-070000', (t) => offset(t, '', true)],
  ['-07:00:00', (t) => offset(t, ':', true)],
  ['-0700', (t) => offset(t, '', false)],
  ['-07:00', (t) => offset(t, ':', false)],
  ['-07', (t) => offset(t, '', false).slice(0, 3)],
  ['Z070000', (t) => (t.zoneOffset === 0 ? 'Z' : offset(t, '', true))],
  ['Z07:00:00', (t) => (t.zoneOffset === 0 ? 'Z' : offset(t, ':', true))],
  ['Z0700', (t) => (t.zoneOffset === 0 ? 'Z' : offset(t, '', false))],
  ['Z07:00', (t) => (t.zoneOffset === 0 ? 'Z' : offset(t, ':', false))],
  ['Z07', (t) => (t.zoneOffset === 0 ? 'Z' : offset(t, '', false).slice(0, 3))],
];

const compiled = new Map<string, readonly (string | Writer)[]>();
const COMPILED_LIMIT = 200;

/** Time.Format: `ns` since the Unix epoch, shown in an IANA zone, by a layout of Go's reference time. */
export function formatTime(ns: bigint, zone: string, layout: string): string {
  return formatCivil(civilTime(ns, zone), layout);
}

function formatCivil(time: CivilTime, layout: string): string {
  let out = '';
  for (const part of compileLayout(layout)) out += typeof part === 'string' ? part : part(time);
  return out;
}

function compileLayout(layout: string): readonly (string | Writer)[] {
  const known = compiled.get(layout);
  if (known !== undefined) return known;
  const parts: (string | Writer)[] = [];
  let text = '';
  for (let at = 0; at < layout.length; ) {
    const element = elementAt(layout, at);
    if (element === undefined) {
      text += layout.charAt(at++);
      continue;
    }
    if (text !== '') parts.push(text);
    text = '';
    parts.push(element.write);
    at += element.length;
  }
  if (text !== '') parts.push(text);
  if (compiled.size >= COMPILED_LIMIT) compiled.clear();
  compiled.set(layout, parts);
  return parts;
}

function elementAt(layout: string, at: number): { length: number; write: Writer } | undefined {
  const fraction = fractionAt(layout, at);
  if (fraction !== undefined) return fraction;
  for (const [text, write] of ELEMENTS) {
    if (!layout.startsWith(text, at)) continue;
    // "Month" is not "Mon" and "Janet" is not "Jan".
    if ((text === 'Jan' || text === 'Mon') && /[a-z]/.test(layout.charAt(at + 3))) continue;
    return { length: text.length, write };
  }
  return undefined;
}

/** `.000` or `,999`: a run of one digit that no other digit follows. */
function fractionAt(layout: string, at: number): { length: number; write: Writer } | undefined {
  const mark = layout.charAt(at);
  const digit = layout.charAt(at + 1);
  if ((mark !== '.' && mark !== ',') || (digit !== '0' && digit !== '9')) return undefined;
  let end = at + 1;
  while (layout.charAt(end) === digit) end++;
  if (/[0-9]/.test(layout.charAt(end))) return undefined;
  const count = end - at - 1;
  const write: Writer = (time) => {
    const digits = pad(time.nanosecond, 9).slice(0, Math.min(count, 9));
    if (digit === '0') return mark + digits;
    const trimmed = digits.replace(/0+$/, '');
    return trimmed === '' ? '' : mark + trimmed;
  };
  return { length: end - at, write };
}

function offset(time: CivilTime, separator: string, withSeconds: boolean): string {
  const size = Math.abs(time.zoneOffset);
  const minutes = Math.floor(size / 60);
  const sign = Math.trunc(time.zoneOffset / 60) < 0 ? '-' : '+';
  const parts = [pad(Math.floor(minutes / 60), 2), pad(minutes % 60, 2)];
  if (withSeconds) parts.push(pad(size % 60, 2));
  return sign + parts.join(separator);
}
