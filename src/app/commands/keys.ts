/** Keys of the commands: `Shift-Alt-ArrowLeft`, `Mod-K`. */
import type { App } from '../stores/app';
import { isEnabled } from './command';
import { COMMANDS } from './commands';

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

/** What is typed between Ctrl-K and the palette, which is fetched: it is meant for the palette, not for the script. */
let typedAhead = '';
/** Until when it is waited for; a palette that never comes swallows nothing. */
let awaited = 0;
/** Milliseconds. */
const PATIENCE = 5_000;

/** Letters, and at the end a line break where Enter was pressed. */
export function takeTypedAhead(): string {
  const typed = typedAhead;
  typedAhead = '';
  awaited = 0;
  return typed;
}

function typeAhead(app: App, { key }: KeyboardEvent): void {
  if (key === 'Escape') {
    typedAhead = '';
    app.settings.setDialog(undefined);
  } else if (key === 'Backspace') typedAhead = typedAhead.slice(0, -1);
  else if (key === 'Enter') typedAhead += '\n';
  else if (key.length === 1) typedAhead += key;
}

/** Listens on the window, before any editor does. */
export function listenToKeys(app: App): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const key = keyOf(event);
    const found = COMMANDS.find((candidate) => candidate.keys === key);
    // One that was just closed is told of a moment later.
    const open = document.querySelector('dialog[open]') === null ? undefined : app.settings.dialog();
    const isComing = app.settings.dialog() === 'commands' && open === undefined;
    if (isComing && event.timeStamp < awaited && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      event.stopPropagation();
      typeAhead(app, event);
      return;
    }
    if (found === undefined) return;
    // In a dialog only Escape and its own keys count.
    if (open !== undefined && found.id !== open) return;
    event.preventDefault();
    event.stopPropagation();
    typedAhead = '';
    awaited = event.timeStamp + PATIENCE;
    if (isEnabled(app, found)) found.run(app);
  };
  window.addEventListener('keydown', pressed, { capture: true });
  return () => window.removeEventListener('keydown', pressed, { capture: true });
}
