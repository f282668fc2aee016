import { For, type JSX, Show } from 'solid-js';
import { type LevelIndex, levelName } from '../../alert/level';
import { withCommas } from '../../text/counted';
import { GroupPicker } from '../chart/group-picker';
import type { EventFilter } from '../model/event-filter';
import { useApp } from '../stores/app';
import styles from './event-list.module.css';

const LEVELS: readonly LevelIndex[] = [3, 2, 1, 0];
const SENT = [
  ['all', 'Sent or not'],
  ['sent', 'Sent'],
  ['held', 'Held back'],
  ['lost', 'Not delivered'],
] as const;

/** Which events the list shows. The groups are those of the chart. */
export default function EventFilters(props: { filter: EventFilter; set: (filter: EventFilter) => void }): JSX.Element {
  const { runs, groups } = useApp();
  const tasks = () => runs.shown()?.run.tasks.map(({ id }) => id) ?? [];
  const all = () => runs.shown()?.run.evaluations.alerts.length ?? 0;
  const shown = () => groups.shown()?.filter((isShown) => isShown).length;
  return (
    <fieldset class={styles.filters} aria-label="Filter of the events">
      <select
        aria-label="Level"
        onChange={({ currentTarget }) => props.set({ ...props.filter, level: LEVELS[currentTarget.selectedIndex - 1] })}
      >
        <option selected={props.filter.level === undefined}>Any level</option>
        <For each={LEVELS}>
          {(level) => <option selected={props.filter.level === level}>{levelName(level)}</option>}
        </For>
      </select>
      <Show when={tasks().length > 1}>
        <select
          aria-label="Task"
          onChange={({ currentTarget }) => props.set({ ...props.filter, task: currentTarget.value })}
        >
          <option value="">Any task</option>
          <For each={tasks()}>
            {(task) => (
              <option value={task} selected={props.filter.task === task}>
                {task}
              </option>
            )}
          </For>
        </select>
      </Show>
      <select
        aria-label="Sent or held back"
        onChange={({ currentTarget }) =>
          props.set({ ...props.filter, fate: SENT[currentTarget.selectedIndex]?.[0] ?? 'all' })
        }
      >
        <For each={SENT}>
          {([value, words]) => (
            <option value={value} selected={props.filter.fate === value}>
              {words}
            </option>
          )}
        </For>
      </select>
      <Show when={all() > 1}>
        <GroupPicker words={shown() === undefined ? 'Any group' : `${shown()} of ${withCommas(all())} groups`} />
      </Show>
      <Show when={shown() !== undefined}>
        <button
          type="button"
          class="quiet"
          title="Show all groups again"
          aria-label="Show all groups"
          onClick={groups.showAll}
        >
          ✕
        </button>
      </Show>
    </fieldset>
  );
}
