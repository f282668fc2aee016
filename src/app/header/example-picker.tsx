import { createResource, For, type JSX, Show } from 'solid-js';
import { runCommand } from '../commands/commands';
import { behindResult } from '../shared/behind-result';
import { isTour, useApp } from '../stores/app';
import styles from './header.module.css';
import { openExample } from './open-example';

/** Only its words are needed here. */
const loadExamples = async () => (await import('../../examples')).EXAMPLES;

/** Also the id of the command. */
const TOUR = 'tour';

/** Picking an example keeps the work: the notice brings it back. */
export function ExamplePicker(): JSX.Element {
  const app = useApp();
  const [examples] = createResource(() => behindResult(app.runs, loadExamples));
  const known = () => examples.latest ?? [];
  const open = (id: string) => (id === TOUR ? runCommand(app, TOUR) : void openExample(app, id));
  const sections = () => [...new Set(known().map(({ section }) => section))];
  return (
    <select
      class={styles.picker}
      aria-label="Example"
      title={known().find(({ id }) => id === app.example().id)?.teaches}
      onChange={(event) => open(event.currentTarget.value)}
    >
      <Show when={app.example().id === '' || known().length === 0}>
        <option value="" selected disabled>
          Examples
        </option>
      </Show>
      <option value={TOUR} selected={isTour(app.example().id)}>
        Tour: ten steps
      </option>
      <For each={sections()}>
        {(section) => (
          <optgroup label={section}>
            <For each={known().filter((entry) => entry.section === section)}>
              {(entry) => (
                <option value={entry.id} title={entry.teaches} selected={entry.id === app.example().id}>
                  {entry.title}
                </option>
              )}
            </For>
          </optgroup>
        )}
      </For>
    </select>
  );
}
