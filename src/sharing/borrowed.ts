/**
 * What the browser keeps has no token in it. Those of a built-in example are remembered by their place in the example, so
 * that it still runs.
 */
import { isObject } from '../text/json';
import type { Range } from '../text/range';
import type { Workspace, WorkspaceFile } from '../workspace/workspace';
import { LEFT_OUT } from './secrets/left-out';

/** Of each placeholder in a file: where the example has what it stands for, or -1; `length` tells the example again. */
interface Places {
  readonly length: number;
  readonly at: readonly number[];
  readonly lengths: readonly number[];
}

/** By path. */
export type Borrowed = Readonly<Record<string, Places>>;

/** `places`: for each file where, in its text before, the placeholders now stand. */
export function borrowedFrom(
  exampleFiles: Workspace,
  files: Workspace,
  places: readonly (readonly Range[])[],
): Borrowed {
  const entries = files.flatMap((file, index): [string, Places][] => {
    const found = placesOf(file, places[index] ?? [], exampleFiles);
    return found === undefined ? [] : [[file.path, found]];
  });
  return Object.fromEntries(entries);
}

function placesOf(file: WorkspaceFile, ranges: readonly Range[], exampleFiles: Workspace): Places | undefined {
  const example = exampleFiles.find(({ path }) => path === file.path)?.content;
  const { content } = file;
  if (typeof content !== 'string' || typeof example !== 'string' || ranges.length === 0) return undefined;
  const texts = ranges.map(({ start, end }) => content.slice(start, end));
  const at = texts.map((text) => (text === LEFT_OUT ? -1 : example.indexOf(text)));
  if (at.every((place) => place === -1)) return undefined;
  return { length: example.length, at, lengths: texts.map(({ length }) => length) };
}

/** As it was kept, by path; what an earlier form said is passed over. */
export function readBorrowed(entries: readonly (readonly [string, unknown])[]): Borrowed {
  const known = entries.flatMap(([path, places]): [string, Places][] => {
    if (!isObject(places)) return [];
    const { length, at, lengths } = places;
    if (typeof length !== 'number' || !Array.isArray(at) || !Array.isArray(lengths)) return [];
    return [[path, { length, at: at.map(Number), lengths: lengths.map(Number) }]];
  });
  return Object.fromEntries(known);
}

export function giveBack(files: Workspace, borrowed: Borrowed, exampleFiles: Workspace): Workspace {
  return files.map((file) => {
    const places = Object.hasOwn(borrowed, file.path) ? borrowed[file.path] : undefined;
    const example = exampleFiles.find(({ path }) => path === file.path)?.content;
    if (places === undefined || typeof example !== 'string' || typeof file.content !== 'string') return file;
    if (places.length !== example.length) return file;
    let next = 0;
    const content = file.content.replaceAll(LEFT_OUT, () => {
      const [start = -1, size = 0] = [places.at[next], places.lengths[next]];
      next++;
      return start >= 0 && size > 0 ? example.slice(start, start + size) : LEFT_OUT;
    });
    return { path: file.path, content };
  });
}
