/** Files dropped on the page, or picked: scripts, points, recordings, or a zip of them. */
import { fileKind, isBinary } from '../../workspace/kinds';
import type { WorkspaceFile } from '../../workspace/workspace';

import type { App } from '../stores/app';

export async function takeFiles(app: App, list: readonly File[]): Promise<void> {
  const zip = list.find(({ name }) => name.endsWith('.zip'));
  if (zip !== undefined) {
    const [{ importZip }, { startOf }] = await Promise.all([
      import('../../sharing/bundle'),
      import('../stores/restore'),
    ]);
    const imported = importZip(new Uint8Array(await zip.arrayBuffer()));
    if (!imported.ok) app.notices.show(imported.error);
    else app.replaceWork(await startOf(imported.state, ''), `${zip.name} is open.`);
    return;
  }
  for (const file of await Promise.all(list.map(readFile))) app.files.add(file);
}

async function readFile(file: File): Promise<WorkspaceFile> {
  const kind = fileKind(file.name);
  const path = kind === 'other' && /\.ya?ml$/.test(file.name) ? `handlers/${file.name}` : file.name;
  return { path, content: isBinary(path) ? new Uint8Array(await file.arrayBuffer()) : await file.text() };
}
