/** What is typed between Ctrl-K and the palette, which is fetched: it is meant for the palette, not for the script. */
import type { Settings } from '../stores/settings';

/** Milliseconds; a palette that never comes swallows nothing after that. */
const PATIENCE = 5_000;

/** Letters, and at the end a line break where Enter was pressed. */
let typed = '';
/** Until when the palette is waited for. */
let awaited = 0;

/** It was asked for at this time. */
export function awaitPalette(time: number): void {
  typed = '';
  awaited = time + PATIENCE;
}

/** For the palette, once it is there. */
export function takeTypedAhead(): string {
  const taken = typed;
  typed = '';
  awaited = 0;
  return taken;
}

/** Whether the key belongs to the palette that is on its way. */
export function typeAhead(event: KeyboardEvent, settings: Settings): boolean {
  if (settings.dialog() !== 'commands' || event.timeStamp >= awaited) return false;
  const { key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (key === 'Escape') {
    typed = '';
    settings.setDialog(undefined);
  } else if (key === 'Backspace') typed = typed.slice(0, -1);
  else if (key === 'Enter') typed += '\n';
  else if (key.length === 1) typed += key;
  return true;
}
