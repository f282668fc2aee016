/** What `/query` answers, the influx shell prints as JSON, and Kapacitor's httpOut serves: results of series, in chunks or not. */

import { SHELL_UNITS } from '../../times/unit-of-times';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { eachObject } from './each-object';
import { JsonObject } from './scan';
import { addSeries } from './series-rows';

/** Of Grafana, which has answers and series too. */
const FRAMES = /"frames"\s*:|"series"\s*:\s*\[\s*\{[^[\]]*"fields"\s*:\s*\[/;

export const INFLUX_JSON: DataFormat = {
  id: 'influx-json',
  title: 'answer of InfluxDB (JSON)',
  units: SHELL_UNITS,
  guessesTags: true,
  ordered: true,
  recognises: ({ keys, head }) => {
    if (FRAMES.test(head)) return false;
    if (keys.get('results') === '[' || keys.get('series') === '[') return true;
    return keys.get('response') === '{' || (keys.size === 1 && keys.get('error') === '"');
  },
  read: (text, sheet) => eachObject(text, sheet, (object) => addAnswer(object, sheet)),
};

function addAnswer(object: JsonObject, sheet: Sheet): void {
  const series = object.list('series');
  if (series !== undefined) addSeries(series, sheet);
  for (const result of object.list('results') ?? []) if (result instanceof JsonObject) addAnswer(result, sheet);
  // Grafana's inspector puts what was asked beside what was answered.
  const response = object.object('response') ?? object.object('data');
  if (response !== undefined) addAnswer(response, sheet);
  const error = object.text('error');
  if (error !== undefined) sheet.leaveOut(object.start, object.end, `InfluxDB answered with an error: ${error}`);
}
