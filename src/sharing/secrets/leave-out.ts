/** A workspace without its secrets, and a mask for what is told about it. */
import type { Range } from '../../text/range';
import type { Workspace } from '../../workspace/workspace';
import { findSecrets, type Secret } from './find';
import { LEFT_OUT } from './left-out';
import { shapesIn } from './shapes';
import { SPREADS_FROM } from './sighting';
import { spellings } from './spellings';
import { WordFinder } from './words';

export interface Cleaned {
  readonly workspace: Workspace;
  /** What was found, left out or not. */
  readonly secrets: readonly Secret[];
  /** Of each file the places where the placeholder stands now, as places in its text before. */
  readonly places: readonly (readonly Range[])[];
}

/** A copy in which every secret is left out, but for those whose ids are in `keep`. */
export function withoutSecrets(workspace: Workspace, keep: ReadonlySet<string> = new Set()): Cleaned {
  const secrets = findSecrets(workspace);
  const kept = new Set(secrets.filter(({ id }) => keep.has(id)).map(({ value }) => value));
  const left = secrets.filter(({ id }) => !keep.has(id));
  const words = new WordFinder(spreading(left.filter(({ value }) => !kept.has(value))));
  const byFile = new Map<string, Secret[]>();
  for (const secret of left) {
    const known = byFile.get(secret.file);
    if (known === undefined) byFile.set(secret.file, [secret]);
    else known.push(secret);
  }
  const cleaned = workspace.map((file) => {
    const { path, content } = file;
    if (typeof content !== 'string') return { file: { ...file, content: cleanBytes(content, words) }, places: [] };
    const own = byFile.get(path) ?? [];
    const stood = occurrences(content, LEFT_OUT);
    const places = joined([...own.map(({ range }) => range), ...words.find(content), ...stood]);
    return { file: places.length === 0 ? file : { path, content: replaced(content, places, LEFT_OUT) }, places };
  });
  return { workspace: cleaned.map(({ file }) => file), secrets, places: cleaned.map(({ places }) => places) };
}

/** What is looked for wherever it stands. */
export function spreading(secrets: readonly Secret[]): readonly string[] {
  return secrets.flatMap(({ value, isGuess }) => {
    const core = value.trim();
    return core.length < SPREADS_FROM || isGuess ? [] : [core, ...opaqueParts(core)].flatMap(spellings);
  });
}

/** Of a webhook's path or `session=…` the parts that mean something by themselves. */
function opaqueParts(value: string): readonly string[] {
  const parts = value.split(/[\s/=:;&?#,"'`|]+/);
  if (parts.length === 1) return [];
  // The end of an address says nothing: `…/key/`
  return [...parts.filter((part) => part.length >= SPREADS_FROM && /\d/.test(part)), value.replace(/[/?#]+$/, '')];
}

function occurrences(text: string, wanted: string): readonly Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    found.push({ start: at, end: at + wanted.length });
  }
  return found;
}

/** In order; what overlaps becomes one. */
export function joined(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last === undefined || range.start >= last.end) result.push(range);
    else if (range.end > last.end) {
      result.pop();
      result.push({ start: last.start, end: range.end });
    }
  }
  return result;
}

function replaced(text: string, places: readonly Range[], by: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of places) {
    parts.push(text.slice(at, start), by);
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Recordings are packed as a rule; those that are plain text are looked through too. */
function cleanBytes(bytes: Uint8Array, words: WordFinder): Uint8Array {
  const isPacked = (bytes[0] === 0x1f && bytes[1] === 0x8b) || (bytes[0] === 0x50 && bytes[1] === 0x4b);
  if (isPacked) return bytes;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const places = joined([...words.find(text), ...shapesIn(text).map(({ range }) => range)]);
  return places.length === 0 ? bytes : new TextEncoder().encode(replaced(text, places, LEFT_OUT));
}
