import { hipchatCpuAlert } from '../examples/documentation/hipchat-cpu-alert';
import { exampleWorkspace } from '../examples/example';
import { CORE } from '../kapacitor/engine/core';
import { RunSession } from '../kapacitor/run/run-session';

/** Runs a small alert for nobody: the first run that is asked for takes a fifth of the time where its code has run before. */
export function warmUp(): void {
  const session = new RunSession(CORE, exampleWorkspace(hipchatCpuAlert));
  session.step(Number.POSITIVE_INFINITY);
  session.finish();
}
