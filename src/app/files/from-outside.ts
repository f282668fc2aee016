/** What comes into the page past its editor: files and folders dropped anywhere, and pastes that are too large for an editor. */
import type { App } from '../stores/app';
import { isTooLarge } from './too-large';

export function listenToOutside(app: App): () => void {
  const drop = (event: DragEvent) => {
    // Both are gone once the event is over.
    const list = [...(event.dataTransfer?.files ?? [])];
    const entries = [...(event.dataTransfer?.items ?? [])].flatMap((item) => item.webkitGetAsEntry() ?? []);
    if (list.length === 0) return;
    void import('./take-files').then(({ takeDropped }) => takeDropped(app, list, entries));
  };
  const paste = (event: ClipboardEvent) => {
    const { target } = event;
    if (!(target instanceof Element) || target instanceof HTMLInputElement) return;
    const { files } = app;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const isInEditor = target.closest('#editor-panel') !== null;
    // Where there is no editor for a file, a paste anywhere takes its place.
    const isInstead = !isInEditor && target.closest('textarea') === null && isTooLarge(files.text(files.active()));
    if (text === '' || !(isInstead || (isInEditor && isTooLarge(text)))) return;
    event.preventDefault();
    event.stopPropagation();
    void import('./paste-large').then(({ pasteLarge }) => pasteLarge(app, text, isInstead));
  };
  window.addEventListener('drop', drop);
  window.addEventListener('paste', paste, { capture: true });
  return () => {
    window.removeEventListener('drop', drop);
    window.removeEventListener('paste', paste, { capture: true });
  };
}
