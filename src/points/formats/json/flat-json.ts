/**
 * JSON objects that are a point each: flat ones (`{"time": …, "host": "a", "usage": 1.5}`), in a list, a line each, or in
 * a list within an object; and those of clients, with `measurement`, `tags` and `fields`. What lies deeper is named by its path.
 */
import { spend } from '../../../text/budget';
import type { Cell } from '../cell';
import type { DraftTime, Sheet } from '../draft';
import type { DataFormat } from '../format';
import type { Sample } from '../sample';
import { bestOf, timeRank } from '../table/roles';
import { eachObject } from './each-object';
import { type Json, JsonList, JsonObject, JsonScanner } from './scan';
import { cellOf, tagsOf, timeOf } from './series-rows';
import type { TopKeys } from './top-keys';

const MEASUREMENTS = ['_measurement', 'iox::measurement', 'measurement', 'metric', 'name'];
const TAGS: ReadonlySet<string> = new Set(['tags', 'labels', 'dimensions']);
const FIELDS: ReadonlySet<string> = new Set(['fields', 'values']);

export const FLAT_JSON: DataFormat = {
  id: 'flat-json',
  title: 'JSON objects with a time',
  guessesTags: true,
  ordered: true,
  recognises: ({ head, lines, keys }: Sample) => {
    if (!/^\s*[[{]/.test(head) || isContainerLog(keys)) return false;
    const first = new JsonScanner(head, 0).value();
    if (pointsIn(first).length > 0) return true;
    // The text may be the rest of a longer one.
    return lines.slice(1).some((line) => line.startsWith('{') && isPoint(new JsonScanner(line, 0).value()));
  },
  read: (text, sheet) => eachObject(text, sheet, (object) => addPoints(object, sheet)),
};

/** The points in an object; of one without any is told why it is none itself. */
export function addPoints(object: JsonObject, sheet: Sheet): void {
  const points = pointsIn(object);
  for (const point of points.length === 0 ? [object] : points) addPoint(point, sheet);
}

/** What docker writes of each line that a container prints: its time is that of the line, which may be anything. */
export function isContainerLog(keys: TopKeys): boolean {
  return keys.get('log') === '"' && keys.get('stream') === '"' && keys.has('time');
}

interface AboutPoint {
  readonly name?: string | undefined;
  readonly tags?: readonly (readonly [string, string])[];
  /** Of one that has none itself. */
  readonly time?: DraftTime;
}

/** How deep within each other lists of points are looked for. */
const DEEPEST_LIST = 5;

export function pointsIn(json: Json, depth = 0): readonly JsonObject[] {
  if (json instanceof JsonList) {
    if (json.items.some(isPoint)) return json.items.filter((item) => item instanceof JsonObject);
    // As a search has hits, each with its point in it.
    return depth === DEEPEST_LIST ? [] : json.items.flatMap((item) => pointsIn(item, depth + 1));
  }
  if (!(json instanceof JsonObject)) return [];
  if (isPoint(json)) return [json];
  if (depth === DEEPEST_LIST) return [];
  for (const value of json.members.values()) {
    const found = pointsIn(value, depth + 1);
    if (found.length > 0) return found;
  }
  return [];
}

/** It has a time, and something beside it. */
function isPoint(json: Json): boolean {
  if (!(json instanceof JsonObject) || json.members.size < 2) return false;
  const name = timeName(json);
  return name !== undefined && timeOf(json.members.get(name)) !== undefined;
}

function timeName({ members }: JsonObject): string | undefined {
  const names = [...members.keys()];
  return names[bestOf(names, timeRank)];
}

/** `about`: what stands around it. */
export function addPoint(point: JsonObject, sheet: Sheet, about: AboutPoint = {}): void {
  spend(1);
  const { start, end, members } = point;
  const timed = timeName(point);
  const written = timed === undefined ? undefined : members.get(timed);
  const time = timeOf(written) ?? about.time;
  if (time === undefined) {
    sheet.leaveOut(start, end, timed === undefined ? 'this object has no time' : 'this object has a time that is none');
    return;
  }
  const names = [...members.keys()];
  const texts = (name: string) =>
    typeof members.get(name) === 'string' ? MEASUREMENTS.indexOf(name.toLowerCase()) : -1;
  const named = names[bestOf(names, texts)];
  const tags: (readonly [string, string])[] = [...(about.tags ?? [])];
  const cells: [string, Cell][] = [];
  for (const [name, value] of members) {
    if (name === timed || name === named) continue;
    const lower = name.toLowerCase();
    if (value instanceof JsonObject && TAGS.has(lower)) tags.push(...tagsOf(value));
    else addCells(value instanceof JsonObject && FIELDS.has(lower) ? '' : name, value, cells);
  }
  sheet.add({ name: named === undefined ? about.name : point.text(named), tags, cells, time, start, end });
}

/** `{"cpu": {"idle": 1}}` is `cpu_idle`, as Telegraf names it; lists are no values. */
function addCells(name: string, value: Json, cells: [string, Cell][]): void {
  if (value instanceof JsonObject) {
    for (const [inner, each] of value.members) addCells(name === '' ? inner : `${name}_${inner}`, each, cells);
    return;
  }
  const cell = cellOf(value);
  if (cell !== undefined) cells.push([name, cell]);
}
