/** Remembers that a run is under way, so that one that took the page down does not do it again at the next load. */

import type { RunGuard } from './runs';
import { keep, recall } from './settings';

const KEY = 'tick.running';
/** Milliseconds: runs shorter than this need no guard, and every keystroke makes one. */
const AFTER = 1_000;

export function createRunGuard(): RunGuard {
  const wasRunning = recall(KEY) === '1';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = wasRunning;
  return {
    wasRunning,
    running: (active) => {
      clearTimeout(timer);
      if (active) {
        timer = setTimeout(() => {
          written = keep(KEY, '1');
        }, AFTER);
      } else if (written) {
        written = false;
        keep(KEY, '0');
      }
    },
  };
}

/** A page that is left in order is no crash. */
export function forgetRunOnLeave(guard: RunGuard): () => void {
  const left = () => guard.running(false);
  addEventListener('pagehide', left);
  return () => removeEventListener('pagehide', left);
}
