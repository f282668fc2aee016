import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testCommand } from '../../src/cli/test-command';
import { scratch } from './scratch';

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
