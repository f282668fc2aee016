/** What the points of a run do to each other: times that go back, a field of two types. */

import { durationString } from '../go/time/duration';
import type { PointColumns, Run } from '../kapacitor/record/run-model';
import { problemOf } from '../language/findings/finding';
import type { Problem } from '../problems/problem';
import { spend } from '../text/budget';
import { counted } from '../text/counted';
import { lineAround } from '../text/position';
import { fileKind } from '../workspace/kinds';
import { textOf, type Workspace } from '../workspace/workspace';

export function pointProblems(workspace: Workspace, { points, tasks }: Run): readonly Problem[] {
  const placeOf = placesIn(workspace, points);
  return [
    ...(tasks.some(({ type }) => type === 'stream') ? outOfOrder(points, placeOf) : []),
    ...twoTypes(points, placeOf),
  ];
}

/** Points that are looked at: more of the same tell nothing new. */
const MOST_POINTS = 100_000;

/** Within a series: what is given series by series is in order. */
function outOfOrder(points: PointColumns, placeOf: PlaceOf): readonly Problem[] {
  const latest = new Int32Array(points.seriesList.length).fill(-1);
  let first: { readonly at: number; readonly before: number } | undefined;
  let count = 0;
  for (let at = 0; at < Math.min(points.count, MOST_POINTS); at++) {
    spend(1);
    const series = points.series[at] ?? 0;
    const before = latest[series] ?? -1;
    if (before < 0 || timeOf(points, at) >= timeOf(points, before)) {
      latest[series] = at;
      continue;
    }
    count += 1;
    first ??= { at, before };
  }
  if (first === undefined) return [];
  const place = placeOf(first.at);
  if (place === undefined) return [];
  const late = span(timeOf(points, first.before) - timeOf(points, first.at));
  const plain = `This point is ${late} older than one of the same series before it${count === 1 ? '' : `, and so ${count === 2 ? 'is' : 'are'} ${count - 1} more`}. Kapacitor does not sort: it judges a point as if it were new, and windows and joins may leave it out.`;
  const sorted = sortedLines(place.text);
  return [
    problemOf(place.file, {
      range: place.range,
      severity: 'warning',
      code: 'points-out-of-order',
      plain,
      ...(sorted === undefined
        ? {}
        : {
            fix: {
              title: 'Sort the lines by time',
              edits: [{ range: { start: 0, end: place.text.length }, text: sorted }],
            },
          }),
    }),
  ];
}

const A_DAY = 86_400_000_000_000n;

function span(time: bigint): string {
  return time > 2n * A_DAY ? `${time / A_DAY} days` : durationString(time);
}

function timeOf({ time }: PointColumns, at: number): bigint {
  return time[at] ?? 0n;
}

const MOST_LINES = 5_000;

/** Lines of line protocol that all end in a time. */
function sortedLines(text: string): string | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > MOST_LINES) return undefined;
  const timed = lines.map((line) => ({ line, time: / (-?\d{1,19})\s*$/.exec(line)?.[1] }));
  if (timed.some(({ line, time }) => time === undefined || line.startsWith('#'))) return undefined;
  const [first] = timed;
  if (first === undefined) return undefined;
  const order = timed.toSorted((a, b) => {
    const [one, other] = [BigInt(a.time ?? 0), BigInt(b.time ?? 0)];
    return one < other ? -1 : one > other ? 1 : 0;
  });
  return `${order.map(({ line }) => line).join('\n')}\n`;
}

interface Place {
  readonly file: string;
  readonly text: string;
  /** Of the line. */
  readonly range: { readonly start: number; readonly end: number };
}

/** Of a point of a data file of line protocol. */
type PlaceOf = (at: number) => Place | undefined;

/** Each file's text is read once, however many of its points are asked for. */
function placesIn(workspace: Workspace, points: PointColumns): PlaceOf {
  const texts = new Map<string, string | undefined>();
  const textIn = (path: string) => {
    const file = fileKind(path) === 'points' ? workspace.find((each) => each.path === path) : undefined;
    const text = file === undefined ? undefined : textOf(file);
    texts.set(path, text);
    return text;
  };
  return (at) => {
    const file = points.files[points.file[at] ?? 0];
    const text = file === undefined ? undefined : texts.has(file) ? texts.get(file) : textIn(file);
    if (file === undefined || text === undefined) return undefined;
    const { start, end } = lineAround(text, points.offset[at] ?? 0);
    return { file, text, range: { start, end } };
  };
}

/** A field that is an integer in one line and a float in another: InfluxDB refuses the second. */
function twoTypes(points: PointColumns, placeOf: PlaceOf): readonly Problem[] {
  const types = new Map<string, Set<string>>();
  const mixed = new Map<string, string>();
  for (const { database, retentionPolicy, name, fields } of points.seriesList) {
    for (const field of fields) {
      const key = JSON.stringify([database, retentionPolicy, name, field.name]);
      const known = types.get(key) ?? new Set();
      types.set(key, known.add(field.type));
      if (known.has('int') && known.has('float')) mixed.set(`${name}\0${field.name}`, field.name);
    }
  }
  return [...mixed].flatMap(([key, field]): readonly Problem[] => {
    const [measurement = ''] = key.split('\0');
    return mixOf(measurement, field, points, placeOf);
  });
}

function mixOf(measurement: string, field: string, points: PointColumns, placeOf: PlaceOf): readonly Problem[] {
  // A name with spaces or commas is escaped in its line, and is not looked for.
  if (!/^[\w.-]+$/.test(field)) return [];
  const value = new RegExp(`(?<=[ ,]${field.replaceAll('.', '\\.')}=)-?[\\d.eE+-]+[iu]?(?=[, \\n\\r]|$)`);
  let ints = 0;
  let all = 0;
  let first: { readonly place: Place; readonly isInt: boolean } | undefined;
  let other: { readonly place: Place; readonly at: number; readonly word: string } | undefined;
  const edits: { range: { start: number; end: number }; text: string }[] = [];
  for (let at = 0; at < Math.min(points.count, MOST_POINTS); at++) {
    spend(1);
    if (points.seriesList[points.series[at] ?? 0]?.name !== measurement) continue;
    const place = placeOf(at);
    if (place === undefined) return [];
    const match = value.exec(place.text.slice(place.range.start, place.range.end));
    if (match === null) continue;
    const isInt = /[iu]$/.test(match[0]);
    const start = place.range.start + match.index;
    all += 1;
    if (isInt) {
      ints += 1;
      if (first === undefined || first.place.file === place.file)
        edits.push({ range: { start: start + match[0].length - 1, end: start + match[0].length }, text: '' });
    }
    first ??= { place, isInt };
    if (first.isInt !== isInt) other ??= { place, at: start, word: match[0] };
  }
  if (first === undefined || other === undefined) return [];
  const [here, there] = first.isInt ? ['a float', 'an integer'] : ['an integer', 'a float'];
  const plain = `${field} is ${here} here and ${there} before (${counted(ints, 'integer')} of ${all}): InfluxDB refuses to write a field of two types, windows leave such points out, and arithmetic fails. An integer ends in i.`;
  const range = { start: other.at, end: other.at + other.word.length };
  const canFix =
    points.count <= MOST_POINTS && edits.length === ints && ints <= MOST_LINES && other.place.file === first.place.file;
  return [
    problemOf(other.place.file, {
      range,
      severity: 'warning',
      code: 'field-conflict',
      plain,
      ...(canFix ? { fix: { title: `Write every ${field} as a float`, edits } } : {}),
    }),
  ];
}
