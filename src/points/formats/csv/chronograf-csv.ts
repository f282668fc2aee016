/** Chronograf's download of a graph: `time` and a column for each series, `cpu.mean_usage_user`. */
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { headOf } from './rows';
import { addSeriesColumns } from './series-columns';

export const CHRONOGRAF_CSV: DataFormat = {
  id: 'chronograf-csv',
  title: 'CSV of Chronograf',
  written: true,
  ordered: true,
  merged: true,
  recognises: ({ lines }) => {
    const [time, ...series] = headOf(lines);
    return (
      (time === 'time' || time === 'date') && series.length > 0 && series.every((name) => /^[^.\s{]+\.\S/.test(name))
    );
  },
  read: (text: string, sheet: Sheet) => addSeriesColumns(text, sheet),
};
