import type { App } from '../stores/app';

/** Files and folders dropped anywhere on the page. */
export function listenToDrops(app: App): () => void {
  const over = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    // Both are gone once the event is over.
    const list = [...(event.dataTransfer?.files ?? [])];
    const entries = [...(event.dataTransfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
    if (list.length === 0) return;
    event.preventDefault();
    void import('./take-files').then(({ takeDropped }) => takeDropped(app, list, entries));
  };
  window.addEventListener('dragover', over);
  window.addEventListener('drop', drop);
  return () => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('drop', drop);
  };
}
