/** Why Kapacitor refuses a task file, in plain words. The first hint that has something to say wins. */
import type { Problem } from '../../problems/problem';
import { fixOf } from '../findings/finding';
import { givenVars, type TaskFileAnalysis } from './analysis';
import { DBRP_HINTS } from './hints-dbrps';
import { TEMPLATE_HINTS } from './hints-template';
import { VALUE_HINTS } from './hints-values';
import { VAR_HINTS } from './hints-vars';
import type { TaskHint } from './task-hint';

const HINTS: readonly TaskHint[] = [
  ...TEMPLATE_HINTS,
  ...DBRP_HINTS,
  ...VAR_HINTS,
  ...VALUE_HINTS,
  {
    pattern: /found character that cannot start any token|found a tab character/,
    advise: () => ({ code: 'yaml-tab', plain: 'YAML is indented with spaces, not with tabs.' }),
  },
  {
    pattern: /error converting YAML to JSON: yaml: /,
    advise: () => ({ code: 'task-file', plain: 'This is no YAML, so nothing of it is read.' }),
  },
  {
    pattern: /(?:task vars file "[^"]*"|invalid JSON in file \S+): (?:unexpected E|unexpected end|invalid character)/,
    advise: () => ({ code: 'task-file', plain: 'This is no JSON, so nothing of it is read.' }),
  },
  {
    pattern: /into Go value of type client\.TaskVars$/,
    advise: () => ({
      code: 'task-file',
      plain: 'A task file says template-id: …, dbrps: … and vars: …, each on its line.',
    }),
  },
  {
    pattern: /^task ID must contain only letters/,
    advise: (_, { file }) => ({
      code: 'task-file',
      plain: `The task is called as its file, ${file.id}: a name is made of letters, digits, -, . and _.`,
    }),
  },
  {
    pattern: /^Task id given on command line does not match/,
    advise: (_, { file }) => ({
      code: 'task-file-id',
      plain: `The task is called ${file.id}, after its file: write id: ${file.id}, or leave id out.`,
    }),
  },
];

export function explainTaskFile(problem: Problem, file: TaskFileAnalysis, paths: readonly string[]): Problem {
  const { range, kapacitor } = problem;
  const given = givenVars(file).find(({ key, value }) => key.start <= range.start && range.start <= value.range.end);
  for (const { pattern, advise } of HINTS) {
    const match = pattern.exec(kapacitor);
    const advice = match === null ? undefined : advise(match, { file, range, given, paths });
    if (advice === undefined) continue;
    const { fix, ...words } = advice;
    return { ...problem, ...words, ...(fix === undefined ? {} : { fix: fixOf(problem.file, fix) }) };
  }
  return problem;
}
