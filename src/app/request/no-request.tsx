import { type JSX, Show } from 'solid-js';
import { KINDS } from '../../workspace/kinds';
import { answerIn } from '../model/answers';
import type { EntryFacts } from '../model/timeline';
import { isUnheard } from '../model/words/why-words';
import { useApp } from '../stores/app';
import styles from './request-pane.module.css';

const CONFIGURATION = KINDS.config.offer;

/** Why there is none, and what would make one. */
export default function NoRequest(props: { facts: EntryFacts }): JSX.Element {
  const { files, runs } = useApp();
  const hasHipChat = () =>
    runs.latest()?.config.hipchat !== undefined && (runs.latest()?.config.hipchat?.enabled ?? false);
  const offer = () => props.facts.sent && !hasHipChat();
  const addSection = () => {
    const text = files.text(CONFIGURATION.path);
    files.write(
      CONFIGURATION.path,
      text === '' ? CONFIGURATION.content : `${text.trimEnd()}\n\n${CONFIGURATION.content}`,
    );
    files.open(CONFIGURATION.path);
  };
  return (
    <div class={styles.none}>
      <Show
        when={props.facts.sent}
        fallback={
          <p>
            {isUnheard(props.facts) ? 'Nobody hears of it' : 'Held back'}: {props.facts.reason}. Nothing left Kapacitor.
          </p>
        }
      >
        <Show
          when={answerIn(files.text('case.json'))?.slow}
          fallback={<p>The event went to its topic, and no handler made a request of it.</p>}
        >
          <p>Its request waits: the room has not answered the one before, and Kapacitor waits without limit.</p>
        </Show>
      </Show>
      <Show when={offer()}>
        <p>
          <code>kapacitor.conf</code> has no enabled <code>[hipchat]</code> section.
        </p>
        <button type="button" onClick={addSection}>
          Add a [hipchat] section
        </button>
      </Show>
    </div>
  );
}
