import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFolder } from '../../src/cli/folder';
import { strictAnswer } from '../../src/conformance/strict-answer';
import { CORE } from '../../src/kapacitor/engine/core';
import { needsWhole } from '../../src/kapacitor/engine/needs-whole';
import { compareAnswers, isRecord } from './compare';

const CASES = join(__dirname, 'cases');

/** Without the set-up file nothing of the whole engine is there: what these cases need is in the core. */
const cases = readdirSync(CASES).flatMap((name) => {
  const folder = readFolder(join(CASES, name));
  if (!folder.ok) throw new Error(folder.error);
  return needsWhole(folder.workspace) ? [] : [{ name, workspace: folder.workspace }];
});

test('the core is asked about a good part of the cases', () => {
  expect(cases.length).toBeGreaterThan(150);
});

test.each(cases)('$name', ({ name, workspace }) => {
  const expected: unknown = JSON.parse(readFileSync(join(CASES, name, 'expected.json'), 'utf8'));
  const got: unknown = JSON.parse(JSON.stringify(strictAnswer(CORE, workspace)));
  if (!isRecord(expected) || !isRecord(got)) throw new Error('an answer is no object');
  expect(compareAnswers(expected, got, false)).toBeUndefined();
});
