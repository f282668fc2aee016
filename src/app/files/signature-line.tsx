import { createResource, For, type JSX, Show } from 'solid-js';
import type { EditorPlace } from '../../editor/port';
import { languageOf } from '../../workspace/kinds';
import { useApp } from '../stores/app';
import styles from './editor-pane.module.css';
import { createLanguageServices } from './language';

/** The call that the cursor is in, under the text: it covers nothing. */
export default function SignatureLine(props: { cursor: EditorPlace }): JSX.Element {
  const app = useApp();
  const services = createLanguageServices(app);
  const [answer] = createResource(
    () => props.cursor,
    async ({ path, offset }) => {
      if (languageOf(path) !== 'tickscript' || path !== app.files.active()) return undefined;
      return services.signature({ path, text: app.files.text(path) }, offset);
    },
  );
  const signature = () => {
    const latest = answer.error === undefined ? answer.latest : undefined;
    const chosen = latest?.signatures[latest.activeSignature];
    return latest === undefined || chosen === undefined ? undefined : { ...chosen, active: latest.activeParameter };
  };
  return (
    <Show when={signature()}>
      {(shown) => (
        <p class={styles.signature} role="note" aria-label="Signature">
          <code>
            {nameOf(shown().label)}(
            <For each={shown().parameters}>
              {(parameter, index) => (
                <>
                  {index() === 0 ? '' : ', '}
                  <span classList={{ [styles.active ?? '']: index() === shown().active }}>{parameter}</span>
                </>
              )}
            </For>
            )
          </code>
          <span>{firstSentence(shown().documentation)}</span>
        </p>
      )}
    </Show>
  );
}

function nameOf(label: string): string {
  return label.slice(0, label.indexOf('('));
}

function firstSentence(markdown: string): string {
  const [paragraph = ''] = markdown.split('\n');
  return /^.*?[.](?=\s|$)/.exec(paragraph)?.[0] ?? paragraph;
}
