/** All stores of the page, made once. */

import { batch, createContext, createMemo, createSignal, useContext } from 'solid-js';
import type { EditorPlace, EditorPort } from '../../editor/port';
import { TOUR_PREFIX } from '../../examples/tour/step';
import { STRICT } from '../../kapacitor/run/run-options';
import type { Fix } from '../../problems/problem';
import type { View } from '../../sharing/shared-state';
import { applyEdits } from '../../text/edit';
import type { Range } from '../../text/range';
import type { WorkerClient } from '../../worker/client';
import type { Workspace } from '../../workspace/workspace';
import { silenceNamed } from '../model/silence';
import { type EntryFacts, entryAt, factsOf, type Timeline } from '../model/timeline';
import { createFiles, type FileStore } from './files';
import { createGroups, type Groups } from './groups';
import { createNotices, type Notices } from './notices';
import { createPlayer, type Player } from './player';
import { createRuns, type RunGuard, type Runs } from './runs';
import { createSettings, PANES, type Settings } from './settings';
import { createTyping, type Typing } from './typing';

export interface App {
  readonly notices: Notices;
  readonly settings: Settings;
  readonly files: FileStore;
  readonly runs: Runs;
  readonly typing: Typing;
  readonly player: Player;
  readonly groups: Groups;
  readonly worker: WorkerClient;
  /** Set while an editor is on the page. */
  readonly editor: () => EditorPort | undefined;
  setEditor(editor: EditorPort | undefined): void;
  /** Where the cursor of the editor is. */
  readonly cursor: () => EditorPlace | undefined;
  setCursor(place: EditorPlace): void;
  /** A place of a text that another view points at. */
  readonly lit: () => Lit | undefined;
  setLit(lit: Lit | undefined): void;
  /** A run that was put aside to compare later ones with it. */
  readonly pinned: () => Pinned | undefined;
  setPinned(pinned: Pinned | undefined): void;
  /** What is looked at. */
  readonly selected: () => EntryFacts | undefined;
  /** Opens a file and brings a range of it into view. */
  goTo(file: string, range: { readonly start: number; readonly end: number }): void;
  applyFix(fix: Fix): void;
  /** The example that the workspace began as; its id is '' without one. */
  readonly example: () => ExampleState;
  /** Key of what the chart draws; '' for what the alert judges. */
  readonly field: () => string;
  setField(field: string): void;
  /** Mark of the link that the work began as. */
  readonly hash: () => string;
  /** The workspace that this tab works on. */
  readonly work: () => WorkRef;
  setWork(work: WorkRef): void;
  /** Why it is not kept as it should be; `undefined` when all is well. */
  readonly keeping: () => Keeping | undefined;
  setKeeping(keeping: Keeping | undefined): void;
  /** The work as it stands. */
  current(): Start;
  /** Shows something else, and offers no way back. */
  show(start: Start): void;
  /** Opens something else in place of the work, which can be brought back. */
  replaceWork(start: Start, notice: string): void;
  /** Work of one's own whose place was taken, the newest last. */
  readonly works: () => readonly Start[];
  /** Brings the newest of them back; again and again: each in turn. */
  bringBack(): void;
}

export interface WorkRef {
  readonly id: string;
  /** '' until it is kept for the first time. */
  readonly name: string;
  /** How often it had been kept when it was opened; 0 for what is not kept yet. */
  readonly revision: number;
}

export type Keeping =
  | { readonly type: 'not kept'; readonly reason: string }
  /** There is no room for these data files. */
  | { readonly type: 'without data'; readonly files: readonly string[] }
  /** Open in another tab, which keeps it. */
  | { readonly type: 'elsewhere' };

export interface Lit {
  readonly file: string;
  readonly range: Range;
}

export interface Pinned {
  readonly files: Workspace;
  readonly timeline: Timeline;
}

export interface ExampleState {
  readonly id: string;
  readonly files: Workspace;
}

export interface Start {
  readonly files: Workspace;
  readonly active?: string;
  readonly example: string;
  readonly exampleFiles: Workspace;
  readonly strict: boolean;
  /** Index of the last point fed; all when missing. */
  readonly moment?: number;
  readonly hash: string;
  readonly view: View;
  /** Missing: a workspace of its own. */
  readonly work?: WorkRef;
}

