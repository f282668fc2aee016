import { readWholeJson } from '../../go/json/read';
import { quote } from '../../go/strconv/strconv';
import type { Problem } from '../../problems/problem';
import { filesOf, textOf, type Workspace, type WorkspaceFile } from '../../workspace/workspace';
import type { HandlerReport, LoadReport } from '../record/run-model';

/** The load looks at handlers last, and at those only that lie directly in their folder. */
export function withHandlers(load: LoadReport, handlers: readonly HandlerReport[], workspace: Workspace): LoadReport {
  if (load.error !== undefined) return load;
  for (const file of filesOf(workspace, 'handler')) {
    const { path } = file;
    if (!/^(?:[^/]+\/)*handlers\/[^/]+\.(?:yaml|yml|json)$/.test(path)) continue;
    const error = handlerError(file, handlers.find((report) => report.file === path)?.error);
    if (error !== undefined) return { file: path, error: `failed to load file ${path}: ${error}` };
  }
  return load;
}

/** As the command line says it, but for files that cannot be read: they are task vars files here, and JSON is read to its end. */
function handlerError(file: WorkspaceFile, defined: string | undefined): string | undefined {
  const { path } = file;
  if (path.endsWith('.json')) {
    const read = readWholeJson(textOf(file));
    if (!read.ok) return `failed to unmarshal json task vars file ${quote(path)}: ${read.error}`;
  }
  return defined
    ?.replace(/^Error: /, '')
    .replace(/^failed to unmarshal (yaml|json) handler file/, 'failed to unmarshal $1 task vars file');
}

/** Which of the mistakes a server tells, as it tells only one. */
export function loadProblems({ file, error }: LoadReport, problems: readonly Problem[]): readonly Problem[] {
  if (file === undefined || error === undefined) return [];
  const range = problems.find((problem) => problem.file === file && problem.severity === 'error')?.range;
  return [
    {
      file,
      range: range ?? { start: 0, end: 0 },
      severity: 'info',
      kapacitor: `run: open server: failed to reload tasks/templates/handlers: ${error}`,
      plain: 'A server that loads these files stops here: it tells this mistake only, and does not start.',
      code: 'load-stops',
    },
  ];
}
