import { createResource, createSignal, For, type JSX, Show } from 'solid-js';
import { Dialog } from '../shared/dialog';
import { freshWork, useApp } from '../stores/app';
import { openWork } from '../stores/restore';
import { deleteWork } from './delete-work';
import styles from './keep.module.css';
import { KeepNote } from './keep-mark';
import { freeName } from './names';
import { reasonOf } from './reasons';
import { openElsewhere } from './tab-lock';
import { type WorkInfo, workStore } from './work-store';

interface Listed {
  readonly works: readonly WorkInfo[];
  readonly elsewhere: ReadonlySet<string>;
  /** Why there is no list. */
  readonly fault?: string;
}

async function list(): Promise<Listed> {
  try {
    const store = await workStore();
    return { works: await store.list(), elsewhere: await openElsewhere() };
  } catch (error) {
    return { works: [], elsewhere: new Set(), fault: reasonOf(error) };
  }
}

/** Every workspace that this browser keeps, the newest first. */
export function RecentDialog(props: { close: () => void }): JSX.Element {
  const app = useApp();
  const [listed, { refetch }] = createResource(list);
  const [renaming, setRenaming] = createSignal<string>();
  const works = () => listed.latest?.works ?? [];
  const again = () => void refetch();

  const open = (id: string) => {
    props.close();
    if (id !== app.work().id) void openWork(app, id);
  };
  const rename = async (work: WorkInfo, name: string) => {
    setRenaming(undefined);
    const wanted = name.trim();
    if (wanted === '' || wanted === work.name) return;
    await (await workStore()).rename(work.id, wanted);
    if (app.work().id === work.id) app.setWork({ ...app.work(), name: wanted });
    again();
  };
  const duplicate = async ({ id, name }: WorkInfo) => {
    const copy = {
      id: freshWork().id,
      name: freeName(
        name,
        works().map((work) => work.name),
      ),
      saved: Date.now(),
    };
    try {
      await (await workStore()).duplicate(id, copy);
    } catch (error) {
      app.notices.show(`There is no copy. ${reasonOf(error)}`);
    }
    again();
  };

  return (
    <Dialog title="Recent work" close={props.close} wide>
      <KeepNote />
      <Show when={listed.latest?.fault}>{(fault) => <p class={styles.soft}>{fault()} So there is no list.</p>}</Show>
      <Show when={listed.state === 'ready' && works().length === 0 && listed.latest?.fault === undefined}>
        <p class={styles.soft}>Nothing yet: an example is kept as soon as you change it.</p>
      </Show>
      <ul class={styles.list}>
        <For each={works()}>
          {(work) => (
            <li class={styles.work}>
              <Show
                when={renaming() === work.id}
                fallback={
                  <button type="button" class={`quiet ${styles.open}`} onClick={() => open(work.id)}>
                    {work.name}
                  </button>
                }
              >
                <NameBox name={work.name} done={(name) => void rename(work, name)} />
              </Show>
              <small>
                {whenWords(work.saved)} · {sizeWords(work.size)}
                <Show when={work.id === app.work().id}> · in this tab</Show>
                <Show when={work.id !== app.work().id && listed.latest?.elsewhere.has(work.id)}> · in another tab</Show>
                <Show when={work.missing.length > 0}> · without {work.missing.join(', ')}</Show>
              </small>
              <span class={styles.actions}>
                <button
                  type="button"
                  class="quiet"
                  aria-label={`Rename ${work.name}`}
                  onClick={() => setRenaming(work.id)}
                >
                  Rename
                </button>
                <button
                  type="button"
                  class="quiet"
                  aria-label={`Duplicate ${work.name}`}
                  onClick={() => void duplicate(work)}
                >
                  Duplicate
                </button>
                <button
                  type="button"
                  class="quiet"
                  aria-label={`Delete ${work.name}`}
                  onClick={() => void deleteWork(app, work.id, work.name, again)}
                >
                  Delete
                </button>
              </span>
            </li>
          )}
        </For>
      </ul>
      <p class={styles.soft}>
        Kept in this browser only, without tokens. 50 are kept; beyond that the oldest is asked about.
      </p>
    </Dialog>
  );
}

function NameBox(props: { name: string; done: (name: string) => void }): JSX.Element {
  let isDone = false;
  const finish = (name: string) => {
    if (isDone) return;
    isDone = true;
    props.done(name);
  };
  return (
    <input
      aria-label={`New name of ${props.name}`}
      value={props.name}
      maxLength={80}
      ref={(input) =>
        queueMicrotask(() => {
          input.focus();
          input.select();
        })
      }
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') {
          // The dialog stays.
          event.preventDefault();
          finish(props.name);
        }
      }}
    />
  );
}

function whenWords(saved: number): string {
  return new Date(saved).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

function sizeWords(size: number): string {
  if (size < 1_000) return `${size} B`;
  return size < 1_000_000 ? `${Math.round(size / 1_000)} kB` : `${(size / 1_000_000).toFixed(1)} MB`;
}
