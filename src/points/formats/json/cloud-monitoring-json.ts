/** What Google's Cloud Monitoring answers: `{"timeSeries": [{"metric": {"type", "labels"}, "points": [{"interval", "value"}]}]}`. */
import { JsonObject } from './scan';
import { addValue, seriesFormat } from './series-format';
import { tagsOf } from './series-rows';

const VALUES = ['doubleValue', 'int64Value'];

export const CLOUD_MONITORING_JSON = seriesFormat({
  id: 'cloud-monitoring-json',
  title: 'answer of Google Cloud Monitoring (JSON)',
  sign: '"points"',
  is: (object) => object.object('metric')?.text('type') !== undefined && object.list('points') !== undefined,
  add: (object, sheet) => {
    const metric = object.object('metric');
    const name = metric?.text('type');
    const tags = [...tagsOf(metric?.object('labels')), ...tagsOf(object.object('resource')?.object('labels'))];
    for (const point of object.list('points') ?? []) {
      if (!(point instanceof JsonObject)) continue;
      const interval = point.object('interval')?.members;
      const value = point.object('value')?.members;
      const written = VALUES.flatMap((key) => value?.get(key) ?? [])[0];
      const { start, end } = point;
      addValue({ name, tags, start, end }, interval?.get('endTime') ?? interval?.get('startTime'), written, sheet);
    }
  },
});
