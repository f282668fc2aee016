import { createSignal, type JSX, Show } from 'solid-js';
import type { RequestRecord } from '../../kapacitor/record/run-model';
import { curlCommand, rawRequest } from '../model/request-text';
import { copyText } from '../shared/clipboard';
import { Dialog } from '../shared/dialog';
import { useApp } from '../stores/app';
import styles from './request-pane.module.css';

type Form = 'curl' | 'raw';

/** Copies the real bytes; where they hold a token it asks, once a visit. */
export function CopyButtons(props: { record: RequestRecord }): JSX.Element {
  const { notices, settings } = useApp();
  const [asking, setAsking] = createSignal<Form>();

  const copy = async (form: Form) => {
    setAsking(undefined);
    const text = form === 'curl' ? curlCommand(props.record.request) : rawRequest(props.record.request);
    const done = await copyText(text);
    notices.show(
      done
        ? form === 'curl'
          ? 'Copied as a curl command.'
          : 'Copied as raw HTTP.'
        : 'The browser did not let the page copy.',
    );
  };
  const ask = (form: Form) => {
    if (props.record.secrets.length === 0 || settings.mayCopyTokens()) void copy(form);
    else setAsking(form);
  };

  return (
    <>
      <button type="button" title="Copy as a curl command that sends the same bytes" onClick={() => ask('curl')}>
        curl
      </button>
      <button type="button" title="Copy as raw HTTP" onClick={() => ask('raw')}>
        Copy
      </button>
      <Show when={asking()}>
        {(form) => (
          <Dialog title="Copy the real token?" close={() => setAsking(undefined)}>
            <p>The {form() === 'curl' ? 'command' : 'request'} holds a token. Whoever gets it can post to the room.</p>
            <div class={styles.answer}>
              <button type="button" onClick={() => setAsking(undefined)}>
                Cancel
              </button>
              <button
                type="button"
                class="primary"
                onClick={() => {
                  settings.setMayCopyTokens(true);
                  void copy(form());
                }}
              >
                Copy with the token
              </button>
            </div>
          </Dialog>
        )}
      </Show>
    </>
  );
}
