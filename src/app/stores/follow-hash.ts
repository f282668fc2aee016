import { decodePermalink, isPermalink } from '../../workspace/permalink';
import type { App } from './app';
import { fromLink } from './opening';

/** A link pasted over the address of the open page. */
export function followHash(app: App): () => void {
  const changed = async () => {
    const { hash } = location;
    if (!isPermalink(hash) || hash === app.hash()) return;
    const decoded = await decodePermalink(hash);
    if (!decoded.ok) app.notices.show(decoded.error);
    else app.replaceWork(await fromLink(decoded.state, hash), 'The link is open. Your work from before is kept.');
  };
  const listener = () => void changed();
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
