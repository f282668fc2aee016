/** What `groupBy` of a node means. */
import { goTypeOf } from '../definition/go-types';
import type { ScriptValue } from '../definition/value';
import { compareStrings } from '../go/bytes';
import { type Dimensions, NO_DIMENSIONS, type TagSet } from '../points/tags';

/** Kapacitor pipeline/group_by.go validateDimensions, v1.8. */
export function validateDimensions(
  dimensions: readonly ScriptValue[],
  excluded: readonly string[],
): string | undefined {
  for (const dimension of dimensions) {
    if (dimension.type === 'string' && dimension.value === '') return 'dimensions cannot not be the empty string';
    if (dimension.type !== 'string' && dimension.type !== 'star') {
      return `invalid dimension object of type ${goTypeOf(dimension)}`;
    }
  }
  const hasStar = dimensions.some(({ type }) => type === 'star');
  if (hasStar && dimensions.length > 1) return "cannot group by both '*' and named dimensions.";
  return hasStar || excluded.length === 0 ? undefined : "exclude requires '*'";
}

/** By which tags points are grouped. The same tag names always give the same object, so that group ids are remembered. */
export class Grouping {
  readonly #byTags: DimensionsPair | undefined;
  readonly #excluded: ReadonlySet<string>;
  readonly #known = new Map<string, DimensionsPair>();
  readonly #ofTags = new WeakMap<TagSet, DimensionsPair>();

  constructor(dimensions: readonly ScriptValue[], excluded: readonly string[] = []) {
    const names = dimensions.flatMap((dimension) => (dimension.type === 'string' ? [dimension.value] : []));
    const hasStar = dimensions.some(({ type }) => type === 'star');
    this.#byTags = hasStar ? undefined : dimensionsOf(names.sort(compareStrings));
    this.#excluded = new Set(excluded);
  }

  /** The dimensions of a point with these tags. */
  of(tags: TagSet, byName: boolean): Dimensions {
    const pair = this.#byTags ?? this.#ofTags.get(tags) ?? this.#allOf(tags);
    return byName ? pair.byName : pair.plain;
  }

  #allOf(tags: TagSet): DimensionsPair {
    const names = tags.names.filter((name) => !this.#excluded.has(name));
    const key = JSON.stringify(names);
    const pair = this.#known.get(key) ?? dimensionsOf(names);
    this.#known.set(key, pair);
    this.#ofTags.set(tags, pair);
    return pair;
  }
}

interface DimensionsPair {
  readonly plain: Dimensions;
  readonly byName: Dimensions;
}

function dimensionsOf(tagNames: readonly string[]): DimensionsPair {
  return {
    plain: tagNames.length === 0 ? NO_DIMENSIONS : { byName: false, tagNames },
    byName: { byName: true, tagNames },
  };
}
