/** The points of a recipe, series by series and group by group. */
import { spend } from '../../text/budget';
import type { Sheet } from '../formats/draft';
import { randomOf } from './random';
import { MOST_MADE, type Recipe, type RecipeGap, type RecipeSeries } from './recipe';
import { valuesOf } from './shapes';

type Group = readonly (readonly [string, string])[];

export function makePoints({ seed, make }: Recipe, sheet: Sheet): void {
  let left = MOST_MADE;
  for (const series of make) {
    const count = [...series.tags.values()].reduce((product, { length }) => product * Math.max(1, length), 1);
    left -= count * series.points;
    if (left < 0) {
      const { start, end } = series.range;
      sheet.leaveOut(start, end, `a recipe makes up to ${MOST_MADE} points, and with these it would be more`);
      return;
    }
    const groups = groupsOf(series.tags);
    groups.forEach((tags, i) => {
      addGroup(series, tags, i / groups.length, seed, sheet);
    });
  }
}

/** Each combination of the tags' values. */
function groupsOf(tags: RecipeSeries['tags']): readonly Group[] {
  let groups: readonly Group[] = [[]];
  for (const [name, values] of tags) {
    if (values.length === 0) continue;
    groups = groups.flatMap((group) => values.map((value): Group => [...group, [name, value]]));
  }
  return groups;
}

function addGroup(series: RecipeSeries, tags: Group, shift: number, seed: number, sheet: Sheet): void {
  const { measurement, target, first, every, points, range } = series;
  const key = `${measurement} ${tags.map((tag) => tag.join('=')).join(' ')}`;
  const fields = [...series.fields].map(([name, field]) => {
    const period = Number(field.period ?? every * BigInt(points));
    return [name, valuesOf(field, { period, every: Number(every), shift }, randomOf(seed, `${key} ${name}`))] as const;
  });
  const gaps = series.gaps.filter((gap) => isOf(gap, tags));
  for (let i = 0; i < points; i++) {
    spend(1 + fields.length);
    const since = BigInt(i) * every;
    // Whether it is left out or not: what comes behind a gap is as it would have been.
    const cells = fields.map(([name, next]) => [name, next()] as const);
    if (gaps.some(({ from, length }) => since >= from && (length === undefined || since < from + length))) continue;
    sheet.add({
      ...(target === undefined ? {} : { target }),
      name: measurement,
      tags,
      cells,
      time: { unit: 'ns', value: first + since },
      ...range,
    });
  }
}

function isOf({ tags }: RecipeGap, group: Group): boolean {
  return [...tags].every(([name, value]) => group.some((tag) => tag[0] === name && tag[1] === value));
}
