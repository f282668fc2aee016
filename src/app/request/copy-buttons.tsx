import { createSignal, type JSX, Show } from 'solid-js';
import type { HttpRequest } from '../../handlers/request';
import type { RequestRecord } from '../../kapacitor/record/run-model';
import { withPlaceholders } from '../../sharing/secrets/placeholders';
import { curlCommand, rawRequest } from '../model/request-text';
import { copyText } from '../shared/clipboard';
import { Dialog } from '../shared/dialog';
import { useApp } from '../stores/app';
import { hasSecrets, type ShownRequest } from './masked-request';
import styles from './request-pane.module.css';

type Form = 'curl' | 'raw';

const COPIED: Readonly<Record<Form, string>> = { curl: 'Copied as a curl command.', raw: 'Copied as raw HTTP.' };

/** Copies the real bytes; where they hold a token it asks first, and offers them with a placeholder. */
export function CopyButtons(props: { record: RequestRecord; shown: ShownRequest | undefined }): JSX.Element {
  const { notices, settings } = useApp();
  const [asking, setAsking] = createSignal<Form>();

  const copy = async (form: Form, request: HttpRequest) => {
    setAsking(undefined);
    const done = await copyText(form === 'curl' ? curlCommand(request) : rawRequest(request));
    notices.show(done ? COPIED[form] : 'The browser did not let the page copy.');
  };
  const parts = () => (props.shown?.record === props.record ? props.shown.parts : undefined);
  const ask = (form: Form) => {
    const cut = parts();
    const isPlain = cut !== undefined && !hasSecrets(cut);
    if (isPlain || settings.mayCopyTokens()) void copy(form, props.record.request);
    else setAsking(form);
  };
  const copyMasked = (form: Form) => {
    const cut = parts();
    if (cut !== undefined) void copy(form, withPlaceholders(props.record.request, cut, 'TOKEN'));
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
            <p>The {form() === 'curl' ? 'command' : 'request'} holds a token. Whoever gets it can send in your name.</p>
            <div class={styles.answer}>
              <button type="button" onClick={() => setAsking(undefined)}>
                Cancel
              </button>
              <button type="button" disabled={parts() === undefined} onClick={() => copyMasked(form())}>
                Copy with a placeholder
              </button>
              <button
                type="button"
                class="primary"
                onClick={() => {
                  settings.setMayCopyTokens(true);
                  void copy(form(), props.record.request);
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
