/**
 * What the browser keeps has no token in it. Those of a built-in example are remembered by their place in the example, so
 * that it still runs.
 */
import type { Workspace, WorkspaceFile } from '../workspace/workspace';
import { findSecrets, LEFT_OUT } from './secrets';

/** By path: for each secret of the file, its index among the example's secrets of that file, or -1. */
export type Borrowed = Readonly<Record<string, readonly number[]>>;

export function borrowedFrom(exampleFiles: Workspace, files: Workspace): Borrowed {
  const entries = files.map(({ path, content }): [string, readonly number[]] => {
    const example = exampleFiles.find((file) => file.path === path);
    const known = example === undefined || example.content === content ? [] : secretTexts(example);
    return [path, known.length === 0 ? [] : secretTexts({ path, content }).map((secret) => known.indexOf(secret))];
  });
  return Object.fromEntries(entries.filter(([, places]) => places.some((place) => place >= 0)));
}

export function giveBack(files: Workspace, borrowed: Borrowed, exampleFiles: Workspace): Workspace {
  return files.map((file) => {
    const places = borrowed[file.path] ?? [];
    const example = exampleFiles.find(({ path }) => path === file.path);
    if (places.length === 0 || example === undefined || typeof file.content !== 'string') return file;
    const known = secretTexts(example);
    let next = 0;
    return {
      path: file.path,
      content: file.content.replaceAll(LEFT_OUT, () => known[places[next++] ?? -1] ?? LEFT_OUT),
    };
  });
}

function secretTexts(file: WorkspaceFile): readonly string[] {
  const { content } = file;
  return typeof content === 'string'
    ? findSecrets([file]).map(({ range }) => content.slice(range.start, range.end))
    : [];
}
