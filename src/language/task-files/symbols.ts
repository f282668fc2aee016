import type { PlacedMember } from '../../go/json/placed';
import type { DocumentSymbol } from '../document-symbol';
import { objectAt, type TaskFileAnalysis, written } from './analysis';

/** The keys of a task file, and its vars below their key. */
export function taskFileSymbols(file: TaskFileAnalysis): readonly DocumentSymbol[] {
  return [...(file.root?.members ?? [])].sort(byPlace).map((member) => {
    const inner = member.name.toLowerCase() === 'vars' ? (objectAt(member.value)?.members ?? []) : [];
    return symbolOf(
      file,
      member,
      [...inner].sort(byPlace).map((each) => symbolOf(file, each, [])),
    );
  });
}

function byPlace(a: PlacedMember, b: PlacedMember): number {
  return a.key.start - b.key.start;
}

function symbolOf(
  file: TaskFileAnalysis,
  { name, key, value }: PlacedMember,
  children: readonly DocumentSymbol[],
): DocumentSymbol {
  const range = { start: key.start, end: Math.max(key.end, value.range.end) };
  const [first = ''] = written(file, value.range).split('\n');
  const detail = value.kind === 'object' || value.kind === 'array' ? '' : first;
  return { name, kind: 'key', detail, range, selection: key, children };
}
