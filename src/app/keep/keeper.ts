/** Writes the work down after each change, each workspace by itself; tells where that does not go; follows *Back* and *Forward*. */
import { createEffect, onCleanup, untrack } from 'solid-js';
import { borrowedFrom } from '../../sharing/borrowed';
import { type Looked, lastTyped } from '../../sharing/secrets/last-typed';
import { cleanFiles } from '../../worker/clean-files';
import type { Workspace } from '../../workspace/workspace';
import { type App, freshWork, isTouched, type Keeping, type Start } from '../stores/app';
import { exampleTitle, startOfEntry, startOfWork } from '../stores/restore';
import { KEPT, keep } from '../stores/settings';
import { stateOf } from '../stores/state';
import { readEntry, writeEntry } from './entries';
import { defaultName, freeName } from './names';
import { reasonOf } from './reasons';
import { createTabLock } from './tab-lock';
import { forgetUnsaved, keepUnsaved } from './unsaved';
import { type WorkInfo, type Writing, workStore } from './work-store';

/** Milliseconds after the last change. */
const QUIET = 200;
/** How many workspaces are kept before the oldest is asked about. */
const MOST = 50;
/** Characters of files that are looked through for tokens at each change. */
const LARGE = 1_000_000;
/** How many of this visit *Back* brings back as they were, with their tokens. */
const VISITED = 20;

/** `opened` is what the page began with; by now something else may have taken its place, or *Back* was pressed (`hasMoved`). */
export function keepWork(app: App, opened: Workspace, hasMoved: boolean): void {
  new Keeper(app, opened).start(hasMoved);
}

class Keeper {
  readonly #app: App;
  readonly #lock = createTabLock();
  /** How often each workspace had been kept, as this tab saw it last. */
  readonly #revisions = new Map<string, number>();
  readonly #visited = new Map<string, Start>();
  /** What was shown last, and the files with which it was opened. */
  #shown: Start;
  #opened: Workspace;
  #id: string;
  /** `undefined` until it is known whether this tab may write. */
  #isOurs: boolean | undefined;
  #changed: Start | undefined;
  /** On its way into the store, with its tokens, and without them once they are known. */
  #underWay: Start | undefined;
  #clean: Writing | undefined;
  /** Where the tokens were when they were looked for last, and in which workspace. */
  #looked: (Looked & { readonly id: string | undefined }) | undefined;
  #isLooking = false;
  /** When this tab handed something to the store last. */
  #handed = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writes: Promise<void> = Promise.resolve();
  /** The workspace to which *Back* or *Forward* leads. */
  #arriving: string | undefined;

  constructor(app: App, opened: Workspace) {
    this.#app = app;
    this.#shown = app.works()[0] ?? app.current();
    this.#opened = opened;
    this.#id = this.#shown.work?.id ?? '';
  }

