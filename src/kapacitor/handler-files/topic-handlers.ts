import type { Problem } from '../../problems/problem';
import { filesOf, textOf, type Workspace } from '../../workspace/workspace';
import type { HandlerReport } from '../record/run-model';
import type { Server } from '../server/server';
import { TopicHandlers } from './define';

export interface DefinedHandlers {
  readonly reports: readonly HandlerReport[];
  readonly problems: readonly Problem[];
  /** No more events will come: what handlers hold goes out, if it would within so many nanoseconds. */
  end(patience: bigint): void;
}

/** Defines the handlers of a workspace, one file after the other by name. */
export function defineTopicHandlers(workspace: Workspace, server: Server): DefinedHandlers {
  const handlers = new TopicHandlers(server);
  for (const file of filesOf(workspace, 'handler')) handlers.define({ path: file.path, text: textOf(file) });
  const { reports, problems } = handlers;
  return { reports, problems, end: (patience) => handlers.end(patience) };
}
