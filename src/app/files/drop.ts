import type { App } from '../stores/app';

/** Files dropped anywhere on the page. */
export function listenToDrops(app: App): () => void {
  const over = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    const list = [...(event.dataTransfer?.files ?? [])];
    if (list.length === 0) return;
    event.preventDefault();
    void import('./take-files').then(({ takeFiles }) => takeFiles(app, list));
  };
  window.addEventListener('dragover', over);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', drop);
  };
}
