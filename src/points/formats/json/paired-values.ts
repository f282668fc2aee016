/**
 * Answers of other databases of metrics: series with pairs of a time and a value. Graphite's `/render`
 * (`{"target", "datapoints": [[value, seconds]]}`), OpenTSDB's `/api/query` (`{"metric", "tags", "dps": {"seconds": value}}`),
 * Datadog's (`{"metric", "pointlist": [[ms, value]]}`, `{"metric", "points": …}`), CloudWatch's (`Label`, `Timestamps`, `Values`).
 */
import { spend } from '../../../text/budget';
import { isNumberText, NumberText } from '../cell';
import type { Draft, Sheet } from '../draft';
import type { DataFormat } from '../format';
import { pathAndTags } from '../metrics/metric-path';
import { readTime } from '../times';
import { eachObject } from './each-object';
import { type Json, JsonList, JsonObject, JsonScanner } from './scan';
import { tagsOf, timeOf } from './series-rows';

/** How deep series may stand. */
const DEEPEST_SERIES = 4;

interface Kind {
  readonly id: string;
  readonly title: string;
  /** A name that stands in each text of it: most others are not looked through. */
  readonly sign: string;
  readonly is: (object: JsonObject) => boolean;
  readonly add: (object: JsonObject, sheet: Sheet) => void;
}

