/** Folders that somebody made to break what reads them. Each is small where it stands and large, deep or odd where it is run. */
import { FILES, NAMES, POINTS } from './hostile/files';
import { ANY, type HostileFolder } from './hostile/folder';
import { SCRIPTS, TEMPLATES } from './hostile/scripts';

export const HOSTILE_FOLDERS: readonly HostileFolder[] = [...SCRIPTS, ...TEMPLATES, ...FILES, ...POINTS, ...NAMES].map(
  ([what, files, codes = ANY, isLong = false]) => ({ what, files, codes, isLong }),
);
