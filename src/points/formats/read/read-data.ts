/** A text of data as points: recognised by what stands in it, guessed where it does not say, and all of that told. */

import type { Range } from '../../../text/range';
import type { ColumnRole } from '../../../workspace/data-settings';
import { lineNoteSentences } from '../../line-protocol/line-notes';
import type { TimeUnit } from '../../times/unit-of-times';
import type { FieldValue } from '../../value';
import { type Cell, NumberText } from '../cell';
import { type Draft, type LeftOut, Sheet } from '../draft';
import type { DataFormat } from '../format';
import { FORMATS } from '../formats';
import { type Sample, sampleOf } from '../sample';
import { textOf } from '../wrapped/piece';
import { wrapped } from '../wrapped/wrapped';
import { WRAPPINGS } from '../wrapped/wrappings';
import { Columns, cellValue, tagText } from './columns';
import type { DataPoint } from './data-point';
import type { Guess } from './guess';
import { merged } from './merge';
import { isSomethingElse } from './no-data';
import { around, type DataPart, partsOf } from './parts';
import { type Times, timesOf } from './times-of-rows';

export interface DataText {
  readonly format: Pick<DataFormat, 'id' | 'title'>;
  readonly points: readonly DataPoint[];
  readonly leftOut: readonly LeftOut[];
  readonly guesses: readonly Guess[];
  /** Sentences about what was done. */
  readonly notes: readonly string[];
}

/** What somebody chose in place of a guess. */
export interface DataChoices {
  readonly measurement?: string;
  readonly precision?: TimeUnit;
  readonly columns?: Readonly<Record<string, ColumnRole>>;
}

export interface DataOptions {
  /** `cpu` of `cpu.csv`. */
  readonly fileStem: string;
  /** The only measurement that scripts ask for. */
  readonly scriptMeasurement?: string;
  /** Tags that scripts group by. */
  readonly scriptTags: ReadonlySet<string>;
  readonly choices: DataChoices;
}

const MARK = '\ufeff';

/** The format of a text; `undefined` when it is none that is known. */
export function recogniseData(text: string): DataFormat | undefined {
  return recognised(text.startsWith(MARK) ? text.slice(1) : text, DEEPEST_WRAPPING);
}

/** What may stand around data within each other. */
const DEEPEST_WRAPPING = 3;

function recognised(text: string, depth: number): DataFormat | undefined {
  const sample = sampleOf(text);
  if (sample.lines.length === 0) return undefined;
  const own = FORMATS.find((format) => format.recognises(sample));
  if (depth === 0) return own;
  const inner = unwrapped(sample, own, depth) ?? own;
  return inner ?? (depth >= DEEPEST_WRAPPING - 1 && !isSomethingElse(text) ? inParts(text) : undefined);
}

/** By what stands in something else. */
function unwrapped(sample: Sample, own: DataFormat | undefined, depth: number): DataFormat | undefined {
  for (const wrapping of WRAPPINGS) {
    if ((own !== undefined && wrapping.first !== true) || !wrapping.is(sample)) continue;
    const inner = recognised(textOf(wrapping.unwrap(sample.head)), depth - 1);
    if (inner !== undefined) return wrapped(inner, wrapping);
  }
  return undefined;
}

/** By the parts of a text that hold data, with words around them or of several kinds. */
function inParts(text: string): DataFormat | undefined {
  const recognise = (part: string) => recognised(part, 0);
  const parts = partsOf(text, recognise);
  const [first] = parts;
  if (first === undefined) return undefined;
  if (parts.every(({ format }) => format === first.format)) return wrapped(first.format, around(recognise));
  const titles = [...new Set(parts.map(({ format }) => format.title))];
  return { ...SEVERAL, title: `several kinds of data (${titles.join('; ')})`, parts: (all) => partsOf(all, recognise) };
}

const SEVERAL: DataFormat = { id: 'several', title: 'several kinds of data', recognises: () => false, read: () => {} };

export function readData(text: string, format: DataFormat, options: DataOptions): DataText {
  if (format.parts !== undefined) return readParts(text, format, format.parts(text), options);
  const { choices, scriptMeasurement, fileStem } = options;
  const measurement = choices.measurement ?? scriptMeasurement ?? fileStem;
  const sheet = new Sheet();
  const { precision } = choices;
  const shift = text.startsWith(MARK) && format.readsAll === undefined ? MARK.length : 0;
  format.read(text.slice(shift), sheet, { measurement, ...(precision === undefined ? {} : { precision }) });
  const columns = new Columns({
    written: format.written ?? false,
    guessesTags: format.guessesTags ?? false,
    fields: sheet.fields,
    scriptTags: options.scriptTags,
    chosen: choices.columns ?? {},
  });
  for (const draft of sheet.drafts) columns.see(draft.name ?? measurement, draft);
  const times = timesOf(sheet.drafts, format.units, precision);
  const written = format.written ?? false;
  const shared = new SharedTags();
  const points: DataPoint[] = [];
  for (const [i, draft] of sheet.drafts.entries()) {
    const time = times.at(i);
    const name = draft.name ?? measurement;
    const point = time === undefined ? undefined : pointOf(draft, name, columns, written, time, shared);
    if (point !== undefined) points.push(point);
    else {
      const fault = time === undefined ? 'its time is out of range' : 'it has no field, and a point needs one';
      sheet.leaveOut(draft.start, draft.end, fault);
    }
  }
  const ordered = format.ordered === true ? inOrder(points) : points;
  const all = format.merged === true ? merged(ordered) : ordered;
  const isNameless = sheet.drafts.some(({ name }) => name === undefined);
  return {
    format: { id: format.id, title: format.title },
    points: shift === 0 ? all : all.map((point) => ({ ...point, start: point.start + shift, end: point.end + shift })),
    leftOut: sheet.leftOut
      .map(({ start, end, reason }) => ({ start: start + shift, end: end + shift, reason }))
      .sort((a, b) => a.start - b.start),
    guesses: [
      ...(isNameless ? [{ is: 'measurement', name: measurement, because: nameReason(options) } as const] : []),
      ...columns.guesses(),
      ...unitGuess(times, precision),
    ],
    notes: format.readsAll
      ? sheet.notes
      : [
          ...sheet.notes,
          ...times.doubts,
          ...lineNoteSentences({
            ...times,
            unit: precision === undefined ? times.unit : undefined,
            hasMark: shift > 0,
            hasReturns: text.slice(0, 1 << 16).includes('\r\n'),
          }),
        ],
  };
}

