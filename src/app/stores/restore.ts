/** What was kept in this browser, or comes in a link. Fetched when there is such a thing. */

import { EXAMPLES, exampleWorkspace } from '../../examples';
import { linkMark } from '../../sharing/link-mark';
import { isPermalink } from '../../sharing/permalink';
import { hasLeftOut } from '../../sharing/secrets/has-left-out';
import type { SharedState } from '../../sharing/shared-state';
import type { WorkerClient } from '../../worker/client';
import type { Workspace } from '../../workspace/workspace';
import type { App, Start } from './app';
import { type Draft, readDraft } from './draft';
import { firstExample, type Opening } from './first-example';
import { keep, recall } from './settings';

export async function restored(hash: string, worker: WorkerClient): Promise<Opening> {
  const draft = await readDraft('tick.draft', exampleFiles);
  if (!isPermalink(hash)) return draft === undefined ? { start: firstExample() } : { start: await fromDraft(draft) };
  // A link that was worked on and reloaded: the work wins.
  if (draft !== undefined && draft.hash === linkMark(hash)) return { start: await fromDraft(draft) };
  const decoded = await worker.sharing((service) => service.openLink(hash));
  if (!decoded.ok)
    return { start: draft === undefined ? firstExample() : await fromDraft(draft), notice: decoded.error };
  keepBefore();
  const start = await startOf(decoded.state, hash);
  const leftOut = hasLeftOut(start.files) ? ['The link left tokens out: requests show a placeholder.'] : [];
  const words = [...leftOut, decoded.notice ?? []].flat().join(' ');
  return { start, ...(words === '' ? {} : { notice: words }), ...(draft === undefined ? {} : { before: draft }) };
}

/** The work that a link takes the place of; kept until the next link does. */
function keepBefore(): void {
  const draft = recall('tick.draft');
  if (draft !== undefined) keep('tick.draft-before', draft);
}

/** What was here before the last link. */
export async function workBefore(): Promise<Start | undefined> {
  const draft = await readDraft('tick.draft-before', exampleFiles);
  return draft === undefined ? undefined : fromDraft(draft);
}

async function exampleFiles(id: string): Promise<Workspace> {
  const entry = EXAMPLES.find((candidate) => candidate.id === id);
  return entry === undefined ? [] : exampleWorkspace(await entry.load());
}

export async function fromDraft(draft: Draft): Promise<Start> {
  const { files, example, strict, hash, active, moment } = draft;
  return {
    files,
    example,
    strict,
    hash,
    active,
    view: {},
    exampleFiles: await exampleFiles(example),
    ...(moment === undefined ? {} : { moment }),
  };
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
