/** Data frames of Grafana's query inspector: `{"schema": {"fields": […]}, "data": {"values": [[times], [values]]}}`. */
import { spend } from '../../../text/budget';
import { type Cell, NumberText } from '../cell';
import { readSeriesName } from '../csv/series-name';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { eachObject } from './each-object';
import { type Json, JsonList, JsonObject, JsonScanner } from './scan';
import { cellOf, tagsOf, timeOf } from './series-rows';

export const GRAFANA_FRAMES: DataFormat = {
  id: 'grafana-frames',
  title: 'data frames of Grafana (JSON)',
  ordered: true,
  merged: true,
  guessesTags: true,
  recognises: ({ head }) =>
    /^\s*[[{]/.test(head) &&
    /"schema"|"fields"\s*:\s*\[/.test(head) &&
    framesIn(new JsonScanner(head, 0).value()).length > 0,
  read: (text, sheet) =>
    eachObject(text, sheet, (object) => {
      for (const frame of framesIn(object)) addFrame(frame, sheet);
    }),
};

/** Frames stand in `results`, `response`, a list. */
const DEEPEST_FRAME = 6;

function framesIn(json: Json, depth = 0): readonly JsonObject[] {
  if (depth > DEEPEST_FRAME) return [];
  if (json instanceof JsonList) return json.items.flatMap((item) => framesIn(item, depth + 1));
  if (!(json instanceof JsonObject)) return [];
  if (json.object('schema')?.list('fields') !== undefined && json.object('data')?.list('values') !== undefined)
    return [json];
  if (json.list('fields')?.every((field) => field instanceof JsonObject && hasValues(field)) === true) return [json];
  return [...json.members.values()].flatMap((value) => framesIn(value, depth + 1));
}

/** In panels each field holds its own. */
function hasValues(field: JsonObject): boolean {
  return field.text('type') !== undefined && field.list('values') !== undefined;
}

interface FrameField {
  readonly measurement: string | undefined;
  readonly field: string;
  readonly tags: readonly (readonly [string, string])[];
}

function addFrame(frame: JsonObject, sheet: Sheet): void {
  const schema = frame.object('schema') ?? frame;
  const fields = (schema.list('fields') ?? []).map((field) => (field instanceof JsonObject ? field : undefined));
  const values = frame.object('data')?.list('values');
  const columns = fields.map((field, i) => {
    const column = values?.[i];
    return column instanceof JsonList ? column.items : (field?.list('values') ?? []);
  });
  const time = fields.findIndex((field) => field?.text('type') === 'time');
  if (time === -1) {
    sheet.leaveOut(frame.start, frame.end, 'this frame has no field of times');
    return;
  }
  const names = fields.map((field) => fieldOf(field, schema.text('name')));
  const times = columns[time] ?? [];
  for (let row = 0; row < times.length; row++) {
    const at = timeOf(times[row]);
    for (let i = 0; i < fields.length; i++) {
      spend(1);
      const cell = i === time ? undefined : filledCell(columns[i]?.[row]);
      const name = names[i];
      if (cell === undefined || name === undefined || at === undefined) continue;
      const { start, end } = frame;
      sheet.add({ name: name.measurement, tags: name.tags, cells: [[name.field, cell]], time: at, start, end });
    }
  }
}

function filledCell(json: Json | undefined): Cell | undefined {
  const cell = cellOf(json);
  return cell instanceof NumberText || typeof cell === 'boolean' || cell !== '' ? cell : undefined;
}

/** `cpu.mean {host: a}` of the frame, or the field's own name and labels. */
function fieldOf(field: JsonObject | undefined, frameName: string | undefined): FrameField {
  const labels = tagsOf(field?.object('labels'));
  const own = field?.text('name') ?? '';
  const shown = readSeriesName(field?.object('config')?.text('displayNameFromDS') ?? frameName ?? own);
  const isNamed = shown.measurement !== undefined;
  return {
    measurement: shown.measurement,
    field: isNamed ? shown.field : own === '' || /^value$/i.test(own) ? shown.field : own,
    tags: labels.length > 0 ? labels : shown.tags,
  };
}
