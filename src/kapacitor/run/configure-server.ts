/** What happens before the first point: the configuration is read, the server starts, handlers are defined. */

import type { Problem } from '../../problems/problem';
import { filesOf, type Workspace } from '../../workspace/workspace';
import { type Configuration, workspaceConfiguration } from '../config/config';
import { type Engine, readersOf } from '../engine/engine';
import type { DefinedHandlers } from '../handler-files/topic-handlers';
import type { ConfigReport, HandlerReport, HipChatReport } from '../record/run-model';
import type { Server } from '../server/server';

const NO_HANDLERS: DefinedHandlers = { reports: [], problems: [], end: () => {} };

/** Where it did not come to a server. */
export const NO_SERVER: ServerSetup = {
  config: {},
  handlers: [],
  defaultRetentionPolicy: '',
  problems: [],
  end: () => {},
};

export interface ServerSetup {
  readonly config: ConfigReport;
  /** Absent when the server refused to start. */
  readonly server?: Server;
  readonly handlers: readonly HandlerReport[];
  readonly defaultRetentionPolicy: string;
  readonly problems: readonly Problem[];
  /** No more events will come: what handlers hold goes out. */
  readonly end: DefinedHandlers['end'];
}

export function configure(
  engine: Engine,
  workspace: Workspace,
  start: (configuration: Configuration) => Server,
): ServerSetup {
  const read = workspaceConfiguration(engine.sections, workspace);
  if (!read.ok) {
    return { ...NO_SERVER, config: { error: read.error }, problems: [refusal(read)] };
  }
  const { configuration } = read;
  const server = start(configuration);
  const { reports, problems, end } = defineHandlers(engine, workspace, server);
  return {
    config: { hipchat: hipchatReport(configuration) },
    server,
    handlers: reports,
    defaultRetentionPolicy: configuration.defaultRetentionPolicy,
    problems,
    end,
  };
}

function refusal({ error, file, range }: { error: string; file: string; range?: Problem['range'] }): Problem {
  return {
    file,
    range: range ?? { start: 0, end: 0 },
    severity: 'error',
    kapacitor: error,
    plain: 'Kapacitor does not start with this configuration.',
    code: 'config',
  };
}

/** Without the token. */
function hipchatReport(configuration: Configuration): HipChatReport {
  const section = configuration.section('hipchat');
  return {
    enabled: section.flag('enabled'),
    url: section.text('url'),
    room: section.text('room'),
    hasToken: section.text('token') !== '',
    global: section.flag('global'),
    stateChangesOnly: section.flag('state-changes-only'),
  };
}

function defineHandlers(engine: Engine, workspace: Workspace, server: Server): DefinedHandlers {
  if (filesOf(workspace, 'handler').length === 0) return NO_HANDLERS;
  return readersOf(engine).defineTopicHandlers(workspace, server);
}
