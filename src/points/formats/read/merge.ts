import { spend } from '../../../text/budget';
import type { FieldValue } from '../../value';
import type { DataPoint } from './data-point';

interface Open {
  readonly point: DataPoint;
  /** Where there is more than the point's own. */
  fields?: Map<string, FieldValue>;
}

/** Points of one series and time as one, unless both have a field; points of one time stand together. */
export function merged(points: readonly DataPoint[]): readonly DataPoint[] {
  const all: Open[] = [];
  /** By series, of the time at hand. */
  const open = new Map<string, Open>();
  const series = new SeriesKeys();
  let time: bigint | undefined;
  for (const point of points) {
    spend(1);
    if (point.time !== time) {
      open.clear();
      time = point.time;
    }
    const key = series.of(point);
    const first = open.get(key);
    if (first === undefined || point.fields.some(([name]) => valueIn(first, name) !== undefined)) {
      // A log of alerts tells of one point again and again.
      if (first !== undefined && point.fields.every(([name, value]) => valueIn(first, name) === value)) continue;
      const own: Open = { point };
      open.set(key, own);
      all.push(own);
    } else {
      first.fields ??= new Map(first.point.fields);
      for (const [name, value] of point.fields) first.fields.set(name, value);
    }
  }
  return all.map(({ point, fields }) => (fields === undefined ? point : { ...point, fields: [...fields] }));
}

function valueIn({ point, fields }: Open, name: string): FieldValue | undefined {
  return fields === undefined ? point.fields.find(([own]) => own === name)?.[1] : fields.get(name);
}

/** A text for each series. Points of one hold one list of tags, mostly: then it costs a lookup. */
class SeriesKeys {
  readonly #tags = new Map<DataPoint['tags'], string>();

  of({ target, name, tags }: DataPoint): string {
    let own = this.#tags.get(tags);
    if (own === undefined) {
      own = tags
        .map((tag) => tag.join('\0'))
        .toSorted()
        .join('\0');
      this.#tags.set(tags, own);
    }
    return `${target?.database ?? ''}\0${target?.retentionPolicy ?? ''}\0${name}\0${own}`;
  }
}
