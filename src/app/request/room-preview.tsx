import { createEffect, createSignal, type JSX, on, onCleanup, Show } from 'solid-js';
import type { MessagePreview } from '../../kapacitor/record/run-model';
import { trusted } from '../../worker/trusted';
import { roomDocument } from '../model/room-document';
import { useApp } from '../stores/app';
import { MOST_CHARACTERS, messageHtml } from './message-html';
import styles from './request-pane.module.css';

const COLOURS: Readonly<Record<string, string>> = {
  red: 'crit',
  yellow: 'warn',
  green: 'ok',
  purple: 'info',
  gray: 'soft',
};

/** Milliseconds. */
const AFTER_FRAME = 20;

const documents = trusted('room-document', { createHTML: (text: string) => text });

/**
 * What the room would show: what HipChat takes of the message's HTML, in a frame that can run nothing and fetch nothing.
 * Fetched when there is something to show.
 */
export default function RoomPreview(props: { preview: MessagePreview }): JSX.Element {
  const { settings } = useApp();
  const [height, setHeight] = createSignal(20);
  const tone = () => COLOURS[props.preview.color] ?? 'soft';
  // A frame that gets another document is a page that loads: the result is on screen before that.
  const [html, setHtml] = createSignal(messageHtml(props.preview.html));
  let frame: number | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  const forget = () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    clearTimeout(later);
  };
  createEffect(
    on(
      () => props.preview.html,
      (next) => {
        forget();
        frame = requestAnimationFrame(() => {
          later = setTimeout(() => setHtml(messageHtml(next)), AFTER_FRAME);
        });
      },
      { defer: true },
    ),
  );
  onCleanup(forget);
  return (
    <div
      class={styles.room}
      data-color={props.preview.color}
      style={{ '--tone': `var(--${tone()})`, '--tone-bg': tone() === 'soft' ? 'var(--sunk)' : `var(--${tone()}-bg)` }}
    >
      <div class={styles.sender}>
        <b>{props.preview.from}</b>
        <span>{props.preview.color}</span>
      </div>
      <iframe
        title="The message as the room shows it"
        sandbox="allow-same-origin"
        srcdoc={documents.createHTML(roomDocument(html(), settings.dark()))}
        style={{ height: `${height()}px` }}
        onLoad={(event) =>
          setHeight(
            Math.min(240, Math.max(20, event.currentTarget.contentDocument?.documentElement.scrollHeight ?? 20)),
          )
        }
      />
      <Show when={props.preview.html.length > MOST_CHARACTERS}>
        <p class={styles.note}>HipChat takes 10,000 characters: of this message no more is shown.</p>
      </Show>
    </div>
  );
}
