/** Folders that somebody made to break what reads them. Each is small where it stands and large, deep or odd where it is run. */
import { DATA_FILES, MORE_DATA_FILES } from './data';
import { FILES, MORE_FILES, NAMES } from './files';
import { ANY, type HostileFolder, type Row } from './folder';
import { MORE_NODES } from './nodes';
import { MORE_QUERIES, QUERIES } from './queries';
import { SCRIPTS } from './scripts';
import { MORE_TEMPLATES, TEMPLATES } from './templates';

const folderOf = ([what, files, codes = ANY, isLong = false]: Row): HostileFolder => ({ what, files, codes, isLong });

export const HOSTILE_FOLDERS = [...SCRIPTS, ...QUERIES, ...TEMPLATES, ...FILES, ...DATA_FILES, ...NAMES].map(folderOf);

/** Other ways to the same ends, node by node and file by file. */
export const MORE_HOSTILE_FOLDERS = [
  ...MORE_NODES,
  ...MORE_QUERIES,
  ...MORE_TEMPLATES,
  ...MORE_FILES,
  ...MORE_DATA_FILES,
].map(folderOf);
