import { For, type JSX } from 'solid-js';
import { EXAMPLES, type ExampleEntry } from '../../workspace/examples';
import { useApp } from '../stores/app';
import styles from './header.module.css';
import { openExample } from './open-example';

/** Picking an example keeps the work: the notice brings it back. */
export function ExamplePicker(): JSX.Element {
  const app = useApp();
  const sections = [...new Set(EXAMPLES.map(({ section }) => section))];
  return (
    <select
      class={styles.picker}
      aria-label="Example"
      title={teaching(app.example().id)}
      onChange={(event) => void openExample(app, event.currentTarget.value)}
    >
      <option value="" selected={app.example().id === ''} disabled>
        Examples
      </option>
      <For each={sections}>
        {(section) => (
          <optgroup label={section}>
            <For each={EXAMPLES.filter((entry) => entry.section === section)}>
              {(entry) => <Option entry={entry} chosen={app.example().id} />}
            </For>
          </optgroup>
        )}
      </For>
    </select>
  );
}

function Option(props: { entry: ExampleEntry; chosen: string }): JSX.Element {
  return (
    <option value={props.entry.id} title={props.entry.teaches} selected={props.entry.id === props.chosen}>
      {props.entry.title}
    </option>
  );
}

function teaching(id: string): string | undefined {
  return EXAMPLES.find((entry) => entry.id === id)?.teaches;
}
