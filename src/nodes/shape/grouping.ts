/** What grouping by dimensions means for a schema. */
import type { ScriptValue } from '../../definition/value';
import { distinct, type Grouping, type Schema, type Tag } from './schema';

/** `*` stands for the tags of each point; a tag that is named and that a point lacks is the empty text. */
export function groupingBy(
  { tags, open }: Pick<Schema, 'tags' | 'open'>,
  dimensions: readonly ScriptValue[],
  excluded: readonly string[] = [],
): Grouping {
  const chosen = new Map<string, Tag>();
  let isOpen = false;
  for (const dimension of dimensions) {
    if (dimension.type === 'string') chosen.set(dimension.value, named(tags.get(dimension.value), open));
    if (dimension.type !== 'star') continue;
    for (const [name, tag] of tags) if (!excluded.includes(name)) chosen.set(name, tag);
    isOpen = open;
  }
  return { tags: chosen, byMeasurement: false, mixed: false, open: isOpen };
}

function named(tag: Tag | undefined, open: boolean): Tag {
  if (tag === undefined) return { values: open ? [] : [''], open, everywhere: true };
  return tag.everywhere ? tag : { ...tag, values: distinct([...tag.values, '']), everywhere: true };
}
