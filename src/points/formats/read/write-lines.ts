/** Points as line protocol, with `# db=… rp=…` where the text that they come from says where they belong. */
import { spend } from '../../../text/budget';
import { DEFAULT_DBRP } from '../../../workspace/case-file';
import { LineWriter } from '../../line-protocol/line-writer';
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
  const writer = new LineWriter();
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
    lines.push(writer.write(point.name, point.tags, point.fields, point.time));
  }
  return { text: lines.length === 0 ? '' : `${lines.join('\n')}\n`, leftOut };
}

/** What line protocol has no way to say. */
function unwritable({ name, tags, fields }: DataPoint): string | undefined {
  if (name === '') return 'it has no measurement';
  let worst = faultOf(name);
  for (const [tag, value] of tags) worst = Math.max(worst, faultOf(tag), faultOf(value));
  for (const [field] of fields) worst = Math.max(worst, faultOf(field));
  return FAULTS[worst];
}

const FAULTS = [
  undefined,
  'a name or a tag of it ends in a backslash, which line protocol cannot write',
  'a name or a tag of it holds a line break, which line protocol cannot write',
];

/** Which of the faults a text has, the worst of them. */
function faultOf(text: string): number {
  return text.includes('\n') ? 2 : text.endsWith('\\') ? 1 : 0;
}