export function createApp(start: Start, worker: WorkerClient, guard: RunGuard): App {
  const notices = createNotices();
  const settings = createSettings();
  settings.setStrict(start.strict);
  settings.setSilence(silenceNamed(start.view.silence));
  const files = createFiles(notices, start.files);
  if (start.active !== undefined) files.open(start.active);
  const options = createMemo(() => ({ ...(settings.strict() ? STRICT : {}), silence: settings.silence().length }));
  const runs = createRuns(files.all, options, worker, guard);
  worker.whenReplaced = (message) => {
    notices.show(`${message} Another one took its place, and the workspace runs again.`);
    runs.again();
  };
  const typing = createTyping(files, runs.problems);
  const player = createPlayer(runs.shown, start.moment);
  const groups = createGroups(runs.shown);
  const [editor, setEditor] = createSignal<EditorPort>();
  const [cursor, setCursor] = createSignal<EditorPlace>();
  const [lit, setLit] = createSignal<Lit>();
  const [example, setExample] = createSignal<ExampleState>({ id: start.example, files: start.exampleFiles });
  const [field, setField] = createSignal(start.view.field ?? '');
  const [pinned, setPinned] = createSignal<Pinned>();
  const [hash, setHash] = createSignal(start.hash);
  const [work, setWork] = createSignal(start.work ?? freshWork());
  const [keeping, setKeeping] = createSignal<Keeping>();
  const pane = PANES.find((candidate) => candidate === start.view.pane);
  if (pane !== undefined) settings.setPane(pane);
  const put = (next: Start) =>
    batch(() => {
      runs.forget();
      files.replace(next.files, next.active);
      settings.setStrict(next.strict);
      settings.setSilence(silenceNamed(next.view.silence));
      setExample({ id: next.example, files: next.exampleFiles });
      setField(next.view.field ?? '');
      setHash(next.hash);
      setWork(next.work ?? freshWork());
      player.expect(next.moment);
    });
  const selected = createMemo(() => {
    const timeline = runs.shown();
    const position = player.selected();
    return timeline === undefined || entryAt(timeline, position) === undefined
      ? undefined
      : factsOf(timeline, position);
  });
  const current = (): Start => ({
    files: files.all(),
    active: files.active(),
    example: example().id,
    exampleFiles: example().files,
    strict: settings.strict(),
    hash: hash(),
    view: { tab: files.active(), pane: settings.pane(), field: field(), silence: settings.silence().id },
    work: work(),
    ...(player.moment() < player.last() ? { moment: player.moment() } : {}),
  });
  const [works, setWorks] = createSignal<readonly Start[]>([]);
  let told: number | undefined;
  /**
   * Bringing the work back keeps what stood in its place in turn, so that no undo loses anything. From one untouched
   * example to the next, the way back leads to the work before them all.
   */
  const swap = (next: Start, notice: string, keep: (others: readonly Start[], before: Start) => readonly Start[]) => {
    const before = current();
    const isOwn = works().includes(next);
    const others = works().filter((work) => work !== next);
    setWorks(isTouched(before) ? keep(others, before) : others);
    put(next);
    const back = isTouched(before) || isOwn ? before : (others.at(-1) ?? before);
    if (told !== undefined) notices.dismiss(told);
    told = undefined;
    // From one untouched example to the next there is nothing to bring back.
    if (notice === '' || (back === before && !isTouched(before))) return;
    const label = back === before ? 'Undo' : 'Back to your work';
    told = notices.show(notice, { label, run: () => replaceWork(back, BACK) });
  };
  const replaceWork = (next: Start, notice: string) =>
    swap(next, notice, (others, before) => [...others, before].slice(-MOST_WORKS));
  const bringBack = () => {
    const next = works().at(-1);
    if (next !== undefined) swap(next, BACK, (others, before) => [before, ...others]);
  };
  return {
    notices,
    settings,
    files,
    runs,
    typing,
    player,
    groups,
    worker,
    editor,
    setEditor,
    cursor,
    setCursor,
    lit,
    setLit,
    pinned,
    setPinned,
    selected,
    example,
    field,
    setField,
    hash,
    work,
    setWork,
    keeping,
    setKeeping,
    current,
    show: put,
    works,
    replaceWork,
    bringBack,
    goTo: (file, range) => {
      files.open(file);
      settings.setPane('script');
      // The editor takes up the new document first.
      queueMicrotask(() => editor()?.reveal(range));
    },
    applyFix: (fix) => {
      const isNew = files.file(fix.file) === undefined;
      const before = files.text(fix.file);
      const after = applyEdits(before, fix.edits);
      if (after !== before) files.write(fix.file, after);
      const moves = fix.moves ?? [];
      for (const { from, to } of moves) files.rename(from, to);
      const path = moves.find(({ from }) => from === fix.file)?.to ?? fix.file;
      const undo = () => {
        if (files.text(path) !== after) {
          notices.show(`${path} has changed since. The editor's own undo goes further back.`);
          return;
        }
        for (const { from, to } of moves) files.rename(to, from);
        if (isNew) files.remove(fix.file);
        else if (after !== before) files.write(fix.file, before);
      };
      notices.show(`Done: ${fix.title}.`, { label: 'Undo', run: undo });
    },
  };
}

const MOST_WORKS = 10;
const BACK = 'Your work from before is back.';

export function freshWork(): WorkRef {
  return { id: Date.now().toString(36) + Math.random().toString(36).slice(2, 8), name: '', revision: 0 };
}

/** Steps of the tour are nobody's own work. */
export function isTour(example: string): boolean {
  return example.startsWith(TOUR_PREFIX);
}

/** Whether the work is more than an example as it comes. */
export function isTouched({ example, files, exampleFiles }: Start): boolean {
  if (isTour(example)) return false;
  if (files.length !== exampleFiles.length) return true;
  return files.some(({ path, content }, index) => {
    const as = exampleFiles[index];
    return as === undefined || as.path !== path || as.content !== content;
  });
}

export const AppContext = createContext<App>();

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === undefined) throw new Error('No page around this component.');
  return app;
}
