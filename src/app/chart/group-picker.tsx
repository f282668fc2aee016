import { createMemo, createUniqueId, For, type JSX, Show } from 'solid-js';
import { withCommas } from '../../text/counted';
import { changedAlerts, changedFirst, finder, groupKey, groupLabel } from '../model/groups';
import { placeBelow } from '../shared/popover';
import { rowsInView } from '../shared/rows-in-view';
import { scrollable } from '../shared/scrollable';
import { useApp } from '../stores/app';
import styles from './legend.module.css';

const ROW = 28;

/** A button that opens the list of all groups: to search, and to choose those that chart, strip and events show. */
export function GroupPicker(props: { words: string }): JSX.Element {
  const { runs, groups } = useApp();
  const id = createUniqueId();
  let button: HTMLButtonElement | undefined;
  let search: HTMLInputElement | undefined;

  const run = () => runs.shown()?.run;
  const alerts = () => run()?.evaluations.alerts ?? [];
  const changed = createMemo(() => {
    const current = run();
    return current === undefined ? new Uint8Array(0) : changedAlerts(current);
  });
  const found = createMemo(() => {
    const finds = finder(alerts(), groups.query());
    return changedFirst(changed()).filter((alert) => {
      const identity = alerts()[alert];
      return identity !== undefined && finds(identity);
    });
  });
  const view = rowsInView(() => found().length, ROW);
  const keyOf = (alert: number) => {
    const identity = alerts()[alert];
    return identity === undefined ? '' : groupKey(identity);
  };
  const toggle = (key: string, isOn: boolean) => {
    const others = [...groups.picked()].filter((other) => other !== key);
    groups.pick(isOn ? [...others, key] : others);
  };
  return (
    <>
      <button
        ref={(element) => {
          button = element;
        }}
        type="button"
        class={styles.many}
        aria-haspopup="dialog"
        popovertarget={id}
      >
        {props.words}
      </button>
      <div
        ref={(element) => {
          element.addEventListener('toggle', (event) => {
            if (event.newState !== 'open' || button === undefined) return;
            placeBelow(button, element, 'end');
            search?.focus();
          });
        }}
        id={id}
        popover
        role="dialog"
        aria-label="Groups"
        class={styles.picker}
      >
        <input
          ref={(element) => {
            search = element;
          }}
          type="search"
          aria-label="Find groups"
          placeholder="host=web1"
          value={groups.query()}
          onInput={(event) => groups.setQuery(event.currentTarget.value)}
        />
        <div
          class={styles.found}
          ref={(element) => {
            view.observe(element);
            scrollable(element);
          }}
        >
          <div style={{ height: `${found().length * ROW}px` }} />
          <For each={view.rows()}>
            {(row) => {
              const alert = () => found()[row()] ?? -1;
              const identity = () => alerts()[alert()];
              return (
                <Show when={identity()}>
                  {(known) => (
                    <label style={{ top: `${row() * ROW}px` }}>
                      <input
                        type="checkbox"
                        checked={groups.picked().has(keyOf(alert()))}
                        onChange={(event) => toggle(keyOf(alert()), event.currentTarget.checked)}
                      />
                      <span>{groupLabel(known())}</span>
                      <small>{changed()[alert()] === 1 ? 'changed' : ''}</small>
                    </label>
                  )}
                </Show>
              );
            }}
          </For>
        </div>
        <div class={styles.actions}>
          <span aria-live="polite">{withCommas(found().length)} found</span>
          <div class="end">
            <button type="button" class="quiet" disabled={groups.shown() === undefined} onClick={groups.showAll}>
              Show all
            </button>
          </div>
        </div>
      </div>
    </>
  );
}
