/** A workspace in, a run out. */
import type { Workspace } from '../../workspace/workspace';
import type { Run } from '../record/run-model';
import type { RunOptions } from './run-options';
import { RunSession } from './run-session';

/**
 * Runs everything at once; for a worker that wants to breathe see RunSession. A strict run gets its points as a real
 * server does, a write request at a time, unless it is told otherwise.
 */
export function runWorkspace(workspace: Workspace, options: RunOptions): Run {
  const session = new RunSession(workspace, { bursts: options.strict, ...options });
  while (!session.step(Number.POSITIVE_INFINITY)) {
    // Only a budget or the end of the points stops it.
  }
  return session.finish();
}
