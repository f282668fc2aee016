/** A template with a var of each kind, and what is wrong with task files of it. */
import { expect } from 'vitest';
import { diagnose } from '../../../src/language/diagnostics';
import type { Problem } from '../../../src/problems/problem';
import { applied } from '../workspace';

export const HOT = `// Alarm above this
var limit float
var window = 1m
var who = 'ops'
var on = TRUE
var sure = lambda: TRUE
var groups = ['host']
var of = /a/
stream
    |from()
        .groupBy(groups)
        .where(lambda: "host" =~ of AND on)
    |window()
        .period(window)
        .every(window)
    |mean('v')
    |alert()
        .id(who)
        .crit(lambda: "mean" > limit)
        .warn(sure)
`;
export const DBRPS = 'dbrps:\n  - db: telegraf\n    rp: autogen\n';
export const LIMIT = '  limit: {type: float, value: 1}\n';
export const given = (vars: string) => `template-id: hot\n${DBRPS}vars:\n${vars}`;

export type Files = Readonly<Record<string, string>>;

export function problemsOf(files: Files): readonly Problem[] {
  const workspace = Object.entries(files).map(([path, content]) => ({ path, content }));
  return diagnose(workspace).filter(({ code }) => code !== 'load-stops' && code !== 'no-state-changes-only');
}

/** The only problem of a task file of template hot: its code, its words, and the file after the fix. */
export function only(
  text: string,
  path = 'tasks/t.yaml',
  more: Files = { 'templates/hot.tick': HOT },
): readonly unknown[] {
  const problems = problemsOf({ ...more, [path]: text });
  expect(problems.map(({ file }) => file)).toEqual([path]);
  return problems.flatMap(({ code, plain, fix }) => {
    return fix === undefined ? [code, plain] : [code, plain, applied(text, fix.edits)];
  });
}
