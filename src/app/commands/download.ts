import type { App } from '../stores/app';

export function downloadOpenFile({ files }: App): void {
  const file = files.file(files.active());
  if (file !== undefined) download(file.path.slice(file.path.lastIndexOf('/') + 1), file.content);
}

function download(name: string, content: string | Uint8Array): void {
  const part = typeof content === 'string' ? content : new Uint8Array(content);
  const url = URL.createObjectURL(new Blob([part]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

export async function downloadZip(app: App): Promise<void> {
  const [{ exportZip }, { stateOf }] = await Promise.all([import('../../sharing/bundle'), import('../stores/state')]);
  download(`${fileName(app.work().name)}.zip`, exportZip(stateOf(app.current())));
}

/** A name without what systems do not take in the names of files. */
function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-') || 'workspace';
}
