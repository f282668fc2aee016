import type { App } from './app';
import { isLink } from './opening';

/** A link pasted over the address of the open page. Where the page has been before, it knows what was there. */
export function followHash(app: App): () => void {
  const changed = async () => {
    const { hash } = location;
    if (!isLink(hash) || history.state !== null) return;
    const { openLink } = await import('./restore');
    await openLink(app, hash);
  };
  const listener = () => void changed();
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
