import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FileKind, fileKind, KINDS, languageOf, NEW_FILES } from '../../src/workspace/kinds';

const KIND_OF: readonly (readonly [string, FileKind])[] = [
  ['a.tick', 'script'],
  ['A.TICK', 'script'],
  ['scripts/a.tick', 'script'],
  ['data.lp', 'points'],
  ['r.srpl', 'recording'],
  ['r.BRPL', 'recording'],
  ['d.CSV', 'csv'],
  ['kapacitor.conf', 'config'],
  ['etc/kapacitor.conf', 'config'],
  ['etc/kapacitor.conf.orig', 'other'],
  ['handlers/kapacitor.conf', 'handler'],
  ['environment', 'environment'],
  ['.env', 'environment'],
  ['handlers/h.yaml', 'handler'],
  ['handlers/tasks/h.yaml', 'handler'],
  ['load/handlers/h.json', 'handler'],
  ['templates/hot.tick', 'template'],
  ['load/templates/hot.v2.tick', 'template'],
  ['a/b/templates/hot.tick', 'template'],
  ['a/b/c/d/e/templates/hot.tick', 'script'],
  ['templates/hot.TICK', 'stray'],
  ['templates/old/hot.tick', 'stray'],
  ['templates/data.lp', 'stray'],
  ['tasks/a.tick', 'loadedScript'],
  ['tasks/a.yaml', 'taskFile'],
  ['tasks/a.b.yml', 'taskFile'],
  ['load/tasks/a.json', 'taskFile'],
  ['tasks/a.YAML', 'stray'],
  ['tasks/README', 'stray'],
  ['tasks/old/a.yaml', 'stray'],
  ['Tasks/a.tick', 'script'],
  ['vars.json', 'vars'],
  ['sideload/etc/a.yaml', 'sideload'],
  ['sideload/handlers/a.yaml', 'sideload'],
  ['sideload/data.lp', 'sideload'],
  ['case.json', 'case'],
  ['notes.txt', 'other'],
  ['', 'other'],
];

test.each(KIND_OF)('%s is a file of kind %s', (path, kind) => {
  expect(fileKind(path)).toBe(kind);
});

test('no path is of two kinds', () => {
  const part = fc.constantFrom('handlers', 'templates', 'tasks', 'sideload', 'load', 'a.b', 'x\ny');
  const name = fc.constantFrom(
    'a.tick',
    'a.TICK',
    'a.yaml',
    'a.json',
    'a.lp',
    'a.srpl',
    'a.csv',
    'vars.json',
    '.env',
    'a',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 3 }), name, (folders, file) => {
      const path = [...folders, file].join('/');
      const kinds = Object.entries(KINDS).filter(([kind, { path: pattern }]) => kind !== 'other' && pattern.test(path));
      expect(kinds.length, path).toBeLessThanOrEqual(1);
    }),
  );
});

test('a new file is of the kind that offers it', () => {
  const offered = Object.entries(KINDS).flatMap(([kind, entry]) =>
    'offer' in entry ? [[entry.offer.path, kind]] : [],
  );
  expect(offered.map(([path = '']) => [path, fileKind(path)])).toEqual(offered);
  expect(NEW_FILES.map(({ label }) => label)).toEqual([
    'Script',
    'Points',
    'Data lab: points from a recipe',
    'Configuration',
    'Topic handler',
    'Template',
    'Task of a template',
    'Expectations',
  ]);
});

test.each([
  ['templates/a.tick', 'tickscript'],
  ['tasks/a.yml', 'yaml'],
  ['tasks/a.json', 'json'],
  ['handlers/a.json', 'json'],
  ['kapacitor.conf', 'toml'],
  ['data.LP', 'line-protocol'],
  ['a.csv', 'plain'],
])('%s is coloured as %s', (path, language) => {
  expect(languageOf(path)).toBe(language);
});
