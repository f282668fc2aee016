import { spend } from '../../../text/budget';
import type { FieldValue } from '../../value';
import type { DataPoint } from './data-point';

interface Open {
  readonly point: DataPoint;
  readonly fields: Map<string, FieldValue>;
}

/** Points of one series and time as one, unless both have a field; points of one time stand together. */
export function merged(points: readonly DataPoint[]): readonly DataPoint[] {
  const all: Open[] = [];
  /** By series, of the time at hand. */
  let open = new Map<string, Open>();
  let time: bigint | undefined;
  for (const point of points) {
    spend(1);
    if (point.time !== time) {
      open = new Map();
      time = point.time;
    }
    const series = seriesKey(point);
    const first = open.get(series);
    if (first === undefined || point.fields.some(([name]) => first.fields.has(name))) {
      // A log of alerts tells of one point again and again.
      if (first !== undefined && point.fields.every(([name, value]) => first.fields.get(name) === value)) continue;
      const own = { point, fields: new Map(point.fields) };
      open.set(series, own);
      all.push(own);
    } else for (const [name, value] of point.fields) first.fields.set(name, value);
  }
  return all.map(({ point, fields }) =>
    fields.size === point.fields.length ? point : { ...point, fields: [...fields] },
  );
}

function seriesKey({ target, name, tags }: DataPoint): string {
  const sorted = tags.map((tag) => tag.join('\0')).toSorted();
  return `${target?.database ?? ''}\0${target?.retentionPolicy ?? ''}\0${name}\0${sorted.join('\0')}`;
}
