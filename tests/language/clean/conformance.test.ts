import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFolder } from '../../../src/cli/folder';
import { problemsOf } from '../../../src/explain/explain-run';
import { WHOLE } from '../../../src/kapacitor/engine/whole';
import { runWorkspace } from '../../../src/kapacitor/run/run';

import type { ProblemCode } from '../../../src/problems/catalogue';
import { isRecord } from '../../conformance/compare';

const CASES = 'tests/conformance/cases';

/** Warnings of cases that a real server took without a word; each case does what the warning says. */
const JUSTIFIED: Readonly<Partial<Record<ProblemCode, string>>> = {
  'missing-group-by': 'one group of several series judges one after the other',
  'several-measurements': 'a source without a measurement, or one group of several',
  'template-key': 'messages that print <no value>, or nothing',
  'int-division': 'fractions that are cut off, to see that they are',
  'group-by-field': 'grouping by a field, to see that it does nothing',
  'query-period': 'a query without a period, to see what it asks',
  'query-time': 'a time range of its own in the query',
  'query-fill': 'fill without intervals',
  'query-field': 'a query of a field that no point has',
  'query-quotes': 'a text in double quotes in a query',
  'unknown-tag': 'grouping by a tag that no point has',
  'unknown-field': 'a field that no point has, behind what drops all points',
  'unknown-measurement': 'a source that nothing comes to',
  'config-key': 'keys that the server reads over',
  'config-section': 'sections that the server reads over',
  'no-room': 'a message to no room',
  'room-slash': 'a room whose name changes the path',
  'room-template': 'braces in the name of a room',
  'literal-template': 'braces in the name of a topic',
  'missing-field': 'a hole in the data under a level',
  'regex-slashes': 'a pattern of a task file in slashes, which are part of it',
  'task-var-unknown': 'vars of a task file that its template does not have',
  'no-token': 'a section without a token, to see what its keys are',
  'config-variable': 'a room that looks like a variable',
  'hipchat-url': 'urls with odd paths, to see what becomes of them',
  'message-too-long': 'long messages, to see that nothing cuts them',
  'too-many-messages': 'a flood, to see that nothing is lost',
  'dbrp-without-data': 'tasks of a database that nothing is written to',
  'no-query-rows': 'queries of what is not there, or of another time',
  'nothing-passes': 'conditions that no point passes',
  'join-never': 'batches whose rows have no common time, to see what tolerance does',
  'empty-text': 'an empty message, to see what is sent',
  'handler-key': 'keys that the client reads over',
  'case-value': 'a unit of time that nobody knows',
  'template-format': 'every sign of printf with every type',
  'unheard-alert': 'alerts that are only numbered',
  'no-level': 'alerts without a level, to see that everything is OK',
  'flatten-on': 'flatten over the tag that groups the points',
  'zero-division': 'floats divided by 0, to see what comes of them',
  'no-window': 'an aggregate on a stream, to see when it gives something',
  'points-out-of-order': 'times that go back, to see what windows, joins and levels do',
  'field-conflict': 'a field that changes its type, to see what nodes say',
  'task-dbrps': 'keys of dbrps that the server does not read',
};

interface Told {
  readonly name: string;
  readonly code: ProblemCode;
  readonly plain: string;
}

function toldOf(name: string): readonly (Told & { readonly severity: string })[] {
  const folder = readFolder(join(CASES, name));
  const expected: unknown = JSON.parse(readFileSync(join(CASES, name, 'expected.json'), 'utf8'));
  if (!folder.ok || !isRecord(expected) || !isAccepted(expected)) return [];
  const run = runWorkspace(WHOLE, folder.workspace, {});
  if (run.logs.some(({ level }) => level === 'error')) return [];
  const problems = problemsOf(folder.workspace, run);
  return problems.map(({ code, severity, plain, file }) => ({ name: `${name}/${file}`, code, severity, plain }));
}

function isAccepted({
  tasks,
  errors,
  config,
  writeErrors,
  handlers,
  load,
}: Readonly<Record<string, unknown>>): boolean {
  if (isRecord(load) && load.ok !== true) return false;
  if (Array.isArray(errors) && errors.length > 0) return false;
  if (config !== undefined || writeErrors !== undefined) return false;
  const all = [tasks, handlers].flatMap((list) => (isRecord(list) ? Object.values(list) : []));
  return (
    all.length > 0 &&
    all.every((each) => isRecord(each) && each.ok !== false && each.error === undefined && each.panic === undefined)
  );
}

test('what a real server takes without a word has no error, and only warnings that are meant', () => {
  const told = readdirSync(CASES).flatMap(toldOf);
  expect(told.filter(({ severity }) => severity === 'error')).toEqual([]);
  const warnings = told.filter(({ severity }) => severity === 'warning');
  expect(warnings.filter(({ code }) => JUSTIFIED[code] === undefined)).toEqual([]);
  const codes = new Set(warnings.map(({ code }) => code));
  if (process.env.TABLE !== undefined) {
    const counts = [...codes].map((code) => ({ code, warnings: warnings.filter((each) => each.code === code).length }));
    process.stdout.write(
      counts
        .toSorted((a, b) => b.warnings - a.warnings)
        .map(({ code, warnings: n }) => `${n}\t${code}\t${JUSTIFIED[code] ?? ''}\n`)
        .join(''),
    );
  }
  expect(Object.keys(JUSTIFIED).filter((code) => ![...codes].some((each) => each === code))).toEqual([]);
}, 300_000);
