import type { Engine } from '../kapacitor/engine/engine';
import type { Run } from '../kapacitor/record/run-model';
import { runWorkspace } from '../kapacitor/run/run';
import { type RunOptions, STRICT } from '../kapacitor/run/run-options';
import { configurationFile, textOf, type Workspace } from '../workspace/workspace';
import { type Answer, answer } from './answer';
import { hipChatOrigin, RecordedWorld } from './recorded-world';

/** As the recordings of a real Kapacitor were made: exact in everything, on a machine where only the capture listens. */
export const RECORDED: RunOptions = {
  ...STRICT,
  world: ({ respond }, configuration) => new RecordedWorld(respond, configuration),
};

/** A run in the shape of the conformance cases. */
export function answerOf(workspace: Workspace, run: Run): Answer {
  const configuration = configurationFile(workspace);
  return answer(run, configuration === undefined ? undefined : hipChatOrigin(textOf(configuration)));
}

/** What a real Kapacitor answers. */
export function strictAnswer(engine: Engine, workspace: Workspace): Answer {
  return answerOf(workspace, runWorkspace(engine, workspace, RECORDED));
}
