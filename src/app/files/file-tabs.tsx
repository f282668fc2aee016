import { createEffect, For, type JSX, Show } from 'solid-js';
import { NEW_FILES } from '../../workspace/kinds';
import { pathFault } from '../../workspace/paths';
import { runCommand } from '../commands/commands';
import { Menu, type MenuItem } from '../shared/menu';
import { type App, useApp } from '../stores/app';
import { addNew } from './add-new';
import styles from './file-tabs.module.css';

/** So many tabs are seen at once. */
const FEW = 4;

export function FileTabs(): JSX.Element {
  const app = useApp();
  const { files } = app;
  const { renaming, setRenaming } = files;
  const problemsOf = useProblemCounts();

  const onKeyDown = (event: KeyboardEvent, path: string) => {
    const paths = files.all().map((file) => file.path);
    const at = paths.indexOf(path);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: paths.length - 1 }[event.key];
    const next = event.altKey || to === undefined ? undefined : paths[(to + paths.length) % paths.length];
    if (next !== undefined) {
      event.preventDefault();
      files.open(next);
      document.getElementById(tabId(next))?.focus();
    } else if (event.key === 'F2') setRenaming(path);
    else if (event.key === 'Delete') files.remove(path);
  };

  // However many there are, the open one is in view.
  createEffect(() => {
    const tab = tabId(files.active());
    requestAnimationFrame(() => document.getElementById(tab)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  });

  return (
    <div class={styles.bar}>
      <div class={styles.tabs} role="tablist" aria-label="Files">
        <For each={files.all().map((file) => file.path)}>
          {(path) => (
            <Show when={renaming() !== path} fallback={<RenameBox path={path} done={() => setRenaming(undefined)} />}>
              <button
                type="button"
                role="tab"
                id={tabId(path)}
                class={styles.tab}
                aria-selected={files.active() === path}
                aria-controls="editor-panel"
                tabIndex={files.active() === path ? 0 : -1}
                title={path}
                onClick={() => files.open(path)}
                onDblClick={() => setRenaming(path)}
                onKeyDown={(event) => onKeyDown(event, path)}
              >
                {path}
                <Show when={problemsOf(path)}>
                  {(severity) => (
                    <i
                      class={`${styles.dot} ${severity() === 'error' ? styles.error : styles.warning}`}
                      title={`has ${severity()}s`}
                    />
                  )}
                </Show>
              </button>
            </Show>
          )}
        </For>
      </div>
      <Show when={files.all().length > FEW}>
        <Menu
          label={`All ${files.all().length} files`}
          icon="⌄"
          items={files.all().map(({ path }) => ({ label: path, run: () => files.open(path) }))}
        />
      </Show>
      <Menu label="Add a file" icon="+" items={additions(app)} />
      <div class={styles.end}>
        <Menu label="This file" icon="⋯" align="end" items={fileItems(setRenaming)} />
      </div>
    </div>
  );
}

export function tabId(path: string): string {
  return `tab-${path.replace(/[^\w-]/g, (character) => `_${character.charCodeAt(0)}_`)}`;
}

function useProblemCounts(): (path: string) => 'error' | 'warning' | undefined {
  const { typing } = useApp();
  return (path) => {
    const own = typing.problems().filter((problem) => problem.file === path);
    if (own.some(({ severity }) => severity === 'error')) return 'error';
    return own.some(({ severity }) => severity === 'warning') ? 'warning' : undefined;
  };
}

function additions(app: App): readonly MenuItem[] {
  return [
    ...NEW_FILES.map((offer) => ({ label: offer.label, hint: offer.path, run: () => addNew(app, offer) })),
    { label: 'From this computer…', run: () => runCommand(app, 'open') },
  ];
}

function fileItems(rename: (path: string) => void): readonly MenuItem[] {
  const app = useApp();
  return [
    { label: 'Rename…', hint: 'F2', run: () => rename(app.files.active()) },
    { label: 'Move left', run: () => runCommand(app, 'left') },
    { label: 'Move right', run: () => runCommand(app, 'right') },
    { label: 'Download', run: () => runCommand(app, 'download') },
    { label: 'Delete', run: () => runCommand(app, 'delete') },
  ];
}

function RenameBox(props: { path: string; done: () => void }): JSX.Element {
  const { files, notices } = useApp();
  let cancelled = false;
  const finish = (name: string) => {
    if (cancelled) return;
    cancelled = true;
    const wanted = name.trim();
    const problem = wanted === props.path ? undefined : pathFault(wanted, files.all());
    if (problem !== undefined) notices.show(problem);
    else if (wanted !== props.path) files.rename(props.path, wanted);
    props.done();
  };
  return (
    <input
      class={styles.rename}
      aria-label={`New name of ${props.path}`}
      value={props.path}
      size={Math.max(8, props.path.length)}
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
          cancelled = true;
          props.done();
        }
      }}
    />
  );
}
