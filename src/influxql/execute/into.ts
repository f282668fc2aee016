/** SELECT … INTO. InfluxDB coordinator/statement_executor.go, v1.6. */
import { MapFields } from '../../points/fields';
import { TagSet } from '../../points/tags';
import { InfluxQueryError } from '../error';
import type { InfluxStore } from '../store/store';
import type { Measurement } from '../syntax/ast';
import type { StoredValue } from '../value';
import type { ResultSeries } from './result-series';

/** Writes the rows, and says how many there were. */
export function writeInto(store: InfluxStore, target: Measurement, series: readonly ResultSeries[]): ResultSeries {
  if (series.length > 0 && !store.hasPolicy(target.database, target.retentionPolicy)) {
    throw new InfluxQueryError(`retention policy not found: ${target.retentionPolicy}`);
  }
  let written = 0n;
  for (const { name, tags, columns, rows } of series) {
    const tagSet = new TagSet(tags.filter(([, value]) => value !== ''));
    for (const row of rows) {
      const time = row[0];
      const fields = new Map<string, StoredValue>();
      for (const [index, column] of columns.entries()) {
        const value = row[index] ?? null;
        if (index > 0 && value !== null) fields.set(column, value);
      }
      if (typeof time !== 'bigint' || fields.size === 0) continue;
      const point = {
        name: target.name === '' ? name : target.name,
        tags: tagSet,
        fields: new MapFields(fields),
        time,
      };
      store.write(target.database, target.retentionPolicy, point);
      written++;
    }
  }
  return { name: 'result', tags: [], columns: ['time', 'written'], rows: [[0n, written]] };
}
