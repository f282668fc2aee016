import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { byteLength } from '../../go/bytes';
import type { Segment } from '../../sharing/secrets/placeholders';
import { prettyJson, withoutOrigin } from '../model/request-text';
import { useApp } from '../stores/app';
import { placeholderOf } from './handler-words';
import { hasSecrets, type ShownRequest } from './masked-request';
import styles from './request-pane.module.css';

/** The request as it travels; tokens stay masked until the eye is clicked. */
export function RequestText(props: { shown: ShownRequest }): JSX.Element {
  const { settings } = useApp();
  const [pretty, setPretty] = createSignal(false);
  const request = () => props.shown.record.request;
  const shownText = ({ text, secret }: Segment) =>
    secret && !settings.revealed() ? placeholderOf(props.shown.record) : text;
  const textOf = (segments: readonly Segment[]) => segments.map(shownText).join('');
  const prettyBody = createMemo(() => prettyJson(textOf(props.shown.parts.body)));
  const masked = (segments: readonly Segment[]) => (
    <For each={segments}>
      {(part) => (
        <Show when={part.secret && !settings.revealed()} fallback={part.text}>
          <span class={styles.masked}>{shownText(part)}</span>
        </Show>
      )}
    </For>
  );
  return (
    <div class={styles.text}>
      <div class={styles.tools}>
        <Show when={hasSecrets(props.shown.parts)}>
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
          <span class={styles.method}>{request().method}</span> {masked(withoutOrigin(props.shown.parts.url))} HTTP/1.1
          {'\n'}
          <For each={request().headers}>
            {([name], index) => (
              <>
                <span class={styles.headerName}>{name}</span>: {masked(props.shown.parts.headers[index()] ?? [])}
                {'\n'}
              </>
            )}
          </For>
          {'\n'}
          {masked(props.shown.parts.body)}
        </code>
      </pre>
      <Show when={pretty() && prettyBody()}>
        {(body) => (
          <figure class={styles.pretty}>
            <figcaption>The body, indented to read. {byteLength(request().body)} bytes travel as above.</figcaption>
            <pre class={styles.raw}>
              <code>{body()}</code>
            </pre>
          </figure>
        )}
      </Show>
    </div>
  );
}
