/** The points that a judged value was made of, as pale lines behind it. Pure. */
import type { Run } from '../../kapacitor/record/run-model';
import type { ChartSeries } from '../../worker/api';
import { type GroupValues, type Line, sameNumbers, seriesLines, styleOf, valueSpan } from './chart';

/** How many times higher than without them the chart may become: beyond that they have another scale. */
const MOST_HIGHER = 3;
const MOST_LINES = 24;

/** Lines of series in the colours of their groups; none where the points would press flat what is judged, or are it. */
export function rawLines(
  run: Run,
  series: readonly ChartSeries[],
  groups: readonly GroupValues[],
  tagsOf: (group: GroupValues) => readonly (readonly [string, string])[],
  thresholds: readonly number[],
  width: number,
): readonly Line[] {
  const wanted = groups.map(tagsOf);
  const placed = series.flatMap((own) => {
    const tags = new Map(run.points.seriesList[own.series]?.tags);
    const place = wanted.findIndex((group) => group.every(([tag, value]) => tags.get(tag) === value));
    const group = groups[place];
    return group === undefined || sameNumbers(own.value, group.value) ? [] : [{ own, place }];
  });
  if (placed.length > MOST_LINES) return [];
  const lines = seriesLines(
    run,
    placed.map(({ own }) => own),
    width,
    MOST_LINES,
  ).map((line, index): Line => ({ ...line, look: 'pale', ...styleOf(placed[index]?.place ?? 0) }));
  const judged = groups.map(({ value }) => ({ y: value }));
  const [low, high] = valueSpan(judged, thresholds);
  const [lowest, highest] = valueSpan([...judged, ...lines], thresholds);
  return highest - lowest > MOST_HIGHER * (high - low) ? [] : lines;
}
