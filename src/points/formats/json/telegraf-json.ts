/** Telegraf's JSON: `{"fields", "name", "tags", "timestamp"}` a line, in a list, or in `{"metrics": […]}`. */
import { spend } from '../../../text/budget';
import type { Cell } from '../cell';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { eachObject } from './each-object';
import { JsonObject } from './scan';
import { cellOf, tagsOf, timeOf } from './series-rows';
import { type TopKeys, topKeys } from './top-keys';

export const TELEGRAF_JSON: DataFormat = {
  id: 'telegraf-json',
  title: 'Telegraf’s JSON',
  recognises: ({ keys, lines }) => {
    if (isMetric(keys)) return true;
    const [first = ''] = lines;
    const at = first.indexOf('{');
    return at > 0 && isMetric(topKeys(first, at));
  },
  read: (text, sheet) =>
    eachObject(text, sheet, (object) => {
      const metrics = object.list('metrics');
      if (metrics === undefined) addMetric(object, sheet);
      else for (const metric of metrics) if (metric instanceof JsonObject) addMetric(metric, sheet);
    }),
};

function isMetric(keys: TopKeys): boolean {
  return keys.get('metrics') === '[' || (keys.get('fields') === '{' && keys.get('name') === '"');
}

function addMetric(metric: JsonObject, sheet: Sheet): void {
  spend(1);
  const { start, end } = metric;
  const fields = metric.object('fields');
  if (fields === undefined) {
    sheet.leaveOut(start, end, 'this metric has no fields');
    return;
  }
  const written = metric.members.get('timestamp') ?? metric.members.get('time');
  const time = timeOf(written);
  if (time === undefined && written !== undefined && written !== null) {
    sheet.leaveOut(start, end, 'this metric has a time that is none');
    return;
  }
  const cells = [...fields.members].flatMap(([name, value]): [string, Cell][] => {
    const cell = cellOf(value);
    return cell === undefined ? [] : [[name, cell]];
  });
  sheet.add({ name: metric.text('name'), tags: tagsOf(metric.object('tags')), cells, time, start, end });
}
