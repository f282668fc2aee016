import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testCommand } from '../../src/cli/test-command';
import { scratch, writeFiles } from './scratch';

const here = scratch();

const SCRIPT = `stream\n    |from()\n        .measurement('m')\n    |alert()\n        .id('<m>')\n        .crit(lambda: "v" > 1)\n        .topic('t')\n`;

function folder(name: string, expectations: readonly unknown[]): string {
  const path = join(here.folder, name);
  mkdirSync(path);
  writeFileSync(join(path, 'a.tick'), SCRIPT);
  writeFileSync(join(path, 'data.lp'), 'm v=2 1528102800000000000\n');
  writeFileSync(join(path, 'case.json'), JSON.stringify({ expectations }));
  return path;
}

test('green is 0, red is 1, and JUnit XML says the same', () => {
  const green = folder('green', [{ id: '<m>', level: 'crit' }]);
  const red = folder('red', [{ id: '<m>', level: 'warn' }]);
  const code = testCommand([green]);
  expect([code, here.out.join('')]).toEqual([0, `${green}\n  ok    CRITICAL <m>\n1 passed, 0 failed\n`]);
  const file = join(here.folder, 'result.xml');
  expect(testCommand(['--junit', file, green, red])).toBe(1);
  const sentence =
    'There is no such event. The nearest, CRITICAL &lt;m&gt; at 2018-06-04T09:00:00Z, is CRITICAL, not WARNING.';
  expect(readFileSync(file, 'utf8').replace(/time="[\d.]+"/g, 'time=""')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="2" failures="1">
  <testsuite name="${green}" tests="1" failures="0" errors="0" time="">
    <testcase classname="${green}/case.json" name="CRITICAL &lt;m&gt;"/>
  </testsuite>
  <testsuite name="${red}" tests="1" failures="1" errors="0" time="">
    <testcase classname="${red}/case.json" name="WARNING &lt;m&gt;">
      <failure message="${sentence}"/>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('misuse is 2, and a folder without tests is red', () => {
  expect(testCommand([])).toBe(2);
  expect(testCommand(['--wrong'])).toBe(2);
  const empty = join(here.folder, 'empty');
  mkdirSync(empty);
  expect(testCommand([empty])).toBe(1);
  expect(testCommand([join(here.folder, 'missing')])).toBe(1);
  expect(testCommand([folder('g', [{ level: 'crit' }]), '--junit', join(here.folder, 'no', 'where.xml')])).toBe(2);
});

test('a run that the budget stops is 3, says so, is told in JUnit XML, and brings nothing up to date', () => {
  const files = {
    'a.tick': "stream|from()|deadman(1.0, 1u).id('x').log('/l')",
    'data.lp': 'm v=1 1000000000\nm v=2 4102444800000000000\n',
    'case.json': '{"expectations":[{"level":"info"}]}',
    'a.unit.yaml':
      "tests:\n  - {task_name: a, db: d, rp: r, data: ['m v=1 1000000000', 'm v=2 4102444800000000000'], expects: {crit: 1}}\n",
  };
  writeFiles(here.folder, files);
  const [junit, words] = [join(here.folder, 'r.xml'), 'The run ended after'];
  expect(testCommand(['--update', '--budget', '200ms', '--junit', junit, here.folder])).toBe(3);
  const lines = here.out.join('').split('\n');
  expect(lines[0]?.replace(/\d+ points/, 'N points')).toBe(
    `${here.folder}: not brought up to date. ${words} N points: the time for a run was over.`,
  );
  expect(lines.filter((line) => line.includes(words))).toHaveLength(3);
  expect(lines.at(-2)).toBe('0 passed, 3 failed');
  expect(readFileSync(junit, 'utf8')).toContain(`<failure message="${words}`);
  expect(readFileSync(join(here.folder, 'case.json'), 'utf8')).toBe(files['case.json']);
});
