import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkExpectations, expectationsOf } from '../expectations/expectations';
import { refreshedRows } from '../expectations/refresh-rows';
import { runUnitTests } from '../expectations/unit-tests';
import { withRows } from '../expectations/write-rows';
import { wallClock } from '../go/time/wall-clock';
import { WHOLE } from '../kapacitor/engine/whole';
import { runWorkspace } from '../kapacitor/run/run';
import { STRICT } from '../kapacitor/run/run-options';
import { SecretMask } from '../sharing/secrets/mask';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';
import { readArguments } from './arguments';
import { type ExitCode, misuse } from './exit-code';
import { readFolder } from './folder';
import { junit, type TestCase, type TestSuite } from './junit';

/** `tick test`: expectations of `case.json`, and test files of kapacitor-unit. A red one makes the exit code 1. */
export function testCommand(args: readonly string[]): ExitCode {
  const read = readArguments({
    args: [...args],
    options: {
      strict: { type: 'boolean', default: false },
      update: { type: 'boolean', default: false },
      junit: { type: 'string' },
    },
    allowPositionals: true,
  });
  if (!read.ok) return misuse('test', read.error);
  const { values, positionals } = read.parsed;
  if (positionals.length === 0) return misuse('test', 'name at least one folder');
  const suites = positionals.map((folder) => {
    if (values.update) process.stdout.write(updateFolder(folder, values.strict));
    const suite = testFolder(folder, values.strict);
    process.stdout.write(suiteText(suite));
    return suite;
  });
  const cases = suites.flatMap((suite) => suite.cases);
  const red = cases.filter(({ passed }) => !passed).length;
  process.stdout.write(`${cases.length - red} passed, ${red} failed\n`);
  if (values.junit !== undefined) {
    try {
      writeFileSync(values.junit, junit(suites));
    } catch (error) {
      return misuse('test', error instanceof Error ? error.message : String(error));
    }
  }
  return red > 0 ? 1 : 0;
}

function testFolder(folder: string, strict: boolean): TestSuite {
  const started = performance.now();
  const result = readFolder(folder);
  const cases = result.ok ? maskedCases(result.workspace, strict) : [refused(result.error)];
  return { name: folder, cases, seconds: (performance.now() - started) / 1000 };
}

/** Writes the expectations of a folder anew where they are red; returns the difference, as it is printed. */
function updateFolder(folder: string, strict: boolean): string {
  const read = readFolder(folder);
  const [file] = read.ok ? filesOf(read.workspace, 'case') : [];
  const expectations = read.ok ? expectationsOf(read.workspace) : undefined;
  if (!read.ok || file === undefined || expectations === undefined) return '';
  const run = runWorkspace(WHOLE, read.workspace, { ...(strict ? STRICT : {}), began: wallClock() });
  const { rows, removed, added } = refreshedRows(run, expectations);
  if (removed.length === 0 && added.length === 0) return '';
  const written = withRows(textOf(file), rows);
  if (!written.ok) return `${folder}: ${written.error}\n`;
  writeFileSync(join(folder, file.path), written.text);
  const mask = new SecretMask(read.workspace);
  const lines = [
    ...removed.map((row) => `- ${mask.text(JSON.stringify(row))}`),
    ...added.map((row) => `+ ${mask.text(JSON.stringify(row))}`),
  ];
  return `${join(folder, file.path)}\n${lines.join('\n')}\n`;
}

/** Results end up in logs of build servers. */
function maskedCases(workspace: Workspace, strict: boolean): readonly TestCase[] {
  const mask = new SecretMask(workspace);
  return testCases(workspace, strict).map(({ group, name, passed, sentence }) => {
    return { group, name: mask.text(name), passed, sentence: mask.text(sentence) };
  });
}

function testCases(workspace: Workspace, strict: boolean): readonly TestCase[] {
  const expectations = expectationsOf(workspace);
  const unit = runUnitTests(workspace, strict).map(({ file, name, passed, sentence }) => {
    return { group: file, name, passed, sentence };
  });
  if (expectations === undefined)
    return unit.length > 0
      ? unit
      : [refused('There is nothing to test: no expectations in case.json, no *.unit.yaml.')];
  const run = runWorkspace(WHOLE, workspace, { ...(strict ? STRICT : {}), began: wallClock() });
  const rows = checkExpectations(run, expectations).map(({ title, passed, sentence }) => {
    return { group: 'case.json', name: title, passed, sentence };
  });
  return [...rows, ...unit];
}

/** A folder without tests is red: nobody should believe that it was tested. */
function refused(sentence: string): TestCase {
  return { group: 'case.json', name: 'the folder', passed: false, sentence };
}

function suiteText({ name, cases }: TestSuite): string {
  const lines = cases.map(({ passed, name: title, sentence }) => {
    return passed ? `  ok    ${title}` : `  FAIL  ${title}\n        ${sentence}`;
  });
  return `${[name, ...lines].join('\n')}\n`;
}
