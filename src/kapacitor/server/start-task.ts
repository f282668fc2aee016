import type { PipelineNode } from '../../nodes/node';
import type { TaskDefinition } from '../../pipeline/define-task';
import type { Problem } from '../../problems/problem';
import type { Server } from './server';
import { TaskRunner } from './task-runner';

export type StartedTask =
  | { readonly ok: true; readonly runner: TaskRunner }
  /** `plain`: it cannot run in a page. */
  | { readonly ok: false; readonly error: string; readonly node: PipelineNode; readonly plain?: string };

/** Starts a task and lets it have the points that it asked for. */
export function startTask(id: string, { dbrps, pipeline }: TaskDefinition, server: Server): StartedTask {
  const nodes = pipeline.nodes();
  const runner = new TaskRunner(id, dbrps, nodes, server);
  const refusal = runner.start();
  if (refusal === undefined) {
    server.enable(runner, nodes);
    return { ok: true, runner };
  }
  const plain = notHere(refusal.node);
  return { ok: false, ...refusal, ...(plain === undefined ? {} : { plain }) };
}

export const NOT_HERE = 'not-here';

/** Nodes that a page cannot run, though the task starts. `file` is that of the script. */
export function idleProblems(file: string, { pipeline }: TaskDefinition): readonly Problem[] {
  return pipeline.nodes().flatMap((node) => {
    const plain = notHere(node);
    if (plain === undefined) return [];
    return [{ file, range: node.range, severity: 'warning', kapacitor: '', plain, code: NOT_HERE }];
  });
}

function notHere({ definition: { method, unsupported } }: PipelineNode): string | undefined {
  return unsupported === undefined ? undefined : `${method} does not run here. ${unsupported}`;
}
