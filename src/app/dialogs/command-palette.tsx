import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import { EXAMPLES } from '../../examples';
import { isEnabled } from '../commands/command';
import { COMMANDS } from '../commands/commands';
import { keyWords } from '../commands/keys';
import { MORE } from '../commands/more';
import { takeTypedAhead } from '../commands/typed-ahead';
import { openExample } from '../header/open-example';
import { Dialog } from '../shared/dialog';
import { useApp } from '../stores/app';
import styles from './dialogs.module.css';
import { foundBy } from './found-by';

interface Entry {
  readonly title: string;
  readonly also?: string;
  readonly group: string;
  readonly keys?: string;
  readonly run: () => void;
}

export function CommandPalette(props: { close: () => void }): JSX.Element {
  const app = useApp();
  const id = createUniqueId();
  const typed = takeTypedAhead();
  const [query, setQuery] = createSignal(typed.replace(/\n/g, ''));
  const [active, setActive] = createSignal(0);

  const entries: readonly Entry[] = [
    ...[...COMMANDS, ...MORE]
      .filter((command) => command.id !== 'commands' && isEnabled(app, command))
      .map(({ title, also, group, keys, run }) => ({
        title,
        group,
        ...(also === undefined ? {} : { also }),
        run: () => run(app),
        ...(keys === undefined ? {} : { keys }),
      })),
    ...app.files
      .all()
      .map(({ path }) => ({ title: path, group: 'Go to', run: () => app.goTo(path, { start: 0, end: 0 }) })),
    ...EXAMPLES.map(({ id: example, title }) => ({
      title,
      group: 'Example',
      run: () => void openExample(app, example),
    })),
  ];
  const found = createMemo(() => foundBy(query(), entries));
  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    props.close();
    entry.run();
  };
  if (typed.endsWith('\n')) queueMicrotask(() => run(found()[0]));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      run(found()[active()]);
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || found().length === 0) return;
    event.preventDefault();
    setActive((active() + by + found().length) % found().length);
    document.getElementById(`${id}-${active()}`)?.scrollIntoView({ block: 'nearest' });
  };

  return (
    <Dialog title="Commands" close={props.close} bare>
      <input
        class={styles.query}
        autofocus
        role="combobox"
        aria-label="Find a command"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found().length > 0 ? `${id}-${active()}` : undefined}
        placeholder="What would you like to do?"
        autocomplete="off"
        spellcheck={false}
        value={query()}
        onInput={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div class={styles.commands} id={`${id}-list`} role="listbox" aria-label="Commands" tabIndex="-1">
        <For each={found()}>
          {(entry, index) => (
            <div
              id={`${id}-${index()}`}
              role="option"
              tabIndex="-1"
              aria-selected={index() === active()}
              class={styles.command}
              onPointerMove={() => setActive(index())}
              onPointerUp={() => run(entry)}
            >
              <span>{entry.title}</span>
              <small>{entry.group}</small>
              <Show when={entry.keys}>{(keys) => <kbd>{keyWords(keys())}</kbd>}</Show>
            </div>
          )}
        </For>
      </div>
      <Show when={found().length === 0}>
        <p class={styles.none}>Nothing of that name.</p>
      </Show>
    </Dialog>
  );
}
