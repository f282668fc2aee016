/** What Kapacitor takes in a file of vars without a word. */
import { filesOf, type Workspace } from '../../workspace/workspace';
import type { Finding } from '../findings/finding';
import { givenVars, objectAt, type TaskFileAnalysis } from './analysis';
import { taskFileFindings } from './findings';

const START = { start: 0, end: 0 };

export function varsFileFindings(file: TaskFileAnalysis, workspace: Workspace): readonly Finding[] {
  const scripts = filesOf(workspace, 'script');
  const [first] = scripts;
  if (first === undefined || scripts.length > 1) {
    const which =
      first === undefined
        ? 'there is none'
        : `say in case.json whose they are: {"tasks": {"${first.path}": {"vars": "${file.file}"}}}`;
    return [
      {
        range: START,
        severity: 'info',
        code: 'unread',
        plain: `Nothing reads this file. Its vars go with the only script; ${which}.`,
      },
    ];
  }
  const given = givenVars(file);
  if (file.root !== undefined && given.length > 0 && given.every(({ value }) => objectAt(value) === undefined)) {
    const plain =
      'There are no vars in it, and Kapacitor does not say so: each is written as {"type": "float", "value": 85}.';
    return [{ range: START, severity: 'warning', code: 'task-var-value', plain }];
  }
  return taskFileFindings(file);
}
