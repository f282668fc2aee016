/** CloudWatch's answers: `{"Label": "CPUUtilization", "Timestamps": [], "Values": []}`, or `Datapoints`. */
import { JsonObject } from './scan';
import { addValue, seriesFormat } from './series-format';

/** `CPUUtilization` is the measurement, the statistics its fields. */
export const CLOUDWATCH_JSON = seriesFormat({
  id: 'cloudwatch-json',
  title: 'answer of CloudWatch (JSON)',
  sign: '"Label"',
  is: (object) =>
    object.text('Label') !== undefined && (object.list('Datapoints') ?? object.list('Timestamps')) !== undefined,
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
