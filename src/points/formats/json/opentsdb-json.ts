/** OpenTSDB's `/api/query`: `{"metric": "cpu.idle", "tags": {}, "dps": {"seconds": value}}`. */
import { NumberText } from '../cell';
import { JsonList } from './scan';
import { addValue, seriesFormat } from './series-format';
import { tagsOf } from './series-rows';

export const OPENTSDB_JSON = seriesFormat({
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
