/** What a link or a zip may hold. */
import { MEGABYTE } from '../points/formats/recording/unpack';

export const MOST_FILES = 500;
export const MOST_IN_LINK = 16 * MEGABYTE;
export const MOST_IN_ZIP = 64 * MEGABYTE;
const LONGEST_PATH = 255;

/** Why files of these names do not become a workspace, as a sentence about `what`; `undefined` when they do. */
export function namesFault(what: 'link' | 'zip', paths: readonly string[]): string | undefined {
  if (paths.length > MOST_FILES) return `This ${what} holds ${paths.length} files; ${MOST_FILES} is the most.`;
  const seen = new Set<string>();
  for (const path of paths) {
    const fault = pathFault(path);
    if (fault !== undefined) return `This ${what} is not opened: it holds ${fault}.`;
    if (seen.has(path)) return `This ${what} is not opened: it holds two files named ${shown(path)}.`;
    seen.add(path);
  }
  return undefined;
}

/** Whether a file of this name stays within its folder, on any system. */
function pathFault(path: string): string | undefined {
  if (path === '') return 'a file without a name';
  if (path.length > LONGEST_PATH) return `a name of more than ${LONGEST_PATH} characters`;
  if (/[\\\p{Cc}]/u.test(path) || /^(?:\/|[A-Za-z]:)/.test(path) || hasOddPart(path)) {
    return `the name ${shown(path)}, which is none within a folder`;
  }
  return undefined;
}

function hasOddPart(path: string): boolean {
  return path.split('/').some((part) => part === '' || /^\.{1,2}$/.test(part));
}

function shown(path: string): string {
  return JSON.stringify(path.length > 60 ? `${path.slice(0, 60)}…` : path);
}
