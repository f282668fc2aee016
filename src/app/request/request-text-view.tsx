import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { byteLength } from '../../go/bytes';
import type { RequestRecord } from '../../kapacitor/record/run-model';
import { segments } from '../../sharing/mask';
import { prettyJson, target } from '../model/request-text';
import { useApp } from '../stores/app';
import { placeholderOf } from './handler-words';
import styles from './request-pane.module.css';

/** The request as it travels; tokens stay masked until the eye is clicked. */
export function RequestText(props: { record: RequestRecord }): JSX.Element {
  const { settings } = useApp();
  const [pretty, setPretty] = createSignal(false);
  const request = () => props.record.request;
  const prettyBody = createMemo(() => prettyJson(request().body));
  const masked = (text: string) => <Masked text={text} record={props.record} />;
  return (
    <div class={styles.text}>
      <div class={styles.tools}>
        <Show when={props.record.secrets.length > 0}>
          <button
            type="button"
            class="quiet"
            aria-pressed={settings.revealed()}
            title="Show tokens on this screen"
            onClick={() => settings.setRevealed(!settings.revealed())}
          >
            <svg width="15" height="15" viewBox="0 0 16 16" aria-hidden="true">
              <path
                d="M1.5 8C3 5 5.3 3.5 8 3.5S13 5 14.5 8C13 11 10.7 12.5 8 12.5S3 11 1.5 8z"
                fill="none"
                stroke="currentColor"
                stroke-width="1.4"
              />
              <circle cx="8" cy="8" r="2.2" fill="currentColor" />
            </svg>
            {settings.revealed() ? 'Hide token' : 'Show token'}
          </button>
        </Show>
        <Show when={prettyBody()}>
          <button type="button" class="quiet" aria-pressed={pretty()} onClick={() => setPretty(!pretty())}>
            Pretty
          </button>
        </Show>
      </div>
      <pre class={styles.raw} data-testid="raw-request">
        <code>
          <span class={styles.method}>{request().method}</span> {masked(target(request().url))} HTTP/1.1{'\n'}
          <For each={request().headers}>
            {([name, value]) => (
              <>
                <span class={styles.headerName}>{name}</span>: {masked(value)}
                {'\n'}
              </>
            )}
          </For>
          {'\n'}
          {masked(request().body)}
        </code>
      </pre>
      <Show when={pretty() && prettyBody()}>
        {(body) => (
          <figure class={styles.pretty}>
            <figcaption>The body, indented to read. {byteLength(request().body)} bytes travel as above.</figcaption>
            <pre class={styles.raw}>
              <code>{masked(body())}</code>
            </pre>
          </figure>
        )}
      </Show>
    </div>
  );
}

function Masked(props: { text: string; record: RequestRecord }): JSX.Element {
  const { settings } = useApp();
  return (
    <For each={segments(props.text, props.record.secrets)}>
      {(part) => (
        <Show when={part.secret && !settings.revealed()} fallback={part.text}>
          <span class={styles.masked}>{placeholderOf(props.record)}</span>
        </Show>
      )}
    </For>
  );
}
