import { createSignal, type JSX } from 'solid-js';
import type { MessagePreview } from '../../kapacitor/record/run-model';
import { roomDocument } from '../model/room-document';
import { useApp } from '../stores/app';
import styles from './request-pane.module.css';

const COLOURS: Readonly<Record<string, string>> = {
  red: 'crit',
  yellow: 'warn',
  green: 'ok',
  purple: 'info',
  gray: 'soft',
};

/** What the room would show: the message as HTML, in a frame that can run nothing and fetch nothing. */
export function RoomPreview(props: { preview: MessagePreview }): JSX.Element {
  const { settings } = useApp();
  const [height, setHeight] = createSignal(20);
  const tone = () => COLOURS[props.preview.color] ?? 'soft';
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
        srcdoc={roomDocument(props.preview.html, settings.dark())}
        style={{ height: `${height()}px` }}
        onLoad={(event) =>
          setHeight(
            Math.min(240, Math.max(20, event.currentTarget.contentDocument?.documentElement.scrollHeight ?? 20)),
          )
        }
      />
    </div>
  );
}
