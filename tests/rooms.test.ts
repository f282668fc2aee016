import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOMS = [...readFileSync('ARCHITECTURE.md', 'utf8').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, room]) => room);
const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));

/** The files of `src/` that a file imports, types too, at once or late. */
function importsOf(file: string): readonly string[] {
  const source = readFileSync(join('src', file), 'utf8');
  const named = [...source.matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^'?]+)/g)].map(([, path = '']) =>
    join(dirname(file), path),
  );
  return named.flatMap((path) => {
    const found = [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].find((it) => FILES.includes(it));
    if (found === undefined && !existsSync(join('src', path)))
      throw new Error(`${file} imports ${path}, which is not there`);
    return found === undefined ? [] : [found];
  });
}

const IMPORTS = new Map(FILES.map((file) => [file, importsOf(file)]));
const roomOf = (file: string): string => file.split('/')[0] ?? '';

test('every room stands in the table of ARCHITECTURE.md, and every row has a room', () => {
  expect(new Set(FILES.map(roomOf))).toEqual(new Set(ROOMS));
});

test('rooms import downward only: what both need belongs on the lower floor, or is given as a parameter', () => {
  const upward = [...IMPORTS].flatMap(([file, imported]) =>
    imported.filter((it) => ROOMS.indexOf(roomOf(it)) > ROOMS.indexOf(roomOf(file))).map((it) => `${file} → ${it}`),
  );
  expect(upward).toEqual([]);
});

test('no file imports itself round a circle: move what both need into a file of its own', () => {
  const left = new Map(IMPORTS);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    for (const [file, imported] of left) if (!imported.some((it) => left.has(it))) left.delete(file);
  }
  expect([...left.keys()]).toEqual([]);
});

test('a folder holds at most thirty files', () => {
  const folders = FILES.map(dirname);
  expect([...new Set(folders)].filter((folder) => folders.filter((it) => it === folder).length > 30)).toEqual([]);
});
