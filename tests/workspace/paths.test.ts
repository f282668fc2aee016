import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { EXAMPLES, exampleWorkspace } from '../../src/examples';
import { exportZip, importZip } from '../../src/sharing/bundle';
import { plainState } from '../../src/sharing/shared-state';
import { fileKind } from '../../src/workspace/kinds';
import { freePath, pathFault } from '../../src/workspace/paths';

const workspace = [
  { path: 'kapacitor.conf', content: '' },
  { path: 'b.tick', content: 'b' },
  { path: 'handlers/h.yaml', content: '' },
  { path: 'data.lp', content: '' },
  { path: 'a.tick', content: 'a' },
  { path: 'case.json', content: '{}' },
];

test('what a file is follows from its name', () => {
  const paths = [
    'a.tick',
    'data.lp',
    'r.srpl',
    'r.brpl',
    'd.CSV',
    'kapacitor.conf',
    'environment',
    'handlers/h.json',
    'case.json',
    'x.txt',
    'sub/kapacitor.conf',
  ];
  expect(paths.map(fileKind)).toEqual([
    'script',
    'points',
    'recording',
    'recording',
    'csv',
    'config',
    'environment',
    'handler',
    'case',
    'other',
    'config',
  ]);
});

test.each([
  ['', 'Give the file a name.'],
  ['a.tick', 'There is already a file a.tick.'],
  ['../x.tick', 'This is not a path inside the workspace.'],
  ['handlers//x', 'This is not a path inside the workspace.'],
  ['a:b', 'A name may not have \\ : * ? " < > | or control characters.'],
  ['x'.repeat(121), 'A name may have 120 characters.'],
  ['監視.tick', undefined],
])('the path %j', (path, fault) => {
  expect(pathFault(path, workspace)).toBe(fault);
});

test('a free name is found', () => {
  expect([freePath('a.tick', workspace), freePath('c.tick', workspace), freePath('.env', workspace)]).toEqual([
    'a-2.tick',
    'c.tick',
    '.env',
  ]);
});

describe('a zip', () => {
  test('gives back what was put in', () => {
    const names = fc.stringMatching(/^[a-z]{1,8}\.(tick|lp|srpl)$/);
    const files = fc.uniqueArray(names, { minLength: 1 }).chain((paths) =>
      fc.tuple(
        ...paths.map((path) =>
          fc.record({
            path: fc.constant(path),
            content: path.endsWith('srpl') ? fc.uint8Array() : fc.string({ unit: 'grapheme' }),
          }),
        ),
      ),
    );
    fc.assert(
      fc.property(files, (list) => {
        const state = { ...plainState(list), name: 'Mine', strict: true, moment: 2, view: { tab: 'a.tick' } };
        expect(importZip(exportZip(state))).toEqual({ ok: true, state });
      }),
    );
  });

  test('the folder around everything goes, handlers/ stays', () => {
    const pathsOf = (...paths: readonly string[]) => {
      const imported = importZip(zipSync(Object.fromEntries(paths.map((path) => [path, new Uint8Array()]))));
      return imported.ok && imported.state.workspace.map(({ path }) => path);
    };
    expect(pathsOf('mine/a.tick', 'mine/handlers/h.yaml', 'mine/.DS_Store')).toEqual(['a.tick', 'handlers/h.yaml']);
    expect(pathsOf('handlers/h.yaml')).toEqual(['handlers/h.yaml']);
    expect(pathsOf('tasks/cpu.tick')).toEqual(['tasks/cpu.tick']);
  });

  test('junk is told apart', () => {
    expect(importZip(new Uint8Array([1, 2, 3]))).toMatchObject({ ok: false });
    expect(importZip(exportZip(plainState([])))).toEqual({ ok: false, error: 'There is no file in this zip.' });
  });
});

test.each(EXAMPLES.map((entry) => [entry.id, entry] as const))(
  'the example %s loads as its entry says',
  async (id, entry) => {
    const example = await entry.load();
    expect([example.id, example.title]).toEqual([id, entry.title]);
    expect(exampleWorkspace(example).some(({ path }) => path.endsWith('.tick'))).toBe(true);
  },
);
