/** Task files that lie where Kapacitor does not look for them. */
import { looksLikeTaskFile } from '../../kapacitor/templates/task-file';
import type { FileMove } from '../../problems/problem';
import { freePath } from '../../workspace/paths';
import { textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import type { Finding } from '../findings/finding';
import { analyseTaskFile } from './analysis';

/** What it would be in tasks/, with the template that lies beside it as a task of its own. */
export function taskFileOutside(file: WorkspaceFile, workspace: Workspace): Finding | undefined {
  const { path } = file;
  if (!looksLikeTaskFile(path, textOf(file))) return undefined;
  const analysis = analyseTaskFile(workspace, path);
  const id = analysis?.templateId ?? '';
  if (analysis === undefined || id === '') return undefined;
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.ya?ml$/i, '.yaml')
    .replace(/\.json$/i, '.json');
  const moves: FileMove[] = [{ from: path, to: freePath(`tasks/${name}`, workspace) }];
  const beside = workspace.find((other) => other.path === `${id}.tick`);
  const hasTemplate = analysis.script !== undefined;
  if (!hasTemplate && beside !== undefined) moves.push({ from: beside.path, to: `templates/${beside.path}` });
  const template = beside === undefined || hasTemplate ? '' : `, and ${beside.path} in templates/`;
  const missing = hasTemplate || beside !== undefined ? '' : ` There is no templates/${id}.tick yet.`;
  const plain = `This is a task file of template ${id}: its vars are used once it lies in tasks/${template}.${missing}`;
  const title =
    moves.length > 1
      ? `Use its vars: move it to tasks/, and ${id}.tick to templates/`
      : 'Use its vars: move it to tasks/';
  return {
    range: { start: 0, end: 0 },
    severity: 'info',
    code: 'task-file-outside',
    plain,
    fix: { title, edits: [], moves },
  };
}
