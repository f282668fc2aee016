/** A workspace in, a run out. */
import type { Workspace } from '../../workspace/workspace';
import type { Engine } from '../engine/engine';
import type { Run } from '../record/run-model';
import type { RunOptions } from './run-options';
import { RunSession } from './run-session';

/**
 * Runs everything at once; for a worker that wants to breathe see RunSession. On a server's clock points come as to a real
 * server, a write request at a time, unless it is told otherwise.
 */
export function runWorkspace(engine: Engine, workspace: Workspace, options: RunOptions = {}): Run {
  const session = new RunSession(engine, workspace, { wholeRequests: options.clock === 'server', ...options });
  while (!session.step(Number.POSITIVE_INFINITY)) {
    // Only a budget or the end of the points stops it.
  }
  return session.finish();
}
