import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type DroppedEntry, droppedFiles } from '../../src/app/files/dropped';
import { readFolder } from '../../src/cli/folder';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../src/kapacitor/run/run';
import { importZip } from '../../src/sharing/bundle';
import { isBinary } from '../../src/workspace/kinds';
import type { Workspace } from '../../src/workspace/workspace';
import { scratch, writeFiles } from '../cli/scratch';
import { LAYOUTS, type Layout } from './layouts';

const here = scratch();

type Files = Layout['files'];
const bytesOf = (content: string | Uint8Array) => (typeof content === 'string' ? strToU8(content) : content);

/** As `tick run DIR` reads it. */
function fromDisk(files: Files): Workspace {
  writeFiles(here.folder, files);
  const read = readFolder(here.folder);
  return read.ok ? read.workspace : [];
}

function fromZip(files: Files, nameOf: (path: string) => string): Workspace {
  const entries = Object.entries(files).map(([path, content]) => [nameOf(path), bytesOf(content)] as const);
  const read = importZip(zipSync(Object.fromEntries(entries)));
  return read.ok ? read.state.workspace : [];
}

/** A folder as a browser tells of one that was dropped. */
function entryOf(name: string, files: Files): DroppedEntry {
  const names = [...new Set(Object.keys(files).map((path) => path.split('/', 1)[0] ?? ''))];
  const children = names.map((child): DroppedEntry => {
    const content = files[child];
    if (content !== undefined) {
      const file = new File([typeof content === 'string' ? content : content.slice().buffer], child);
      return { isFile: true, name: child, file: (done) => done(file) };
    }
    const inner = Object.entries(files).flatMap(([path, each]) =>
      path.startsWith(`${child}/`) ? [[path.slice(child.length + 1), each] as const] : [],
    );
    return entryOf(child, Object.fromEntries(inner));
  });
  return {
    isFile: false,
    name,
    createReader: () => ({ readEntries: (done) => done(children.splice(0)) }),
  };
}

async function fromDrop(files: Files): Promise<Workspace> {
  const dropped = await droppedFiles([entryOf('my-alerts', files)]);
  return Promise.all(
    dropped.files.map(async ({ path, file }) => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return { path, content: isBinary(path) ? bytes : new TextDecoder().decode(bytes) };
    }),
  );
}

/** The tasks, the events with where they go, and what is wrong. */
function resultOf(workspace: Workspace) {
  const run = structuredClone(runWorkspace(WHOLE, workspace));
  return {
    tasks: run.tasks.map(({ id, error }) => [id, error]),
    events: run.events.map(({ id, time }) => [id, time]),
    logged: run.actions?.length,
    errors: run.problems.filter(({ severity }) => severity === 'error').map(({ file, plain }) => [file, plain]),
  };
}

describe.each(LAYOUTS)('$name', ({ files, task, handlers }) => {
  const expected = {
    tasks: [[task, undefined]],
    events: [['cpu', 1_700_000_010_000_000_000n]],
    logged: handlers,
    errors: [],
  };

  test('as a folder of the command line', () => expect(resultOf(fromDisk(files))).toEqual(expected));
  test('as a zip', () => expect(resultOf(fromZip(files, (path) => path))).toEqual(expected));
  test('as a zip with a folder around it all', () =>
    expect(resultOf(fromZip(files, (path) => `my-alerts-main/${path}`))).toEqual(expected));
  test('as a zip of Windows', () =>
    expect(resultOf(fromZip(files, (path) => `my alerts\\${path.replaceAll('/', '\\')}`))).toEqual(expected));
  test('as a folder that is dropped', async () => expect(resultOf(await fromDrop(files))).toEqual(expected));
});