/** Each part by itself, one after the other. */
function readParts(text: string, format: DataFormat, parts: readonly DataPart[], options: DataOptions): DataText {
  const all = parts.map((part) => ({
    ...part,
    data: readData(text.slice(part.start, part.end), part.format, options),
  }));
  const moved = <T extends Range>(range: T, by: number): T => ({
    ...range,
    start: range.start + by,
    end: range.end + by,
  });
  return {
    format: { id: format.id, title: format.title },
    points: all.flatMap(({ data, start }) => data.points.map((point) => moved(point, start))),
    leftOut: all.flatMap(({ data, start }) => data.leftOut.map((part) => moved(part, start))),
    guesses: all.flatMap(({ data }) => data.guesses),
    notes: [...new Set(all.flatMap(({ data }) => data.notes))],
  };
}

function nameReason({ choices, scriptMeasurement }: DataOptions): 'chosen' | 'script' | 'file' {
  return choices.measurement !== undefined ? 'chosen' : scriptMeasurement !== undefined ? 'script' : 'file';
}

/** Nanoseconds are told only where somebody chose them. */
function unitGuess({ unit }: Times, precision: TimeUnit | undefined): readonly Guess[] {
  if (unit === undefined || (unit === 'ns' && precision === undefined)) return [];
  return [{ is: 'unit', unit, because: precision === undefined ? 'values' : 'chosen' }];
}

/** Points with the same tags hold the same list of them, so that many points are few objects. */
class SharedTags {
  readonly #known = new Map<string, DataPoint['tags']>();
  /** Readers that know series give the same list for each point of one. */
  readonly #same = new Map<DataPoint['tags'], DataPoint['tags']>();

  /** Of a list that many rows may have. */
  ofSeries(tags: DataPoint['tags']): DataPoint['tags'] {
    let shared = this.#same.get(tags);
    if (shared === undefined) {
      shared = this.of(tags);
      this.#same.set(tags, shared);
    }
    return shared;
  }

  of(tags: DataPoint['tags']): DataPoint['tags'] {
    let key = '';
    for (const [name, value] of tags) key += `${name}\0${value}\0`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, tags);
    return tags;
  }
}

function pointOf(
  draft: Draft,
  name: string,
  columns: Columns,
  written: boolean,
  time: bigint,
  shared: SharedTags,
): DataPoint | undefined {
  const { target, start, end } = draft;
  const roles = columns.of(name);
  if (!written && areFields(draft.cells, roles)) {
    const { cells } = draft;
    return cells.length === 0
      ? undefined
      : { target, name, tags: shared.ofSeries(draft.tags), fields: cells, time, start, end };
  }
  let tags: (readonly [string, string])[] | undefined;
  const fields: (readonly [string, FieldValue])[] = [];
  for (const pair of draft.cells) {
    const [column, cell] = pair;
    const role = roles.get(column)?.role ?? 'as it is';
    if (role === 'tag') {
      const text = tagText(cell);
      tags ??= [...draft.tags];
      if (text !== '') tags.push([column, text]);
      continue;
    }
    const value = cellValue(cell, role, written);
    if (value !== undefined && column !== '') fields.push([column, value]);
  }
  if (fields.length === 0) return undefined;
  const all = tags === undefined ? shared.ofSeries(draft.tags) : shared.of(tags);
  return { target, name, tags: all, fields, time, start, end };
}

type Pairs<T> = readonly (readonly [string, T])[];

/** Whether cells are the fields of a point as they are. */
function areFields(cells: Pairs<Cell>, roles: ReturnType<Columns['of']>): cells is Pairs<Exclude<Cell, NumberText>> {
  for (const [column, cell] of cells) {
    if (cell instanceof NumberText || column === '') return false;
    if (roles.get(column)?.role === 'tag') return false;
  }
  return true;
}

/** By time; those of one time stay as they come. */
function inOrder(points: readonly DataPoint[]): readonly DataPoint[] {
  for (let i = 1; i < points.length; i++) {
    if ((points[i]?.time ?? 0n) < (points[i - 1]?.time ?? 0n)) {
      return points.toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
    }
  }
  return points;
}
