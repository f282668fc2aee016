/** Why the browser does not keep the work, in plain words. */
import { messageOf } from '../../text/thrown';

/** `error` is what the browser threw while its store was opened or written. */
export function reasonOf(error: unknown): string {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'QuotaExceededError':
      return 'The browser’s storage for this page is full.';
    case 'SecurityError':
      return 'The browser is set to block storage for this page.';
    case 'InvalidStateError':
      return 'The browser keeps nothing in this window: it is a private one, or storage is switched off.';
    case 'VersionError':
      return 'A newer playground has been open in this browser. Reload the page.';
    case 'ReferenceError':
    case 'TypeError':
      return 'This browser has no storage for pages, or it is switched off.';
    default:
      return `The browser’s storage failed: ${messageOf(error)}.`;
  }
}
