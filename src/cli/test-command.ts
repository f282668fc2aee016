import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkExpectations, expectationsOf } from '../expectations/expectations';
import { refreshedRows } from '../expectations/refresh-rows';
import { runUnitTests } from '../expectations/unit-tests';
import { withRows } from '../expectations/write-rows';
import { wallClock } from '../go/time/wall-clock';
import { WHOLE } from '../kapacitor/engine/whole';
import type { Run } from '../kapacitor/record/run-model';
import { stoppedWords } from '../kapacitor/record/stopped';
import { runWorkspace } from '../kapacitor/run/run';
import { STRICT } from '../kapacitor/run/run-options';
import { SecretMask } from '../sharing/secrets/mask';
import { messageOf } from '../text/thrown';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';
import { readArguments } from './arguments';
import { BUDGET_OPTION, bounded, budgetOf, wrongBudget } from './budget-option';
import { type ExitCode, misuse } from './exit-code';
import { readFolder } from './folder';
import { junit, type TestCase, type TestSuite } from './junit';
import { faultOf } from './own-thread';

/** Kept, each. */
const MOST_EVENTS = 200_000;

interface Wanted {
  readonly strict: boolean;
  /** Of each run. */
  readonly milliseconds: number;
}

/** Of one folder. */
interface Tested {
  readonly suite: TestSuite;
  /** A run was stopped by the budget: what is told is of what there was. */
  readonly isStopped: boolean;
}

/** `tick test`: expectations of `case.json`, and test files of kapacitor-unit. A red one makes the exit code 1. */
export function testCommand(args: readonly string[]): ExitCode {
  const read = readArguments({
    args: [...args],
    options: {
      strict: { type: 'boolean', default: false },
      update: { type: 'boolean', default: false },
      junit: { type: 'string' },
      ...BUDGET_OPTION,
    },
    allowPositionals: true,
  });
  if (!read.ok) return misuse('test', read.error);
  const { values, positionals } = read.parsed;
  if (positionals.length === 0) return misuse('test', 'name at least one folder');
  const milliseconds = budgetOf(values.budget);
  if (milliseconds === undefined) return wrongBudget('test', values.budget);
  const wanted = { strict: values.strict, milliseconds };
  const tested = positionals.map((folder) => {
    if (values.update) process.stdout.write(within(milliseconds, () => updateFolder(folder, wanted), told));
    const one = testFolder(folder, wanted);
    process.stdout.write(suiteText(one.suite));
    return one;
  });
  const suites = tested.map(({ suite }) => suite);
  const cases = suites.flatMap((suite) => suite.cases);
  const red = cases.filter(({ passed }) => !passed).length;
  process.stdout.write(`${cases.length - red} passed, ${red} failed\n`);
  if (values.junit !== undefined) {
    try {
      writeFileSync(values.junit, junit(suites));
    } catch (error) {
      return misuse('test', messageOf(error));
    }
  }
  return tested.some(({ isStopped }) => isStopped) ? 3 : red > 0 ? 1 : 0;
}

/** What ends the work on a folder is told in the place of its result. */
function within<T>(milliseconds: number, work: () => T, ended: (words: string) => T): T {
  try {
    return bounded(milliseconds, work);
  } catch (error) {
    return ended(faultOf(error).words);
  }
}

function told(words: string): string {
  return `${words}\n`;
}

function testFolder(folder: string, wanted: Wanted): Tested {
  const started = performance.now();
  const ended = (words: string) => ({ cases: [refused(words)], isStopped: true });
  const { cases, isStopped } = within(
    wanted.milliseconds,
    () => {
      const result = readFolder(folder);
      return result.ok ? maskedCases(result.workspace, wanted) : { cases: [refused(result.error)], isStopped: false };
    },
    ended,
  );
  return { suite: { name: folder, cases, seconds: (performance.now() - started) / 1000 }, isStopped };
}

function ran(workspace: Workspace, { strict, milliseconds }: Wanted): Run {
  const budget = { milliseconds, events: MOST_EVENTS };
  return runWorkspace(WHOLE, workspace, { ...(strict ? STRICT : {}), began: wallClock(), budget });
}

/** Writes the expectations of a folder anew where they are red; returns the difference, as it is printed. */
function updateFolder(folder: string, wanted: Wanted): string {
  const read = readFolder(folder);
  const [file] = read.ok ? filesOf(read.workspace, 'case') : [];
  const expectations = read.ok ? expectationsOf(read.workspace) : undefined;
  if (!read.ok || file === undefined || expectations === undefined) return '';
  const run = ran(read.workspace, wanted);
  const stopped = stoppedWords(run);
  // What it did not come to would go from the expectations.
  if (stopped !== undefined) return `${folder}: not brought up to date. ${stopped}\n`;
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

interface Cases {
  readonly cases: readonly TestCase[];
  readonly isStopped: boolean;
}

/** Results end up in logs of build servers. */
function maskedCases(workspace: Workspace, wanted: Wanted): Cases {
  const mask = new SecretMask(workspace);
  const { cases, isStopped } = testCases(workspace, wanted);
  const masked = cases.map(({ group, name, passed, sentence }) => {
    return { group, name: mask.text(name), passed, sentence: mask.text(sentence) };
  });
  return { cases: masked, isStopped };
}

function testCases(workspace: Workspace, wanted: Wanted): Cases {
  const expectations = expectationsOf(workspace);
  const budget = { milliseconds: wanted.milliseconds, events: MOST_EVENTS };
  const tests = runUnitTests(workspace, wanted.strict, budget);
  const unit = tests.map(({ file, name, passed, sentence }) => ({ group: file, name, passed, sentence }));
  const isCut = tests.some((test) => test.isStopped === true);
  if (expectations === undefined) {
    const nothing = refused('There is nothing to test: no expectations in case.json, no *.unit.yaml.');
    return { cases: unit.length > 0 ? unit : [nothing], isStopped: isCut };
  }
  const run = ran(workspace, wanted);
  const rows = checkExpectations(run, expectations).map(({ title, passed, sentence }) => {
    return { group: 'case.json', name: title, passed, sentence };
  });
  const stopped = stoppedWords(run);
  const cut = stopped === undefined ? [] : [refused(stopped)];
  return { cases: [...cut, ...rows, ...unit], isStopped: isCut || stopped !== undefined };
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
