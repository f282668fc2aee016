/** Files dropped on the page, or picked: scripts, points, recordings, or a zip of them. */

import { isBytes } from '../../points/formats/read/open-data';
import { STATE_FILE } from '../../sharing/shared-state';
import { messageOf } from '../../text/thrown';
import { fileKind, isBinary } from '../../workspace/kinds';
import type { Workspace, WorkspaceFile } from '../../workspace/workspace';
import { mayHoldData } from '../model/replaced-data';
import type { App } from '../stores/app';
import { type DroppedEntry, droppedFiles } from './dropped';

/** `entries` are empty where the browser tells files only, or where a page made up the drop. */
export async function takeDropped(app: App, list: readonly File[], entries: readonly FileSystemEntry[]): Promise<void> {
  if (entries.every(({ isFile }) => isFile)) return takeFiles(app, list);
  try {
    const { files, folder } = await droppedFiles(entries.filter(isDropped));
    const taken = await Promise.all(files.map(({ path, file }) => readFile(path, file)));
    if (folder === undefined) for (const file of taken) addFile(app, file);
    else if (taken.length === 0) app.notices.show(`${folder} has no files.`);
    else await openFolder(app, folder, taken);
  } catch (error) {
    app.notices.show(messageOf(error));
  }
}

/** One that this playground wrote says more than its files do. */
async function openFolder(app: App, folder: string, files: Workspace): Promise<void> {
  if (!files.some(({ path }) => path === STATE_FILE)) {
    app.replaceWork({ ...NOTHING, files, strict: app.settings.strict() }, `${folder} is open.`);
    return;
  }
  const { startOf } = await import('../stores/restore');
  const state = await app.worker.sharing((service) => service.folder(files));
  app.replaceWork(await startOf(state, ''), `${folder} is open.`);
}

const NOTHING = { example: '', exampleFiles: [], hash: '', view: {} };

function isDropped(entry: FileSystemEntry): entry is FileSystemEntry & DroppedEntry {
  return entry.isFile || entry.isDirectory;
}

export async function takeFiles(app: App, list: readonly File[]): Promise<void> {
  const zip = list.find(({ name }) => name.endsWith('.zip'));
  if (zip !== undefined) {
    const { startOf } = await import('../stores/restore');
    const bytes = new Uint8Array(await zip.arrayBuffer());
    const imported = await app.worker.sharing((service) => service.unzip(bytes));
    if (!imported.ok) app.notices.show(imported.error);
    else app.replaceWork(await startOf(imported.state, ''), `${zip.name} is open.`);
    return;
  }
  for (const file of await Promise.all(list.map((file) => readFile(file.name, file)))) addFile(app, file);
}

/** Data make another run, to be seen whole. */
function addFile({ files, player }: App, file: WorkspaceFile): void {
  if (mayHoldData(file.path)) player.expect();
  files.add(file);
}

/** Bytes that are decoded between two looks at what else there is to do: some milliseconds' work. */
const PIECE = 1 << 22;

async function decoded(bytes: Uint8Array): Promise<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  let at = 0;
  for (; bytes.length - at > PIECE; at += PIECE) {
    text += decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    await new Promise((resolve) => setTimeout(resolve));
  }
  return text + decoder.decode(bytes.subarray(at));
}

/** YAML that lies about is a topic handler, unless it says that it is the task of a template. */
async function readFile(name: string, file: File): Promise<WorkspaceFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  // What is packed, or written as Windows does with two bytes a character, is data that the worker opens.
  if (isBinary(name) || isBytes(bytes)) return { path: name, content: bytes };
  // Kapacitor refuses a mark at the beginning of scripts and JSON, and so it is told of.
  const content = await decoded(bytes);
  if (fileKind(name) !== 'other' || name.includes('/') || !/\.(?:ya?ml|json)$/.test(name))
    return { path: name, content };
  const isTask = /(?:^|["'{,\s])template-id["']?\s*:/m.test(content);
  return { path: isTask ? `tasks/${name}` : name.endsWith('.json') ? name : `handlers/${name}`, content };
}
