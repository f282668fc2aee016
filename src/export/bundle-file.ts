import type { MadeFile } from '../sharing/bundle-state';

export type BundleFile = MadeFile;

/** A file that stands for none of the workspace. */
export function around(path: string, content: string | Uint8Array): MadeFile {
  return { path, content, stands: [] };
}
