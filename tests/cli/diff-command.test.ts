import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diffCommand } from '../../src/cli/diff-command';
import { scratch } from './scratch';

const here = scratch();

const SCRIPT = `stream
    |from()
        .measurement('cpu')
    |alert()
        .id('cpu')
        .message('{{ .Level }}')
        .details('')
        .crit(lambda: "idle" < 10)
        .stateChangesOnly()
        .post('http://h/room')
`;

/** A folder with the script and two points. */
function written(name: string, script: string, file = 'cpu.tick'): string {
  const path = join(here.folder, name);
  mkdirSync(path);
  writeFileSync(join(path, file), script);
  writeFileSync(join(path, 'data.lp'), 'cpu idle=50 1000000000\ncpu idle=9 2000000000\n');
  return path;
}

test.each([
  ['the same script', SCRIPT, 'cpu.tick'],
  [
    'another name of the task, other spaces, a var',
    `var limit = 10\n${SCRIPT.replace('< 10', '< limit')}`,
    'other.tick',
  ],
])('of equal runs nothing is printed: %s', (_, script, file) => {
  expect(diffCommand([written('a', SCRIPT), written('b', script, file)])).toBe(0);
  expect([here.out.join(''), here.err.join('')]).toEqual(['', '']);
});

test('what differs is printed, and the exit code is 1', () => {
  const [a, b] = [written('a', SCRIPT), written('b', SCRIPT.replace('< 10', '< 5'))];
  expect(diffCommand([a, b])).toBe(1);
  expect(here.out.join('')).toBe(`first divergence: alert2 of cpu at point 2
  - cpu CRITICAL sent CRITICAL
  + cpu OK ok-without-change
1970-01-01T00:00:02Z cpu: only in ${a}
  - CRITICAL CRITICAL
`);
  expect(here.err.join('')).toBe('');
});

test('a folder that is not there, or none at all, is no comparison', () => {
  expect(diffCommand([written('a', SCRIPT), join(here.folder, 'none')])).toBe(2);
  expect(here.err.join('')).toContain(join(here.folder, 'none'));
  expect(diffCommand([join(here.folder, 'a')])).toBe(2);
  expect(here.err.join('')).toContain('name two folders');
  expect(here.out.join('')).toBe('');
});

test('in Strict the runs are others', () => {
  const [a, b] = [written('a', SCRIPT), written('b', SCRIPT.replace('stateChangesOnly', 'statechangesonly'))];
  writeFileSync(join(a, 'cpu.tick'), SCRIPT.replace(".post('http://h/room')", '.hipChat()'));
  writeFileSync(join(b, 'cpu.tick'), SCRIPT.replace(".post('http://h/room')", '.hipchat()'));
  expect([diffCommand([a, b]), diffCommand(['--strict', a, b])]).toEqual([0, 1]);
});

test('each folder that is not there is told', () => {
  const a = written('a', SCRIPT);
  const none = join(here.folder, 'none');
  const error = `${none}: ENOENT: no such file or directory, stat '${none}'\n`;
  expect([diffCommand([none, a]), diffCommand([a, none])]).toEqual([2, 2]);
  expect(here.said).toEqual([error, error]);
});

test('runs that the budget stops are 3, and what there was is compared', () => {
  const [a, b] = [written('a', "stream|from()|deadman(1.0, 1u).id('x').log('/l')"), written('b', SCRIPT)];
  writeFileSync(join(a, 'data.lp'), 'cpu idle=50 1000000000\ncpu idle=9 4102444800000000000\n');
  expect(diffCommand(['--budget', '200ms', a, b])).toBe(3);
  expect(here.out.join('')).not.toBe('');
  expect(here.err.join('')).toBe('tick diff: a run was stopped by the budget, or emitted more than was compared\n');
});
