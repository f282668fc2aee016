/** What an evaluation was judged by, in words. */
import type { Run } from '../../kapacitor/record/run-model';
import { countUpTo } from './ascending';
import { plainName } from './choices';
import { asLevel } from './timeline';
import { quantityText } from './words/value-words';

/** `mean_ms 669.167`: the value that its level looks at, else the first that there is. */
export function judgedWords(run: Run, row: number): string | undefined {
  const { alert, alerts, level } = run.evaluations;
  const own = alerts[alert[row] ?? -1];
  const judged = run.judged.find(({ task, node }) => task === own?.task && node === own.node);
  if (judged === undefined) return undefined;
  const at = countUpTo(judged.row, row) - 1;
  if (judged.row[at] !== row) return undefined;
  const reached = asLevel(level[row]);
  const known = judged.values.flatMap((value, index) => {
    const quantity = judged.columns[index]?.[at] ?? Number.NaN;
    return Number.isNaN(quantity) ? [] : [{ value, quantity }];
  });
  const told =
    known.find(({ value }) => value.bands.some((band) => band.level === reached)) ??
    known.find(({ value }) => !value.ofClock) ??
    known[0];
  return told === undefined
    ? undefined
    : `${plainName(told.value.text)} ${quantityText(told.value.kind, told.quantity)}`;
}
