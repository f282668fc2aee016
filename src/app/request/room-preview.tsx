import { createMemo, createSignal, type JSX, Show } from 'solid-js';
import type { MessagePreview } from '../../kapacitor/record/run-model';
import { trusted } from '../../worker/trusted';
import { roomDocument } from '../model/room-document';
import { afterDrawing } from '../shared/after-drawing';
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
  const later = afterDrawing(() => props.preview.html, props.preview.html);
  const html = createMemo(() => messageHtml(later()));
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
