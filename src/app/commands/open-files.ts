import type { App } from '../stores/app';

/** The browser's own file picker. */
export function openFiles(app: App): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', async () => {
    const { takeFiles } = await import('../files/take-files');
    await takeFiles(app, [...(input.files ?? [])]);
  });
  input.click();
}
