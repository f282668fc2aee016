/** Points as line protocol, with `# db=… rp=…` where the text that they come from says where they belong. */
import { spend } from '../../../text/budget';
import { DEFAULT_DBRP } from '../../../workspace/case-file';
import { MapFields } from '../../fields';
import { writeLine } from '../../line-protocol/write-line';
import { TagSet } from '../../tags';
import type { LeftOut, Target } from '../draft';
import type { DataPoint } from './data-point';

export interface WrittenLines {
  /** With a line break at its end. */
  readonly text: string;
  readonly leftOut: readonly LeftOut[];
}

/** Of lines above which nothing stands. */
const DEFAULT_TARGET: Target = DEFAULT_DBRP;

export function writeLines(points: readonly DataPoint[]): WrittenLines {
  const lines: string[] = [];
  const leftOut: LeftOut[] = [];
  let target: Target | undefined;
  for (const point of points) {
    spend(1);
    const fault = unwritable(point);
    if (fault !== undefined) {
      leftOut.push({ start: point.start, end: point.end, reason: fault });
      continue;
    }
    // Where others are named, those that are not go where lines go before anything is said.
    const to = point.target ?? (target === undefined ? undefined : DEFAULT_TARGET);
    if (to !== undefined && (to.database !== target?.database || to.retentionPolicy !== target.retentionPolicy)) {
      lines.push(`# db=${to.database} rp=${to.retentionPolicy}`);
      target = to;
    }
    lines.push(writeLine({ ...point, tags: new TagSet(point.tags), fields: MapFields.of(point.fields) }));
  }
  return { text: lines.length === 0 ? '' : `${lines.join('\n')}\n`, leftOut };
}

/** What line protocol has no way to say. */
function unwritable({ name, tags, fields }: DataPoint): string | undefined {
  const names = [name, ...tags.flat(), ...fields.map(([field]) => field)];
  if (names.some((text) => text.includes('\n')))
    return 'a name or a tag of it holds a line break, which line protocol cannot write';
  if (names.some((text) => text.endsWith('\\')))
    return 'a name or a tag of it ends in a backslash, which line protocol cannot write';
  return name === '' ? 'it has no measurement' : undefined;
}
