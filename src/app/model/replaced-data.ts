/** Whether a change of a file is more than a letter of its data. */
import { differenceEdit } from '../../text/edit';
import { DATA_KINDS, type FileKind, isOfKind } from '../../workspace/kinds';

/** A file of any other name may hold data too. */
const KINDS: readonly FileKind[] = [...DATA_KINDS, 'other'];

/** What was pasted over data, or taken from them, makes another run, even where it is as long as what stood there. */
export function replacesData(path: string, before: string, after: string): boolean {
  if (!isOfKind(path, KINDS)) return false;
  if (Math.abs(after.length - before.length) > 1) return true;
  const edit = differenceEdit(before, after);
  return edit !== undefined && Math.max(edit.text.length, edit.range.end - edit.range.start) > 1;
}
