import type { App } from '../stores/app';

export function downloadOpenFile({ files }: App): void {
  const file = files.file(files.active());
  if (file !== undefined) download(file.path.slice(file.path.lastIndexOf('/') + 1), file.content);
}

export function download(name: string, content: string | Uint8Array): void {
  const part = typeof content === 'string' ? content : new Uint8Array(content);
  const url = URL.createObjectURL(new Blob([part]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Tokens stay here unless they are asked for. */
export async function downloadZip(app: App): Promise<void> {
  const { leftOut } = await saveZip(app, false);
  if (leftOut === 0) return;
  const what = leftOut === 1 ? 'One token was' : `${leftOut} tokens were`;
  app.notices.show(`${what} left out of the zip.`, {
    label: 'Download with tokens',
    run: () => void saveZip(app, true),
  });
}

async function saveZip(app: App, withTokens: boolean): Promise<{ readonly leftOut: number }> {
  const { stateOf } = await import('../stores/state');
  const { bytes, leftOut } = await app.worker.sharing((service) => service.zip(stateOf(app.current()), withTokens));
  download(`${fileName(app.work().name)}.zip`, bytes);
  return { leftOut };
}

/** A name without what systems do not take in the names of files. */
export function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-') || 'workspace';
}
