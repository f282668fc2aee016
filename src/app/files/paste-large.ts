import type { App } from '../stores/app';
import { writeWithUndo } from './write-with-undo';

/** Writes what was pasted where the editor would, or, where there is none for so large a file, in place of all of it. */
export function pasteLarge(
  app: Pick<App, 'files' | 'player' | 'notices' | 'editor'>,
  text: string,
  isInstead: boolean,
): void {
  const { files, player } = app;
  const path = files.active();
  if (path === '') return;
  const before = files.text(path);
  const { start, end } = (isInstead ? undefined : app.editor()?.selection()) ?? { start: 0, end: before.length };
  // Another run, to be seen whole.
  player.expect();
  writeWithUndo(app, path, before.slice(0, start) + text + before.slice(end), `Pasted into ${path}.`);
}
