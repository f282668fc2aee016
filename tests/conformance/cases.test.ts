import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readFolder } from '../../src/cli/folder';
import { strictAnswer } from '../../src/conformance/strict-answer';
import { WHOLE } from '../../src/kapacitor/engine/whole';
import { SCRIPT_KINDS } from '../../src/workspace/kinds';
import { filesOf, textOf, type Workspace } from '../../src/workspace/workspace';
import { compareAnswers, hasSeveralSenders, isRecord } from './compare';
import notPassing from './not-passing.json';

const CASES = join(__dirname, 'cases');
const names = readdirSync(CASES)
  .filter((name) => existsSync(join(CASES, name, 'expected.json')))
  .sort();
const listed = new Set<string>(notPassing);
const passed = new Map<string, { passed: number; total: number }>();

function areaOf(name: string): string {
  return name.replace(/-\d.*$/, '');
}

function tally(name: string, ok: boolean): void {
  const area = passed.get(areaOf(name)) ?? { passed: 0, total: 0 };
  passed.set(areaOf(name), { passed: area.passed + (ok ? 1 : 0), total: area.total + 1 });
}

function severalSenders(workspace: Workspace): boolean {
  const senders = filesOf(workspace, 'handler', 'taskFile').length;
  return hasSeveralSenders(filesOf(workspace, ...SCRIPT_KINDS).map(textOf), senders);
}

describe('what a real Kapacitor answered', () => {
  test.each(names)('%s', (name) => {
    const folder = readFolder(join(CASES, name));
    if (!folder.ok) throw new Error(folder.error);
    const expected: unknown = JSON.parse(readFileSync(join(CASES, name, 'expected.json'), 'utf8'));
    if (!isRecord(expected)) throw new Error('the recorded answer is not an object');
    const got: unknown = JSON.parse(JSON.stringify(strictAnswer(WHOLE, folder.workspace)));
    if (!isRecord(got)) throw new Error('the answer is not an object');
    const difference = compareAnswers(expected, got, severalSenders(folder.workspace));
    tally(name, difference === undefined);
    if (!listed.has(name)) expect(difference).toBeUndefined();
    // The ratchet: a listed case that passes has to be struck off the list.
    else expect(difference, `${name} passes now: strike it off tests/conformance/not-passing.json`).toBeDefined();
  });

  test('the list names only cases that exist', () => {
    expect(notPassing.filter((name) => !names.includes(name))).toEqual([]);
  });

  afterAll(() => {
    const lines = [...passed].map(([area, { passed: good, total: all }]) => `${area}: ${good}/${all}`);
    const ok = [...passed.values()].reduce((sum, area) => sum + area.passed, 0);
    const total = [...passed.values()].reduce((sum, area) => sum + area.total, 0);
    console.log(`${lines.join('\n')}\nconformance total ${ok}/${total}`);
  });
});
