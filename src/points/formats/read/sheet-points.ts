/** What was read of a text as points, once all of it is known: names, units, tags and types that nothing says are guessed. */

import { lineNoteSentences } from '../../line-protocol/line-notes';
import type { TimeUnit } from '../../times/unit-of-times';
import type { FieldValue } from '../../value';
import { type Cell, NumberText } from '../cell';
import type { Draft, Sheet } from '../draft';
import type { DataFormat } from '../format';
import { Columns, cellValue, tagText } from './columns';
import type { DataPoint } from './data-point';
import type { DataOptions, DataText } from './data-text';
import type { Guess } from './guess';
import { merged } from './merge';
import { type Times, timesOf } from './times-of-rows';

export function sheetPoints(
  sheet: Sheet,
  format: DataFormat,
  options: DataOptions,
  text: { readonly hasMark: boolean; readonly hasReturns: boolean },
): DataText {
  const measurement = measurementOf(options);
  const { choices } = options;
  const { precision } = choices;
  const columns = new Columns({
    written: format.written ?? false,
    guessesTags: format.guessesTags ?? false,
    fields: sheet.fields,
    scriptTags: options.scriptTags,
    scriptBooleans: options.scriptBooleans ?? new Set(),
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
    points: all,
    leftOut: sheet.leftOut.toSorted((a, b) => a.start - b.start),
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
            ...text,
          }),
        ],
  };
}

/** What a table without a name is called. */
export function measurementOf({ choices, scriptMeasurement, fileStem }: DataOptions): string {
  return choices.measurement ?? scriptMeasurement ?? fileStem;
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
