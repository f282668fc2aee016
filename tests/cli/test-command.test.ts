import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { testCommand } from '../../src/cli/test-command';

let root = '';
let out = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tick-test-'));
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

const SCRIPT = `stream\n    |from()\n        .measurement('m')\n    |alert()\n        .id('<m>')\n        .crit(lambda: "v" > 1)\n        .topic('t')\n`;

function folder(name: string, expectations: readonly unknown[]): string {
  const path = join(root, name);
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
  expect([code, out]).toEqual([0, `${green}\n  ok    CRITICAL <m>\n1 passed, 0 failed\n`]);
  out = '';
  const file = join(root, 'result.xml');
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
  const empty = join(root, 'empty');
  mkdirSync(empty);
  expect(testCommand([empty])).toBe(1);
  expect(testCommand([join(root, 'missing')])).toBe(1);
  expect(testCommand([folder('g', [{ level: 'crit' }]), '--junit', join(root, 'no', 'where.xml')])).toBe(2);
});
