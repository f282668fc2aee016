/** A task as the workspace has it, and how a run reports it. */
import { quote } from '../../go/strconv/strconv';
import type { TaskDefinition } from '../../pipeline/define-task';
import { formatScript } from '../../tickscript/format';
import { textOf, type Workspace } from '../../workspace/workspace';
import type { TaskReport } from '../record/run-model';
import type { TaskRunner } from './task-runner';

export interface Task {
  readonly id: string;
  /** That defines it. */
  readonly file: string;
  /** That has its script: the same, or a template. */
  readonly script: string;
  readonly template?: string;
  readonly definition?: TaskDefinition;
  readonly runner?: TaskRunner;
  /** Kapacitor refused it. */
  readonly error?: string;
  readonly panic?: string;
  /** A second file of the same name was refused; the task of the first goes on. */
  readonly redefinition?: { readonly file: string; readonly error: string };
}

/** Kapacitor services/task_store/service.go, v1.8. */
export function idFault(what: 'task' | 'template', id: string): string | undefined {
  if (/^[-._\p{L}0-9]+$/u.test(id)) return undefined;
  return `${what} ID must contain only letters, numbers, '-', '.' and '_'. ${quote(id)}`;
}

export function taskReports(tasks: readonly Task[], workspace: Workspace): readonly TaskReport[] {
  const sources = new Map(workspace.map((file) => [file.path, file]));
  return tasks.map((task): TaskReport => {
    const { id, file, script, template, definition, runner, error, panic, redefinition } = task;
    const head = {
      id,
      file,
      script,
      ...(template === undefined ? {} : { template }),
      ...(redefinition === undefined ? {} : { redefinition }),
    };
    if (definition === undefined || runner === undefined) {
      return {
        ...head,
        ...(error === undefined ? {} : { error }),
        ...(panic === undefined ? {} : { panic }),
        dbrps: [],
        edges: [],
        nodes: [],
      };
    }
    const source = sources.get(script);
    const formatted = source === undefined ? undefined : formatScript(textOf(source));
    return {
      ...head,
      type: definition.type,
      dbrps: runner.dbrps,
      ...(runner.recording === undefined ? {} : { recording: runner.recording }),
      ...(runner.error === undefined ? {} : { taskError: runner.error }),
      ...(formatted?.ok ? { formatted: formatted.text } : {}),
      edges: definition.pipeline.edges(),
      nodes: runner.reports(),
    };
  });
}
