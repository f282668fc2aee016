/** Telegraf's `splunkmetric` output: `{"metric_name": "cpu.usage_idle", "_value": 1.5, "host": "a", "time": 1700000000}`, wrapped as an event or not. */
import type { Cell } from '../cell';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { eachObject } from './each-object';
import type { JsonObject } from './scan';
import { cellOf, timeOf } from './series-rows';

const NAME = 'metric_name';
const SEVERAL = `${NAME}:`;
const ABOUT: ReadonlySet<string> = new Set([
  NAME,
  '_value',
  'time',
  'event',
  'fields',
  'index',
  'source',
  'sourcetype',
]);

export const SPLUNK_METRICS: DataFormat = {
  id: 'splunk-metrics',
  title: 'metrics for Splunk (JSON)',
  ordered: true,
  merged: true,
  recognises: ({ head }) => /^\s*[[{]/.test(head) && /"metric_name(?:"\s*:\s*"|:[^"]+"\s*:)/.test(head),
  read: (text, sheet) => eachObject(text, sheet, (object) => addEvent(object, sheet)),
};

function addEvent(event: JsonObject, sheet: Sheet): void {
  const { start, end } = event;
  const members = new Map([...event.members, ...(event.object('fields')?.members ?? [])]);
  const time = timeOf(event.members.get('time'));
  const tags = [...members].flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' && value !== '' && !ABOUT.has(key) ? [[key, value]] : [],
  );
  const own = members.get(NAME);
  const values = [...members].flatMap(([key, value]): (readonly [string, Cell])[] => {
    const cell = cellOf(value);
    const name = key.startsWith(SEVERAL) ? key.slice(SEVERAL.length) : key === '_value' ? own : undefined;
    return typeof name === 'string' && cell !== undefined ? [[name, cell]] : [];
  });
  if (values.length === 0) sheet.leaveOut(start, end, 'this event has no metric');
  else if (time === undefined) sheet.leaveOut(start, end, 'this event has no time');
  for (const [name, cell] of time === undefined ? [] : values) {
    const dot = name.lastIndexOf('.');
    const [measurement, field] = dot <= 0 ? [name, 'value'] : [name.slice(0, dot), name.slice(dot + 1)];
    sheet.add({ name: measurement, tags, cells: [[field, cell]], time, start, end });
  }
}
