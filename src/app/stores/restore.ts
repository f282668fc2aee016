/** Links, kept work and what a tab had before: fetched when there is such a thing. */

import { EXAMPLES, exampleWorkspace } from '../../examples';
import { giveBack } from '../../sharing/borrowed';
import { type FirstDraft, readFirstDraft } from '../../sharing/first-draft';
import { linkMark } from '../../sharing/link-mark';
import { changedWords, isPermalink } from '../../sharing/permalink';
import { hasLeftOut } from '../../sharing/secrets/has-left-out';
import type { SharedState } from '../../sharing/shared-state';
import type { WorkerClient } from '../../worker/client';
import type { Workspace } from '../../workspace/workspace';
import { type Entry, readEntry } from '../keep/entries';
import { defaultName, freeName } from '../keep/names';
import { openElsewhere } from '../keep/tab-lock';
import { forgetUnsaved, unsavedWritings } from '../keep/unsaved';
import { type ReadWork, type WorkStore, workStore } from '../keep/work-store';
import { type App, freshWork, isTouched, type Start } from './app';
import { firstExample, type Opening } from './first-example';
import { KEPT, keep, recall } from './settings';

export async function restored(hash: string, worker: WorkerClient): Promise<Opening> {
  const store = await workStore().catch(() => undefined);
  const draft = await firstDraft('tick.draft');
  if (store !== undefined) await takeOver(store);
  const had = readEntry(history.state);
  const start = had === undefined ? undefined : await startOfEntry(had, worker);
  if (start !== undefined) return start;
  const works = (await store?.list()) ?? [];
  const [newest] = works;
  if (!isPermalink(hash)) {
    if (newest !== undefined) return newestOrNew(newest.id, newest.name);
    return { start: draft === undefined ? firstExample() : await startOfDraft(draft) };
  }
  const decoded = await worker.sharing((service) => service.openLink(hash));
  if (!decoded.ok) {
    const other = newest === undefined ? undefined : await newestOrNew(newest.id, newest.name);
    return { start: other?.start ?? firstExample(), notice: decoded.error };
  }
  const linked = await startOf(decoded.state, hash);
  const leftOut = hasLeftOut(linked.files) ? 'The link left tokens out: requests show a placeholder.' : undefined;
  return { start: linked, ...noticed(leftOut, decoded.notice), ...(newest === undefined ? {} : { before: newest.id }) };
}

/** The newest work, unless another tab has it. */
async function newestOrNew(id: string, name: string): Promise<Opening> {
  if ((await openElsewhere()).has(id)) {
    return {
      start: firstExample(),
      notice: `“${name}” is open in another tab, so this one begins anew. Recent work lists what is kept.`,
    };
  }
  return (await startOfWork(id)) ?? { start: firstExample() };
}

/** What an entry of the tab's history showed: as it is kept, or as it came. */
export async function startOfEntry({ id, example }: Entry, worker: WorkerClient): Promise<Opening | undefined> {
  const kept = await startOfWork(id);
  if (kept !== undefined) return kept;
  const work = { id, name: '', revision: 0 };
  const { hash } = location;
  if (isPermalink(hash)) {
    const decoded = await worker.sharing((service) => service.openLink(hash));
    return decoded.ok ? { start: { ...(await startOf(decoded.state, hash)), work } } : undefined;
  }
  const files = await exampleFiles(example);
  if (files.length === 0) return undefined;
  return { start: { files, example, exampleFiles: files, strict: false, hash: '', view: {}, work } };
}

/** `undefined` where it is not kept, or cannot be read. */
export async function startOfWork(id: string): Promise<Opening | undefined> {
  try {
    const read = await (await workStore()).read(id, exampleFiles);
    return read === undefined ? undefined : await openingOf(read);
  } catch {
    return undefined;
  }
}

async function openingOf({ info, state, changed }: ReadWork): Promise<Opening> {
  const { id, name, revision, missing } = info;
  const start = { ...(await startOf(state, '')), work: { id, name, revision } };
  const lost =
    missing.length === 0
      ? undefined
      : `The browser had no room for ${missing.join(', ')} of “${name}”: open ${missing.length === 1 ? 'it' : 'them'} again.`;
  return { start, ...noticed(lost, changedWords(changed)) };
}

