/** What the columns of anybody's table are, by their names. */
import type { Cell } from '../cell';
import type { Sheet } from '../draft';

/** From the one that is the time for sure to those that are when there is no other. */
const TIMES = [
  'time',
  '_time',
  '@timestamp',
  'timestamp',
  'datetime',
  'date_time',
  'date',
  'ts',
  'zeit',
  'zeitstempel',
  'datum',
  'epoch',
  'begintimeseconds',
  'starttime',
  'start_time',
  'endtime',
  'end_time',
  'endtimeseconds',
];
/** `time_ms`, `Time (UTC)`, `ts[ns]`; a zone in it is not looked at, because no name says it for sure. */
const UNIT_BEHIND = /(?:[\s_]+|[\s_]*[([])(?:ns|us|µs|ms|s|sec|seconds|unix|utc|gmt)[)\]]?$/;
const DAYS: ReadonlySet<string> = new Set(['date', 'datum', 'day']);
const CLOCKS: ReadonlySet<string> = new Set(['time', 'zeit', 'uhrzeit']);
const MEASUREMENTS = ['_measurement', 'iox::measurement', 'measurement', 'name'];

export type Role =
  | { readonly is: 'time' | 'day' | 'measurement' | 'nothing' }
  | { readonly is: 'tag' | 'field' | 'open'; readonly name: string };

/** How surely a column is the time: 0 is most, -1 not at all. */
export function timeRank(name: string): number {
  const lower = name.trim().toLowerCase();
  const rank = TIMES.indexOf(lower);
  return rank === -1 ? TIMES.indexOf(lower.replace(UNIT_BEHIND, '')) : rank;
}

function measurementRank(name: string): number {
  return MEASUREMENTS.indexOf(name.trim().toLowerCase());
}

/** One is the time and one the measurement at most; `tag:x` is the tag x, `field:x` the field x. */
export function rolesOf(names: readonly string[]): readonly Role[] {
  const lower = names.map((name) => name.trim().toLowerCase());
  const day = lower.findIndex((name) => DAYS.has(name));
  const clock = day === -1 ? -1 : lower.findIndex((name) => CLOCKS.has(name));
  const time = clock === -1 ? bestOf(names, timeRank) : clock;
  const measurement = bestOf(names, measurementRank);
  return names.map((written, i): Role => {
    const name = written.trim();
    if (name === '') return { is: 'nothing' };
    if (i === time) return { is: 'time' };
    if (i === day && clock !== -1) return { is: 'day' };
    if (i === measurement) return { is: 'measurement' };
    const [, prefix, rest] = /^(tag|field):(.+)$/.exec(name) ?? [];
    if (rest !== undefined) return { is: prefix === 'tag' ? 'tag' : 'field', name: rest };
    return { is: 'open', name };
  });
}

/** The index of the name that ranks first; -1 when none does. */
export function bestOf(names: readonly string[], rank: (name: string) => number): number {
  let best = -1;
  let lowest = Number.POSITIVE_INFINITY;
  for (const [i, name] of names.entries()) {
    const own = rank(name);
    if (own !== -1 && own < lowest) [best, lowest] = [i, own];
  }
  return best;
}

export interface NamedRow {
  readonly measurement: string | undefined;
  /** `2023-11-14 22:13:20` of a day and a clock in columns of their own. */
  readonly time: string | undefined;
  readonly tags: readonly (readonly [string, string])[];
  readonly cells: readonly (readonly [string, Cell])[];
}

/** The cells of a row under their names, without the empty ones. */
export function namedRow(roles: readonly Role[], cells: readonly string[], cellOf: (text: string) => Cell): NamedRow {
  let measurement: string | undefined;
  let [time, day]: (string | undefined)[] = [];
  const tags: [string, string][] = [];
  const own: [string, Cell][] = [];
  for (const [column, role] of roles.entries()) {
    const cell = cells[column] ?? '';
    if (cell.trim() === '') continue;
    if (role.is === 'time') time = cell;
    else if (role.is === 'day') day = cell;
    else if (role.is === 'measurement') measurement = cell;
    else if (role.is === 'tag') tags.push([role.name, cell]);
    else if (role.is === 'field' || role.is === 'open') own.push([role.name, cellOf(cell)]);
  }
  return { measurement, time: day === undefined ? time : `${day} ${time ?? ''}`.trim(), tags, cells: own };
}

/** Columns that are said to be fields are no tags. */
export function tellFields(roles: readonly Role[], sheet: Sheet): void {
  for (const role of roles) if (role.is === 'field') sheet.fields.add(role.name);
}
