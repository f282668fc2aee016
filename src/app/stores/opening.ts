/** What the page opens with: a link, the work kept here, or the first example. */
import type { Workspace } from '../../kapacitor/files';
import { EXAMPLES, exampleWorkspace, hipchatCpuAlert } from '../../workspace/examples';
import { decodePermalink, isPermalink, type SharedState } from '../../workspace/permalink';
import { hasLeftOut } from '../../workspace/secrets';
import type { Start } from './app';
import { type Draft, readDraft } from './draft';
import { keep, recall } from './settings';

export interface Opening {
  readonly start: Start;
  /** Something to say about it. */
  readonly notice?: string;
  /** Work that was here before the link was opened. */
  readonly before?: Draft;
}

export async function opening(hash: string): Promise<Opening> {
  const draft = await readDraft('tick.draft', exampleFiles);
  if (!isPermalink(hash))
    return draft === undefined ? { start: await firstExample() } : { start: await fromDraft(draft) };
  // A link that was worked on and reloaded: the work wins.
  if (draft !== undefined && draft.hash === hash) return { start: await fromDraft(draft) };
  const decoded = await decodePermalink(hash);
  if (!decoded.ok)
    return { start: draft === undefined ? await firstExample() : await fromDraft(draft), notice: decoded.error };
  keepBefore();
  const start = await fromLink(decoded.state, hash);
  const notice = hasLeftOut(start.files) ? { notice: 'The link left tokens out: requests show a placeholder.' } : {};
  return { start, ...notice, ...(draft === undefined ? {} : { before: draft }) };
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

export async function exampleFiles(id: string): Promise<Workspace> {
  const entry = EXAMPLES.find((candidate) => candidate.id === id);
  return entry === undefined ? [] : exampleWorkspace(await entry.load());
}

async function firstExample(): Promise<Start> {
  const files = exampleWorkspace(hipchatCpuAlert);
  return { files, example: hipchatCpuAlert.id, exampleFiles: files, strict: false, hash: '', view: {} };
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

export async function fromLink({ workspace, strict, moment, view }: SharedState, hash: string): Promise<Start> {
  const example = view.example ?? '';
  const { tab } = view;
  return {
    files: workspace,
    example,
    exampleFiles: await exampleFiles(example),
    strict,
    hash,
    view,
    ...(tab === undefined ? {} : { active: tab }),
    ...(moment === undefined ? {} : { moment: moment - 1 }),
  };
}
