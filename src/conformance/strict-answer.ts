import { runWorkspace } from '../kapacitor/run/run';
import type { Workspace } from '../workspace/workspace';
import { type Answer, answer } from './answer';

/** What a real Kapacitor answers, in the shape of the conformance cases. */
export function strictAnswer(workspace: Workspace): Answer {
  return answer(runWorkspace(workspace, { strict: true }));
}
