/** The workspace as the page edits it. Content changes and changes to the list of files both go through here. */
import { batch, createSignal } from 'solid-js';
import type { Workspace, WorkspaceFile } from '../../workspace/workspace';
import type { Notices } from './notices';

export interface FileStore {
  readonly all: () => Workspace;
  /** Path of the file in the editor; '' without files. */
  readonly active: () => string;
  file(path: string): WorkspaceFile | undefined;
  /** The text of a file; '' for bytes. */
  text(path: string): string;
  open(path: string): void;
  /** Sets the text of a file, adding the file when it is missing. */
  write(path: string, text: string): void;
  add(file: WorkspaceFile): void;
  rename(from: string, to: string): void;
  /** Path of the file that is being given a name. */
  readonly renaming: () => string | undefined;
  setRenaming(path: string | undefined): void;
  /** Takes a file away and offers to bring it back. */
  remove(path: string): void;
  move(path: string, by: -1 | 1): void;
  replace(files: Workspace, active?: string): void;
}

export function createFiles(notices: Notices, initial: Workspace): FileStore {
  const [all, setAll] = createSignal<Workspace>(initial);
  const [active, setActive] = createSignal(initial[0]?.path ?? '');
  const [renaming, setRenaming] = createSignal<string>();
  const file = (path: string) => all().find((candidate) => candidate.path === path);

  const replace = (files: Workspace, wanted?: string) =>
    batch(() => {
      setAll(files);
      const open = files.find(({ path }) => path === wanted) ?? files[0];
      setActive(open?.path ?? '');
    });

  return {
    all,
    active,
    file,
    text(path) {
      const content = file(path)?.content;
      return typeof content === 'string' ? content : '';
    },
    open: (path) => {
      if (file(path) !== undefined) setActive(path);
    },
    write: (path, text) => {
      const known = file(path);
      if (known === undefined) setAll((files) => [...files, { path, content: text }]);
      else if (known.content !== text) {
        setAll((files) => files.map((candidate) => (candidate.path === path ? { path, content: text } : candidate)));
      }
    },
    add: (added) =>
      batch(() => {
        setAll((files) =>
          files.some(({ path }) => path === added.path)
            ? files.map((known) => (known.path === added.path ? added : known))
            : [...files, added],
        );
        setActive(added.path);
      }),
    rename: (from, to) =>
      batch(() => {
        setAll((files) => files.map((candidate) => (candidate.path === from ? { ...candidate, path: to } : candidate)));
        if (active() === from) setActive(to);
      }),
    remove: (path) => {
      const index = all().findIndex((candidate) => candidate.path === path);
      const removed = all()[index];
      if (removed === undefined) return;
      const rest = all().filter((candidate) => candidate !== removed);
      replace(rest, active() === path ? rest[Math.min(index, rest.length - 1)]?.path : active());
      notices.show(`Deleted ${path}.`, {
        label: 'Undo',
        run: () => {
          const now = all().filter((candidate) => candidate.path !== path);
          replace([...now.slice(0, index), removed, ...now.slice(index)], path);
        },
      });
    },
    move: (path, by) => {
      const files = [...all()];
      const index = files.findIndex((candidate) => candidate.path === path);
      const moved = files[index];
      const target = index + by;
      if (moved === undefined || target < 0 || target >= files.length) return;
      files.splice(index, 1);
      files.splice(target, 0, moved);
      setAll(files);
    },
    renaming,
    setRenaming,
    replace,
  };
}
