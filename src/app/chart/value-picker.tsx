import { For, type JSX, Show } from 'solid-js';
import { type Choice, choiceName } from '../model/choices';
import { useApp } from '../stores/app';
import styles from './chart-pane.module.css';
import type { ChartStore } from './chart-store';

const SECTIONS = [
  ['judged', 'What the alerts judge'],
  ['node', 'What the node emits'],
  ['field', 'Fields of the points'],
] as const;

export function ValuePicker(props: { chart: ChartStore }): JSX.Element {
  const { setField } = useApp();
  const of = (type: Choice['type']) => props.chart.choices().filter((choice) => choice.type === type);
  return (
    <select class={styles.field} aria-label="Value to draw" onChange={(event) => setField(event.currentTarget.value)}>
      <For each={SECTIONS}>
        {([type, heading]) => (
          <Show when={of(type).length > 0}>
            <optgroup label={heading}>
              <For each={of(type)}>
                {(choice) => (
                  <option value={choice.key} selected={choice.key === props.chart.choice()?.key}>
                    {words(choice, of('judged').length === 1)}
                  </option>
                )}
              </For>
            </optgroup>
          </Show>
        )}
      </For>
    </select>
  );
}

/** What is judged says by which levels, where there are several values. */
function words(choice: Choice, isOne: boolean): string {
  if (choice.type === 'node') return choiceName(choice);
  if (choice.type === 'field') return `${choice.measurement} ${choice.field}`;
  const words = choice.place === '' ? choice.name : `${choice.name} · ${choice.place}`;
  return isOne ? words : `${words} · ${choice.properties.join(', ')}`;
}
