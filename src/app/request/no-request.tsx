import { type JSX, Show } from 'solid-js';
import { KINDS } from '../../workspace/kinds';
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
  const offer = () => props.facts.failed.includes('HipChat') && !hasHipChat();
  const words = () => {
    const { facts } = props;
    const { outcome, reason, fate, failed } = facts;
    if (outcome === 'waiting')
      return 'Its request waits: the room has not answered the one before, and Kapacitor waits without limit.';
    if (fate === 'sent') return 'The event went to its topic, and no handler made a request of it.';
    if (fate === 'lost') return `Not delivered: ${failed.join(' and ')} failed on it before anything left Kapacitor.`;
    return `${isUnheard(facts) ? 'Nobody hears of it' : 'Held back'}: ${reason}. Nothing left Kapacitor.`;
  };
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
      <p>{words()}</p>
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