function formatOf({ id, title, sign, is, add }: Kind): DataFormat {
  const find = (json: Json, depth = 0): readonly JsonObject[] => {
    if (depth > DEEPEST_SERIES) return [];
    if (json instanceof JsonList) return json.items.flatMap((item) => find(item, depth + 1));
    if (!(json instanceof JsonObject)) return [];
    return is(json) ? [json] : [...json.members.values()].flatMap((value) => find(value, depth + 1));
  };
  return {
    id,
    title,
    ordered: true,
    merged: true,
    recognises: ({ head }) =>
      head.includes(sign) && /^\s*[[{]/.test(head) && find(new JsonScanner(head, 0).value()).length > 0,
    read: (text, sheet) =>
      eachObject(text, sheet, (object) => {
        for (const series of find(object)) add(series, sheet);
      }),
  };
}

/** What a series is, beside its values. */
type Head = Pick<Draft, 'name' | 'tags' | 'start' | 'end'>;

/** A value that is none says nothing. */
function addValue(head: Head, time: Json | undefined, value: Json | undefined, sheet: Sheet, field = 'value'): void {
  spend(1);
  const { name, tags, start, end } = head;
  const text = value instanceof NumberText ? value.text : value;
  if (typeof text !== 'string' || !isNumberText(text)) return;
  const at = timeOf(time);
  if (at === undefined) sheet.leaveOut(start, end, 'a value of this series has no time');
  else sheet.add({ name, tags, cells: [[field, Number(text)]], time: at, start, end });
}

/** `["host:a", "env:prod"]` */
function tagTexts(list: readonly Json[] | undefined): [string, string][] {
  return (list ?? []).flatMap((tag): [string, string][] => {
    const [, key, value] = typeof tag === 'string' ? (/^([^:]+):(.+)$/.exec(tag) ?? []) : [];
    return key === undefined || value === undefined ? [] : [[key, value]];
  });
}

export const GRAPHITE_JSON = formatOf({
  id: 'graphite-json',
  title: 'answer of Graphite (JSON)',
  sign: '"datapoints"',
  is: (object) => object.text('target') !== undefined && object.list('datapoints') !== undefined,
  add: (object, sheet) => {
    const { path, tags } = pathAndTags(object.text('target') ?? '');
    const own = tagsOf(object.object('tags')).filter(([key]) => key !== 'name');
    const head = { name: path, tags: own.length > 0 ? own : tags, start: object.start, end: object.end };
    for (const pair of object.list('datapoints') ?? [])
      if (pair instanceof JsonList) addValue(head, pair.items[1], pair.items[0], sheet);
  },
});

export const OPENTSDB_JSON = formatOf({
  id: 'opentsdb-json',
  title: 'answer of OpenTSDB (JSON)',
  sign: '"dps"',
  is: (object) => object.text('metric') !== undefined && (object.object('dps') ?? object.list('dps')) !== undefined,
  add: (object, sheet) => {
    const { start, end } = object;
    const head = { name: object.text('metric'), tags: tagsOf(object.object('tags')), start, end };
    for (const [time, value] of object.object('dps')?.members ?? []) addValue(head, new NumberText(time), value, sheet);
    for (const pair of object.list('dps') ?? [])
      if (pair instanceof JsonList) addValue(head, pair.items[0], pair.items[1], sheet);
  },
});

export const DATADOG_JSON = formatOf({
  id: 'datadog-json',
  title: 'series of Datadog (JSON)',
  sign: '"metric"',
  is: (object) =>
    object.text('metric') !== undefined && (object.list('pointlist') ?? object.list('points')) !== undefined,
  add: (object, sheet) => {
    const { start, end } = object;
    const tags = tagTexts(object.list('tag_set') ?? object.list('tags'));
    const host = object.text('host');
    if (host !== undefined && host !== '' && !tags.some(([key]) => key === 'host')) tags.push(['host', host]);
    const head = { name: object.text('metric'), tags, start, end };
    for (const point of object.list('pointlist') ?? object.list('points') ?? []) {
      if (point instanceof JsonList) {
        const [time, value] = point.items;
        addValue(head, time, value instanceof JsonList ? value.items[0] : value, sheet);
      } else if (point instanceof JsonObject)
        addValue(head, point.members.get('timestamp'), point.members.get('value'), sheet);
    }
  },
});

/** `CPUUtilization` is the measurement, the statistics its fields. */
export const CLOUDWATCH_JSON = formatOf({
  id: 'cloudwatch-json',
  title: 'answer of CloudWatch (JSON)',
  sign: '"Label"',
  is: (object) =>
    object.text('Label') !== undefined &&
    (object.list('Datapoints') !== undefined ||
      (object.list('Timestamps') !== undefined && object.list('Values') !== undefined)),
  add: (object, sheet) => {
    const name = object.text('Label') || object.text('Id');
    const { start, end } = object;
    const values = object.list('Values') ?? [];
    for (const [i, time] of (object.list('Timestamps') ?? []).entries())
      addValue({ name, tags: [], start, end }, time, values[i], sheet);
    for (const point of object.list('Datapoints') ?? []) {
      if (!(point instanceof JsonObject)) continue;
      const unit = point.text('Unit');
      const tags = unit === undefined || unit === 'None' ? [] : ([['unit', unit]] as const);
      for (const [field, value] of point.members) {
        if (field !== 'Timestamp' && field !== 'Unit')
          addValue(
            { name, tags, start: point.start, end: point.end },
            point.members.get('Timestamp'),
            value,
            sheet,
            field,
          );
      }
    }
  },
});

/** `history.get` (`itemid`, `clock`, `ns`, `value`) and real-time exports (`name`, `host`). */
export const ZABBIX_JSON = formatOf({
  id: 'zabbix-json',
  title: 'history of Zabbix (JSON)',
  sign: '"clock"',
  is: ({ members }) => members.has('clock') && (members.has('value') || members.has('value_avg')),
  add: (object, sheet) => {
    const { members, start, end } = object;
    const textOf = (name: string) => {
      const value = members.get(name);
      return value instanceof NumberText ? value.text : typeof value === 'string' ? value : undefined;
    };
    const seconds = readTime(textOf('clock') ?? '');
    const item = textOf('itemid');
    const host = object.object('host')?.text('host') ?? object.text('host');
    if (seconds?.unit !== 'file') {
      sheet.leaveOut(start, end, 'this value has a clock that is no time');
      return;
    }
    const ns = seconds.value * 1_000_000_000n + BigInt(/^\d{1,9}$/.exec(textOf('ns') ?? '')?.[0] ?? 0);
    const cells = ['value', 'value_min', 'value_avg', 'value_max'].flatMap((field) => {
      const text = textOf(field);
      if (text === undefined) return [];
      return [[field, isNumberText(text) ? Number(text) : text] as const];
    });
    const tags: [string, string][] = host === undefined ? [] : [['host', host]];
    if (item !== undefined) tags.push(['itemid', item]);
    sheet.add({ name: object.text('name'), tags, cells, time: { unit: 'ns', value: ns }, start, end });
  },
});
