/** Telegraf's `carbon2` output: `metric=cpu field=usage host=a  1.5 1700000000`, or the field behind the metric's name. */
import { metricLines, VALUE } from './metric-lines';
import { pairsOf } from './metric-path';

const LINE = new RegExp(String.raw`^\s*((?:[^\s=]+=\S* +)+)(${VALUE}) +(\d{9,19})\s*$`);

export const CARBON2 = metricLines({
  id: 'carbon2',
  title: 'metrics of carbon2',
  metricIn: (line) => {
    const [, written, value, time] = LINE.exec(line) ?? [];
    if (written === undefined || value === undefined) return undefined;
    const pairs = pairsOf(written.trim().split(/ +/));
    const name = pairs.find(([key]) => key === 'metric')?.[1];
    if (name === undefined) return undefined;
    const field = pairs.find(([key]) => key === 'field')?.[1] ?? 'value';
    const tags = pairs.filter(([key]) => key !== 'metric' && key !== 'field');
    return { name, tags, fields: [[field, value]], time };
  },
});
