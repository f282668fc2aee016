import type { App } from '../stores/app';

/** Writes a file and says so. The notice takes it back, unless something else has been written there since. */
export function writeWithUndo(
  { files, notices }: Pick<App, 'files' | 'notices'>,
  path: string,
  text: string,
  words: string,
): void {
  const before = files.file(path) === undefined ? undefined : files.text(path);
  files.write(path, text);
  const undo = () => {
    if (files.text(path) !== text) {
      notices.show(`${path} has changed since. The editor's own undo goes further back.`);
    } else if (before === undefined) files.remove(path);
    else files.write(path, before);
  };
  notices.show(words, { label: 'Undo', run: undo });
}
