import { createMemo, createResource, For, type JSX, Show } from 'solid-js';
import type { CompletionItem } from '../../editor/language-services';
import type { EditorPlace } from '../../editor/port';
import { plainSnippet } from '../../editor/snippet';
import { type Language, languageOf } from '../../workspace/kinds';
import { offered } from '../model/offered';
import { useApp } from '../stores/app';
import styles from './editor-pane.module.css';
import { createLanguageServices } from './language';

/** Data may be large, and have nothing to offer. */
const WITH_OFFERS: readonly Language[] = ['tickscript', 'toml', 'yaml', 'json'];

/** What fits where something is being typed, for an editor without a list of its own: a row below the text, as phones have above their keys. */
export default function CompletionRow(props: { typed: EditorPlace; close: () => void }): JSX.Element {
  const app = useApp();
  const services = createLanguageServices(app);
  const text = () => app.files.text(props.typed.path);
  const [answer] = createResource(
    () => WITH_OFFERS.includes(languageOf(props.typed.path)) && props.typed,
    async (place) => ({ place, items: await services.complete({ path: place.path, text: text() }, place.offset) }),
  );
  const items = createMemo(() => {
    const latest = answer.error === undefined ? answer.latest : undefined;
    return latest === undefined || latest.place !== props.typed
      ? []
      : offered(latest.items, text(), latest.place.offset);
  });
  const take = ({ replace, insert }: CompletionItem) => {
    const { text: written, start, end } = plainSnippet(insert);
    app.editor()?.type?.({ range: replace, text: written }, { start: replace.start + start, end: replace.start + end });
  };
  return (
    <Show when={items().length > 0}>
      <ul
        class={styles.offers}
        aria-label="What fits here"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          props.close();
          app.editor()?.focus();
        }}
      >
        <For each={items()}>
          {(item) => (
            <li>
              <button
                type="button"
                title={item.detail}
                // A phone keeps its keys open.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => take(item)}
              >
                {item.label}
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
