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

test('--update writes red expectations anew, and prints the difference', () => {
  const path = folder('red', [{ level: 'warn', id: '<m>' }]);
  const file = join(path, 'case.json');
  expect(testCommand(['--update', path])).toBe(0);
  const row = JSON.stringify({
    time: '2018-06-04T09:00:00Z',
    level: 'critical',
    id: '<m>',
    message: '<m> is CRITICAL',
    'sent to': 'nobody',
  });
  expect(here.out.join('')).toBe(
    `${file}\n- {"level":"warn","id":"<m>"}\n+ ${row}\n${path}\n  ok    CRITICAL <m> at 2018-06-04T09:00:00Z saying “<m> is CRITICAL” to nobody\n1 passed, 0 failed\n`,
  );
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ expectations: [JSON.parse(row)] });
  const written = readFileSync(file, 'utf8');
  here.out.length = 0;
  expect(testCommand(['--update', path])).toBe(0);
  expect(here.out.join('')).toBe(
    `${path}\n  ok    CRITICAL <m> at 2018-06-04T09:00:00Z saying “<m> is CRITICAL” to nobody\n1 passed, 0 failed\n`,
  );
  expect(readFileSync(file, 'utf8')).toBe(written);
  expect(testCommand(['--update', join(here.folder, 'none')])).toBe(1);
});

test('what is red says why, without secrets; Strict is another run', () => {
  const path = folder('green', [{ level: 'crit', id: '<m>' }]);
  const empty = join(here.folder, 'empty');
  mkdirSync(empty);
  expect(testCommand([empty, join(here.folder, 'none')])).toBe(1);
  expect(here.out.join('')).toBe(`${empty}
  FAIL  the folder
        There is nothing to test: no expectations in case.json, no *.unit.yaml.
${join(here.folder, 'none')}
  FAIL  the folder
        ENOENT: no such file or directory, stat '${join(here.folder, 'none')}'
0 passed, 2 failed
`);
  writeFileSync(join(path, 'a.tick'), SCRIPT.replace(".topic('t')", '.hipchat()'));
  expect([testCommand([path]), testCommand(['--strict', path])]).toEqual([0, 1]);
  writeFileSync(join(path, 'a.tick'), SCRIPT.replace("id('<m>')", "id('s3cr3t-Value')"));
  writeFileSync(join(path, 'kapacitor.conf'), '[hipchat]\n  token = "s3cr3t-Value"\n');
  here.out.length = 0;
  expect(testCommand([path])).toBe(1);
  expect(here.out.join('')).toContain('‹secret›');
  expect(here.out.join('')).not.toContain('s3cr3t-Value');
});

test('tests of kapacitor-unit count too', () => {
  const path = folder('unit', [{ level: 'crit', id: '<m>' }]);
  const unit = (crit: number) =>
    `tests:\n  - {task_name: a, db: d, rp: r, data: ['m v=2 1000000000'], expects: {crit: ${crit}}}\n`;
  writeFileSync(join(path, 'a.unit.yaml'), unit(1));
  expect(testCommand([path])).toBe(0);
  expect(here.out.at(-1)).toBe('2 passed, 0 failed\n');
  writeFileSync(join(path, 'a.unit.yaml'), unit(2));
  expect(testCommand([path])).toBe(1);
  expect(here.out.at(-1)).toBe('1 passed, 1 failed\n');
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

test('a unit test that the budget stops is 3 where there is nothing else', () => {
  writeFiles(here.folder, {
    'a.tick': "stream|from()|deadman(1.0, 1u).id('x').log('/l')",
    'a.unit.yaml':
      "tests:\n  - {task_name: a, db: d, rp: r, data: ['m v=1 1000000000', 'm v=2 4102444800000000000'], expects: {crit: 1}}\n",
  });
  expect(testCommand(['--budget', '200ms', here.folder])).toBe(3);
  expect(here.out.join('').replace(/\d+ points/, 'N points')).toBe(
    `${here.folder}\n  FAIL  a\n        The run ended after N points: the time for a run was over.\n0 passed, 1 failed\n`,
  );
});
