/** Keys of the commands: `Shift-Alt-ArrowLeft`, `Mod-K`. */
import type { App } from '../stores/app';
import { isEnabled } from './command';
import { COMMANDS } from './commands';
import { awaitPalette, typeAhead } from './typed-ahead';

const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

function keyOf(event: KeyboardEvent): string {
  const parts: string[] = [];
  if (MAC ? event.metaKey : event.ctrlKey) parts.push('Mod');
  if (event.shiftKey) parts.push('Shift');
  if (event.altKey) parts.push('Alt');
  // With Alt a Mac types other characters: the key's place says which letter it is.
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  parts.push(letter ?? event.key);
  return parts.join('-');
}

/** As people write it: `Ctrl-K`, `⌘K`. */
export function keyWords(keys: string): string {
  const words = keys
    .replace('Arrow', '')
    .replace('Mod', MAC ? '⌘' : 'Ctrl')
    .replace('Alt', MAC ? '⌥' : 'Alt');
  return words.replace('Left', '←').replace('Right', '→');
}

/** Listens on the window, before any editor does. */
export function listenToKeys(app: App): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const key = keyOf(event);
    const found = COMMANDS.find((candidate) => candidate.keys === key);
    // One that was just closed is told of a moment later.
    const open = document.querySelector('dialog[open]') === null ? undefined : app.settings.dialog();
    if (open === undefined && typeAhead(event, app.settings)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (found === undefined) return;
    // In a dialog only Escape and its own keys count.
    if (open !== undefined && found.id !== open) return;
    event.preventDefault();
    event.stopPropagation();
    if (found.id === 'commands') awaitPalette(event.timeStamp);
    if (isEnabled(app, found)) found.run(app);
  };
  window.addEventListener('keydown', pressed, { capture: true });
  return () => window.removeEventListener('keydown', pressed, { capture: true });
}
