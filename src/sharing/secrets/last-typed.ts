/**
 * What was typed since secrets were looked for last, kept without looking for them again: whoever leaves a page has no time
 * for it. Only what cannot be a secret is kept so; of all else stays what was known.
 */
import { differenceEdit } from '../../text/edit';
import type { Range } from '../../text/range';
import type { Workspace, WorkspaceFile } from '../../workspace/workspace';
import { LEFT_OUT } from './left-out';
import { shapesIn } from './shapes';

/** What was known: files as they were, without their secrets, and where those stand in the files as they were. */
export interface Looked {
  readonly files: Workspace;
  readonly clean: Workspace;
  readonly places: readonly (readonly Range[])[];
}

/** The files without their secrets, as far as that is known; `undefined` where a file is new. */
export function lastTyped({ files, clean, places }: Looked, typed: Workspace): Workspace | undefined {
  const secrets = files.flatMap(({ content }, index) =>
    typeof content === 'string' ? (places[index] ?? []).map(({ start, end }) => content.slice(start, end)) : [],
  );
  const kept: WorkspaceFile[] = [];
  for (const file of typed) {
    const index = files.findIndex(({ path }) => path === file.path);
    const [before, known] = [files[index], clean[index]];
    if (before === undefined || known === undefined) return undefined;
    const text = typedText(before, places[index] ?? [], file, secrets);
    kept.push(text === undefined ? known : { path: file.path, content: text });
  }
  return kept;
}

/** `undefined` where what was typed may be a secret, or a part of one. */
function typedText(
  { content: before }: WorkspaceFile,
  places: readonly Range[],
  { content: after }: WorkspaceFile,
  secrets: readonly string[],
): string | undefined {
  if (typeof before !== 'string' || typeof after !== 'string') return undefined;
  const edit = differenceEdit(before, after);
  if (edit === undefined) return undefined;
  const { start, end } = edit.range;
  const moved = after.length - before.length;
  const isApart = places.every((place) => place.end < start || place.start > end);
  const around = linesAround(after, start, end + moved);
  if (!isApart || mayHoldSecret(around) || secrets.some((secret) => around.includes(secret))) return undefined;
  let text = '';
  let at = 0;
  for (const place of places) {
    const by = place.start > end ? moved : 0;
    text += after.slice(at, place.start + by) + LEFT_OUT;
    at = place.end + by;
  }
  return text + after.slice(at);
}

/** How many lines before and behind say what a value is. */
const LINES = 3;

function linesAround(text: string, start: number, end: number): string {
  let [from, to] = [start, end];
  for (let line = 0; line <= LINES; line++) {
    from = from === 0 ? 0 : text.lastIndexOf('\n', from - 1);
    if (from === -1) from = 0;
    const next = text.indexOf('\n', line === 0 ? to : to + 1);
    to = next === -1 ? text.length : next;
  }
  return text.slice(from, to);
}

/** Every name that is secret has one of these in it (a test holds it to that). */
const NAMES =
  /token|pass|pwd|secret|key|cred|auth|cookie|session|sign|hook|url|account|connection|communit|bearer|:\/\/|[?&]\w*=/i;
/** As keys are that say nothing of themselves. */
const OPAQUE = /[A-Za-z0-9+/_-]{20,}/;

function mayHoldSecret(text: string): boolean {
  return NAMES.test(text) || OPAQUE.test(text) || shapesIn(text).length > 0;
}
