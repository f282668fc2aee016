import type { Problem } from '../../problems/problem';
import type { HandlerReport, LoadReport } from '../record/run-model';

/** The load looks at handlers last, at those that lie directly in their folder, and calls them task vars files. */
export function withHandlers(load: LoadReport, handlers: readonly HandlerReport[]): LoadReport {
  if (load.error !== undefined) return load;
  const refused = handlers.find(({ file, error }) => {
    return error !== undefined && /^(?:[^/]+\/)?handlers\/[^/]+\.(?:yaml|yml|json)$/.test(file);
  });
  if (refused === undefined) return load;
  const { file, error = '' } = refused;
  const said = error
    .replace(/^Error: /, '')
    .replace(/^failed to unmarshal (yaml|json) handler file/, 'failed to unmarshal $1 task vars file');
  return { file, error: `failed to load file ${file}: ${said}` };
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
