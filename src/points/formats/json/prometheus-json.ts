/** What Prometheus' API answers: `{"data": {"result": [{"metric": {…}, "values": [[seconds, "1.5"]]}]}}`. */
import { spend } from '../../../text/budget';
import { isNumberText, NumberText } from '../cell';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { eachObject } from './each-object';
import { JsonList, JsonObject, JsonScanner } from './scan';
import { tagsOf, timeOf } from './series-rows';

export const PROMETHEUS_JSON: DataFormat = {
  id: 'prometheus-json',
  title: 'answer of Prometheus (JSON)',
  ordered: true,
  units: ['s'],
  recognises: ({ head }) =>
    head.includes('"metric"') && /^\s*[[{]/.test(head) && isAnswer(new JsonScanner(head, 0).value()),
  read: (text, sheet) => eachObject(text, sheet, (object) => addAnswer(object, sheet)),
};

function isAnswer(json: unknown): boolean {
  const first = json instanceof JsonList ? json.items[0] : json;
  return first instanceof JsonObject && seriesOf(first).length > 0;
}

function seriesOf(object: JsonObject): readonly JsonObject[] {
  const list = (object.object('data') ?? object).list('result') ?? [object];
  return list
    .filter((item) => item instanceof JsonObject)
    .filter((item) => item.object('metric') !== undefined && (item.list('values') ?? item.list('value')) !== undefined);
}

const MS = 1_000_000n;

/** VictoriaMetrics exports the times in a list of their own, in milliseconds. */
function withTimes(series: JsonObject): readonly JsonList[] | undefined {
  const values = series.list('values') ?? [];
  const { start, end } = series;
  return series.list('timestamps')?.map((time, i) => new JsonList([time, values[i] ?? null], start, end));
}

function addAnswer(object: JsonObject, sheet: Sheet): void {
  for (const series of seriesOf(object)) {
    const labels = tagsOf(series.object('metric'));
    const name = labels.find(([label]) => label === '__name__')?.[1];
    const tags = labels.filter(([label]) => label !== '__name__');
    const one = series.list('value');
    const isInMs = series.list('timestamps') !== undefined;
    const samples =
      withTimes(series) ??
      series.list('values') ??
      (one === undefined ? [] : [new JsonList(one, series.start, series.end)]);
    for (const sample of samples) {
      spend(1);
      if (!(sample instanceof JsonList)) continue;
      const { items, start, end } = sample;
      const [written, value] = items;
      const own = timeOf(written);
      const time = own !== undefined && isInMs ? { unit: 'ns' as const, value: own.value * MS } : own;
      const text = value instanceof NumberText ? value.text : value;
      if (time === undefined) sheet.leaveOut(start, end, 'this sample has no time');
      else if (typeof text !== 'string' || !isNumberText(text))
        sheet.leaveOut(start, end, `${String(text)} is nothing that a field can be`);
      else sheet.add({ name, tags, cells: [['value', Number(text)]], time, start, end });
    }
  }
}
