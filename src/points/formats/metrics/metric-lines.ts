/** Formats with a metric on each line: how it is written, and what comes of it. */
import { spend } from '../../../text/budget';
import { isNumberText } from '../cell';
import { timeOfRow } from '../csv/table';
import type { Sheet } from '../draft';
import type { DataFormat } from '../format';
import { areMost, type Sample } from '../sample';
import { eachLine } from '../text-lines';

export interface Metric {
  readonly name: string;
  readonly tags: readonly (readonly [string, string])[];
  readonly fields: readonly (readonly [string, string])[];
  /** As written; absent: the line has none. */
  readonly time: string | undefined;
}

interface MetricLines {
  readonly id: string;
  readonly title: string;
  /** `undefined`: the line is none. */
  readonly metricIn: (line: string) => Metric | undefined;
  /** Whether the lines are surely of this kind, where others could be meant. */
  readonly isSure?: (sample: Sample) => boolean;
  /** Told of all of them. */
  readonly note?: string;
  /** A line or two of other text may look like one by chance. */
  readonly isLoose?: DataFormat['isLoose'];
}

/** Metrics, most of the lines that are no comments. */
export function metricLines({ id, title, metricIn, isSure = () => true, note, isLoose }: MetricLines): DataFormat {
  return {
    id,
    title,
    ordered: true,
    merged: true,
    ...(isLoose && { isLoose }),
    recognises: (sample) => {
      const lines = sample.lines.filter((line) => !line.startsWith('#'));
      const good = lines.filter((line) => metricIn(line) !== undefined).length;
      return good > 0 && areMost(good, lines.length) && isSure(sample);
    },
    read: (text, sheet) => {
      for (const line of eachLine(text)) {
        spend(1);
        if (line.text.trim() === '' || line.text.startsWith('#')) continue;
        const metric = metricIn(line.text);
        if (metric === undefined) sheet.leaveOut(line.start, line.end, 'this line is no metric');
        else add(metric, line.start, line.end, sheet);
      }
      if (note !== undefined && sheet.drafts.length > 0) sheet.notes.push(note);
    },
  };
}

function add({ name, tags, fields, time }: Metric, start: number, end: number, sheet: Sheet): void {
  const bad = fields.find(([, text]) => !isNumberText(text));
  if (bad !== undefined) {
    sheet.leaveOut(start, end, `${bad[1]} is nothing that a field can be`);
    return;
  }
  const at = time === undefined ? undefined : timeOfRow(time, { start, end }, sheet);
  if (time !== undefined && at === undefined) return;
  sheet.add({ name, tags, cells: fields.map(([field, text]) => [field, Number(text)]), time: at, start, end });
}

/** What stands for a number in lines of metrics, also where it is none. */
export const VALUE = String.raw`[+-]?(?:\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|[iI]nf(?:inity)?|[nN]a[nN]|U)`;
