import { fileKind, SCRIPT_KINDS } from '../../workspace/kinds';
import type { Workspace } from '../../workspace/workspace';

/** What a workspace is called until its owner says otherwise: its example, or its first script. */
export function defaultName(exampleTitle: string | undefined, files: Workspace): string {
  if (exampleTitle !== undefined) return exampleTitle;
  const kinds: readonly string[] = SCRIPT_KINDS;
  const script = files.find(({ path }) => kinds.includes(fileKind(path)));
  return script?.path.replace(/^.*\/|\.tick$/gi, '') ?? files[0]?.path ?? 'Workspace';
}

/** `CPU`, `CPU 2`, `CPU 3`. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const stem = wanted.replace(/ \d+$/, '');
  let name = wanted;
  for (let n = 2; taken.includes(name); n++) name = `${stem} ${n}`;
  return name;
}