function noticed(...sentences: readonly (string | undefined)[]): { readonly notice?: string } {
  const notice = sentences.filter((sentence) => sentence !== undefined).join(' ');
  return notice === '' ? {} : { notice };
}

/** Moves what the page once kept in local storage, and what was typed while a page was left, into the store. */
async function takeOver(store: WorkStore): Promise<void> {
  try {
    for (const key of ['tick.draft-before', 'tick.draft'] as const) {
      const draft = await firstDraft(key);
      if (draft !== undefined) await takeDraft(store, draft, key === 'tick.draft' ? 0 : -1);
      localStorage.removeItem(key);
    }
    for (const writing of await unsavedWritings(exampleFiles)) {
      const known = (await store.list()).find(({ id }) => id === writing.id);
      if (known === undefined || known.saved < writing.saved) {
        // What the same page gave the store before was still written.
        const revision = known?.saved === writing.handed ? known.revision : writing.revision;
        const written = await store.write({ ...writing, revision });
        if (written.type === 'conflict')
          await store.write({
            ...writing,
            id: freshWork().id,
            revision: 0,
            name: `${writing.name} (from another tab)`,
          });
        keep(KEPT, '1');
      }
      forgetUnsaved(writing.id);
    }
  } catch {
    // No room: what is in local storage stays there, and is taken the next time.
  }
}

async function takeDraft(store: WorkStore, draft: FirstDraft, later: number): Promise<void> {
  const start = await startOfDraft(draft);
  if (!isTouched(start)) return;
  const names = (await store.list()).map(({ name }) => name);
  await store.write({
    id: freshWork().id,
    name: freeName(defaultName(exampleTitle(draft.state.example), draft.state.workspace), names),
    saved: Date.now() + later,
    ...draft,
    exampleFiles: start.exampleFiles,
    revision: 0,
  });
  keep(KEPT, '1');
}

async function startOfDraft({ state, borrowed }: FirstDraft): Promise<Start> {
  const workspace = giveBack(state.workspace, borrowed, await exampleFiles(state.example));
  return startOf({ ...state, workspace }, '');
}

async function firstDraft(key: 'tick.draft' | 'tick.draft-before'): Promise<FirstDraft | undefined> {
  const text = recall(key);
  return text === undefined ? undefined : readFirstDraft(text);
}

export function exampleTitle(id: string): string | undefined {
  return EXAMPLES.find((entry) => entry.id === id)?.title;
}

async function exampleFiles(id: string): Promise<Workspace> {
  const entry = EXAMPLES.find((candidate) => candidate.id === id);
  return entry === undefined ? [] : exampleWorkspace(await entry.load());
}

/** `hash` of the link that it came by; '' without one. */
export async function startOf(state: SharedState, hash: string): Promise<Start> {
  const { workspace, example, strict, moment, view } = state;
  const { tab } = view;
  return {
    files: workspace,
    example,
    exampleFiles: await exampleFiles(example),
    strict,
    hash: linkMark(hash),
    view,
    ...(tab === undefined ? {} : { active: tab }),
    ...(moment === undefined ? {} : { moment: moment - 1 }),
  };
}

/** Opens a link in place of the work. */
export async function openLink(app: App, hash: string): Promise<void> {
  const decoded = await app.worker.sharing((service) => service.openLink(hash));
  if (!decoded.ok) app.notices.show(decoded.error);
  else {
    const words = ['The link is open. Your work from before is kept.', decoded.notice ?? []].flat().join(' ');
    app.replaceWork(await startOf(decoded.state, hash), words);
  }
}

/** Opens kept work in place of that which is open. */
export async function openWork(app: App, id: string, words?: string): Promise<void> {
  const opening = await startOfWork(id);
  if (opening === undefined) app.notices.show('This workspace is not kept any more.');
  else
    app.replaceWork(
      opening.start,
      [words ?? `“${opening.start.work?.name}” is open.`, opening.notice ?? []].flat().join(' '),
    );
}
