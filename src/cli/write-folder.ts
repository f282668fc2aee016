import { lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messageOf } from '../text/thrown';
import type { Workspace } from '../workspace/workspace';

export type Written = { readonly ok: true } | { readonly ok: false; readonly error: string };

/** Writes a workspace, whose paths stay within the folder. One that has files is left alone unless `force` is given. */
export function writeFolder(folder: string, workspace: Workspace, force: boolean): Written {
  try {
    const stood = kindOf(folder);
    if (stood === 'other') return { ok: false, error: `${folder} is not a folder` };
    if (stood === 'folder' && !force && readdirSync(folder).length > 0)
      return { ok: false, error: `${folder} has files already; --force writes over those of the same names` };
    const detour = workspace.find(({ path }) => leadsElsewhere(folder, path));
    if (detour !== undefined) return { ok: false, error: `${detour.path} would be written through a symbolic link` };
    mkdirSync(folder, { recursive: true });
    for (const { path, content } of workspace) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return { ok: true };
  } catch (error) {
    return { ok: false, error: messageOf(error) };
  }
}

function kindOf(path: string): 'none' | 'folder' | 'link' | 'other' {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 'none';
  if (stat.isSymbolicLink()) return 'link';
  return stat.isDirectory() ? 'folder' : 'other';
}

/** Whether a part of the path is a symbolic link that already stands in the folder. */
function leadsElsewhere(folder: string, path: string): boolean {
  const parts = path.split('/');
  return parts.some((_, depth) => kindOf(join(folder, ...parts.slice(0, depth + 1))) === 'link');
}
