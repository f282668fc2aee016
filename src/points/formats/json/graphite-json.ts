/** Graphite's `/render`: `{"target": "cpu.idle", "datapoints": [[value, seconds]]}`. */
import { pathAndTags } from '../metrics/metric-path';
import { JsonList } from './scan';
import { addValue, seriesFormat } from './series-format';
import { tagsOf } from './series-rows';

export const GRAPHITE_JSON = seriesFormat({
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
