import { expect, test } from 'vitest';
import { type DroppedEntry, droppedFiles } from '../../src/app/files/dropped';

function file(name: string): DroppedEntry {
  return { isFile: true, name, file: (done) => done(new File([name], name)) };
}

/** Browsers tell a folder's entries some at a time. */
function folder(name: string, ...entries: readonly DroppedEntry[]): DroppedEntry {
  return {
    isFile: false,
    name,
    createReader: () => {
      const left = [...entries];
      return { readEntries: (done) => done(left.splice(0, 2)) };
    },
  };
}

const LOAD = [
  folder('tasks', file('b.yaml'), file('a.tick'), file('c.json')),
  folder('templates', file('mean.tick')),
  folder('.git', file('config')),
  file('.DS_Store'),
  file('.env'),
  file('data.lp'),
];
const PATHS = ['.env', 'data.lp', 'tasks/a.tick', 'tasks/b.yaml', 'tasks/c.json', 'templates/mean.tick'];

async function dropped(...entries: readonly DroppedEntry[]) {
  const { folder: name, files } = await droppedFiles(entries);
  return { name, paths: files.map(({ path }) => path) };
}

test('a folder alone is a workspace: its files without its own name', async () => {
  expect(await dropped(folder('work', ...LOAD))).toEqual({ name: 'work', paths: PATHS });
});

test.each(['tasks', 'templates', 'handlers', 'sideload'])('%s alone is a part of one', async (name) => {
  expect(await dropped(folder(name, file('a.yaml')))).toEqual({ name: undefined, paths: [`${name}/a.yaml`] });
});

test('files and folders together keep their paths', async () => {
  expect(await dropped(file('x.tick'), folder('tasks', file('a.yaml')))).toEqual({
    name: undefined,
    paths: ['x.tick', 'tasks/a.yaml'],
  });
});

test('too many files are refused in a sentence', async () => {
  const many = Array.from({ length: 501 }, (_, i) => file(`${i}.lp`));
  await expect(dropped(folder('much', ...many))).rejects.toThrow(
    'much has more than 500 files; a workspace has at most so many.',
  );
  const halves = [folder('a', ...many.slice(0, 300)), folder('b', ...many.slice(0, 300))];
  await expect(dropped(...halves)).rejects.toThrow('More than 500 files were dropped');
});

test('what cannot be read says which file it is', async () => {
  const broken: DroppedEntry = { isFile: true, name: 'a.lp', file: (_, failed) => failed(new Error('gone')) };
  await expect(dropped(broken)).rejects.toThrow('a.lp: gone');
});
