/** Whether a change of a file is more than a letter of its data. */
import { differenceEdit } from '../../text/edit';
import { DATA_KINDS, type FileKind, isOfKind } from '../../workspace/kinds';

const KINDS: readonly FileKind[] = [...DATA_KINDS, 'other'];

/** By its name: a file of no known kind may hold data too. */
export function mayHoldData(path: string): boolean {
  return isOfKind(path, KINDS);
}

/** What was pasted over data, or taken from them, makes another run, even where it is as long as what stood there. */
export function replacesData(path: string, before: string, after: string): boolean {
  if (!mayHoldData(path)) return false;
  if (Math.abs(after.length - before.length) > 1) return true;
  const edit = differenceEdit(before, after);
  return edit !== undefined && Math.max(edit.text.length, edit.range.end - edit.range.start) > 1;
}
