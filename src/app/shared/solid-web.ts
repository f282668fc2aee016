/** What compiled components import in place of `solid-js/web`: the same, but templates are markup that we trust. */
import { untrack } from 'solid-js';
import { trusted } from '../../worker/trusted';

export * from 'solid-js/web';

/** Made by the compiler from our own source: nothing that a user wrote is ever in it. */
const templates = trusted('solid-template', { createHTML: (markup: string) => markup });

/** Of the first element of the markup; `isSvg` where that only wraps the one that is meant. */
export function template(markup: string, isImportNode?: boolean, isSvg?: boolean): () => Node | undefined {
  let first: Node | null | undefined;
  const node = () => {
    if (first === undefined) {
      const holder = document.createElement('template');
      holder.innerHTML = templates.createHTML(markup);
      first = isSvg === true ? holder.content.firstChild?.firstChild : holder.content.firstChild;
    }
    return first;
  };
  if (isImportNode === true)
    return () => untrack(() => document.importNode(node() ?? document.createTextNode(''), true));
  return () => node()?.cloneNode(true);
}