  start(hasMoved: boolean): void {
    if (hasMoved) void this.#follow(history.state);
    else writeEntry(this.#entryOf(this.#shown), 'replace');
    this.#hold();
    void this.#look(this.#shown);
    for (const before of this.#app.works()) this.#see(before);
    createEffect(() => {
      const start = this.#app.current();
      untrack(() => this.#see(start));
    });
    const left = () => this.#leave();
    const hidden = () => document.visibilityState === 'hidden' && left();
    const moved = (event: PopStateEvent) => void this.#follow(event.state);
    // Whoever reloads or closes the page looks away from it first.
    addEventListener('blur', left);
    addEventListener('pagehide', left);
    document.addEventListener('visibilitychange', hidden);
    addEventListener('popstate', moved);
    onCleanup(() => {
      clearTimeout(this.#timer);
      removeEventListener('blur', left);
      removeEventListener('pagehide', left);
      document.removeEventListener('visibilitychange', hidden);
      removeEventListener('popstate', moved);
    });
  }

  #see(start: Start): void {
    const id = start.work?.id ?? '';
    if (id !== this.#id) this.#change(start, id);
    this.#shown = start;
    if (!this.#isWorthKeeping(start)) return;
    this.#changed = start;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(true), QUIET);
    void this.#look(start);
  }

  /** Finds tokens before anything is written, so that whoever leaves the page at once loses nothing; one look at a time. */
  async #look({ files, work }: Start): Promise<void> {
    if (this.#isLooking || files === this.#looked?.files || sizeOf(files) > LARGE) return;
    this.#isLooking = true;
    try {
      const clean = await cleanFiles(this.#app.worker, files);
      this.#looked = { id: work?.id, files, clean: clean.files, places: clean.places };
    } catch {
      // A worker that fails is told of elsewhere.
    } finally {
      this.#isLooking = false;
    }
    const newest = this.#changed;
    if (newest !== undefined && newest.files !== files) void this.#look(newest);
  }

  /** Another workspace took the place of the one before. */
  #change(start: Start, id: string): void {
    this.#flush();
    this.#visited.delete(this.#id);
    this.#visited.set(this.#id, this.#shown);
    for (const oldest of [...this.#visited.keys()].slice(0, -VISITED)) this.#visited.delete(oldest);
    this.#id = id;
    this.#opened = start.files;
    this.#app.setKeeping(undefined);
    if (this.#arriving !== id) {
      // A link in the address made an entry of its own.
      const isPasted = start.hash !== '' && history.state === null;
      writeEntry(this.#entryOf(start), isPasted ? 'replace' : 'push');
    }
    this.#arriving = undefined;
    this.#hold();
  }

  #entryOf(start: Start) {
    return { id: this.#id, example: start.example };
  }

  #hold(): void {
    const id = this.#id;
    this.#isOurs = undefined;
    this.#lock.hold(id, (isOurs) => {
      if (this.#id !== id) return;
      const wasElsewhere = this.#isOurs === false;
      this.#isOurs = isOurs;
      if (!isOurs) this.#tell(id, { type: 'elsewhere' });
      else if (wasElsewhere) void this.#takeBack(id);
    });
  }

  /** The other tab has let go: what it left is shown, where nothing was changed here. */
  async #takeBack(id: string): Promise<void> {
    this.#tell(id, undefined);
    const opening = await startOfWork(id);
    const revision = opening?.start.work?.revision;
    if (opening === undefined || revision === this.#revisionOf(this.#shown) || this.#changed !== undefined) return;
    this.#revisions.set(id, revision ?? 0);
    this.#opened = opening.start.files;
    this.#app.show(opening.start);
    this.#app.notices.show('This is how the other tab left it.');
  }

  #revisionOf(start: Start): number {
    return this.#revisions.get(start.work?.id ?? '') ?? start.work?.revision ?? 0;
  }

  /** What is only looked at is not kept. */
  #isWorthKeeping(start: Start): boolean {
    if (this.#isOurs === false && sameFiles(start.files, this.#opened)) return false;
    if (this.#revisionOf(start) > 0) return true;
    return start.hash === '' ? isTouched(start) : !sameFiles(start.files, this.#opened);
  }

  /**
   * Where it is not known yet whose the workspace is, that is waited for, if there is time; with much data the end of a
   * run too: while tokens are looked for in them the worker hears no *Stop*.
   */
  #flush(hasTime = false): void {
    clearTimeout(this.#timer);
    const start = this.#changed;
    if (start === undefined) return;
    const isRunning = this.#app.runs.busy() && sizeOf(start.files) > LARGE;
    if (hasTime && (this.#isOurs === undefined || isRunning)) {
      this.#timer = setTimeout(() => this.#flush(true), QUIET);
      return;
    }
    this.#changed = undefined;
    const isOurs = this.#isOurs !== false;
    // Another tab keeps it; here it is only looked at.
    if (!isOurs && sameFiles(start.files, this.#opened)) return;
    this.#underWay = start;
    this.#writes = this.#writes.then(async () => {
      await this.#write(start, isOurs);
      this.#clean = undefined;
      if (this.#underWay === start) this.#underWay = undefined;
    });
  }

  async #write(start: Start, isOurs: boolean): Promise<void> {
    const id = start.work?.id ?? '';
    try {
      const store = await workStore();
      const works = await store.list();
      const name = this.#nameOf(start, works);
      const writing = { ...(await this.#writingOf(start)), name };
      this.#clean = writing;
      this.#handed = writing.saved;
      const written = isOurs ? await store.write(writing) : { type: 'conflict' as const };
      if (written.type === 'conflict') return await this.#fork(writing, works);
      this.#revisions.set(id, written.revision);
      forgetUnsaved(id);
      keep(KEPT, '1');
      const { missing } = written;
      this.#tell(id, missing.length === 0 ? undefined : { type: 'without data', files: missing });
      if (this.#id === id && this.#app.work().name === '') this.#app.setWork({ id, name, revision: written.revision });
      if (written.isNew) this.#askAboutOldest(works);
    } catch (error) {
      this.#tell(id, { type: 'not kept', reason: reasonOf(error) });
    }
  }

  #nameOf(start: Start, works: readonly WorkInfo[]): string {
    const kept = works.find(({ id }) => id === start.work?.id)?.name;
    return (
      this.#knownName(start) ??
      kept ??
      freeName(
        defaultName(exampleTitle(start.example), start.files),
        works.map(({ name }) => name),
      )
    );
  }

  /** By now another workspace may be shown. */
  #knownName({ work }: Start): string | undefined {
    const name = this.#id === work?.id ? this.#app.work().name : work?.name;
    return name === '' ? undefined : name;
  }

  /** Its tokens are left out, in the worker: texts may be long. */
  async #writingOf(start: Start): Promise<Writing> {
    const { files, exampleFiles, work } = start;
    const clean = await cleanFiles(this.#app.worker, files);
    this.#looked = { id: work?.id, files, clean: clean.files, places: clean.places };
    return {
      id: work?.id ?? '',
      name: work?.name ?? '',
      saved: Date.now(),
      state: { ...stateOf(start), workspace: clean.files },
      borrowed: borrowedFrom(exampleFiles, files, clean.places),
      exampleFiles,
      revision: this.#revisionOf(start),
    };
  }

  /** The same at once, as far as what was typed since tokens were looked for cannot be one. */
  #writingAtOnce(start: Start): Writing | undefined {
    const looked = this.#looked;
    if (looked === undefined || looked.id !== start.work?.id || this.#isOurs === false) return undefined;
    const workspace = lastTyped(looked, start.files);
    if (workspace === undefined) return undefined;
    return {
      id: start.work?.id ?? '',
      name: this.#knownName(start) ?? defaultName(exampleTitle(start.example), start.files),
      saved: Date.now(),
      state: { ...stateOf(start), workspace },
      borrowed: borrowedFrom(start.exampleFiles, looked.files, looked.places),
      exampleFiles: start.exampleFiles,
      revision: this.#revisionOf(start),
    };
  }

  /** Another tab has this workspace, or wrote it since: what was changed here becomes one of its own. */
  async #fork(writing: Writing, works: readonly WorkInfo[]): Promise<void> {
    const name = freeName(
      writing.name,
      works.map((work) => work.name),
    );
    const { id } = freshWork();
    const written = await (await workStore()).write({ ...writing, id, name, revision: 0 });
    const revision = written.type === 'kept' ? written.revision : 0;
    this.#revisions.set(id, revision);
    forgetUnsaved(writing.id);
    if (this.#id === writing.id) {
      this.#id = id;
      this.#app.setWork({ id, name, revision });
      this.#app.setKeeping(undefined);
      writeEntry(this.#entryOf(this.#shown), 'replace');
      this.#hold();
    }
    this.#app.notices.show(`“${writing.name}” is open in another tab, so what you changed here is kept as “${name}”.`);
  }

  /** Only as far as it is about what is shown. */
  #tell(id: string, keeping: Keeping | undefined): void {
    if (this.#id === id) this.#app.setKeeping(keeping);
  }

  #askAboutOldest(others: readonly WorkInfo[]): void {
    const oldest = others.at(-1);
    if (oldest === undefined || others.length < MOST) return;
    const day = new Date(oldest.saved).toLocaleDateString(undefined, { dateStyle: 'long' });
    this.#app.notices.show(`${MOST} workspaces are kept. The oldest is “${oldest.name}” of ${day}.`, {
      label: 'Delete it',
      run: async () => {
        const { deleteWork } = await import('./delete-work');
        await deleteWork(this.#app, oldest.id, oldest.name);
      },
    });
  }

  /** The store may answer too late: then the next load takes what is written here. */
  #leave(): void {
    const typed = this.#changed ?? this.#underWay;
    const isCleaned = this.#changed === undefined && this.#clean !== undefined;
    const writing = isCleaned ? this.#clean : typed === undefined ? undefined : this.#writingAtOnce(typed);
    if (writing !== undefined) keepUnsaved(writing, this.#handed);
    else if (this.#clean !== undefined) keepUnsaved(this.#clean, this.#handed);
    this.#flush();
  }

  async #follow(state: unknown): Promise<void> {
    const entry = readEntry(state);
    if (entry === undefined || entry.id === this.#id) return;
    this.#flush();
    const start = this.#visited.get(entry.id) ?? (await startOfEntry(entry, this.#app.worker))?.start;
    if (start === undefined) {
      this.#app.notices.show('What was here is not kept any more.');
      return;
    }
    this.#arriving = entry.id;
    this.#app.show(start);
  }
}

function sameFiles(some: Workspace, others: Workspace): boolean {
  return (
    some === others ||
    (some.length === others.length &&
      some.every(({ path, content }, i) => others[i]?.path === path && others[i]?.content === content))
  );
}

function sizeOf(files: Workspace): number {
  return files.reduce((sum, { content }) => sum + content.length, 0);
}
