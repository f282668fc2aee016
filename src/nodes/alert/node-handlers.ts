import { isRefusal, type Refusal } from '../../definition/value';
import type { HandlerDefinition, HandlerUse, RunningHandler } from '../../handlers/handler';
import type { HandlerHost, HandlerPlace } from '../../handlers/host';
import type { AlertOptions } from './options';

/** The handlers of an alert node, running, and what the configuration adds to what the script says. */
export interface NodeHandlers {
  readonly running: readonly RunningHandler[];
  /** A global service wants changes of state only, for all handlers and topics of the node. */
  readonly stateChangesOnly: boolean;
  readonly badges: readonly string[];
}

export function startHandlers(
  handlers: readonly HandlerDefinition[],
  options: AlertOptions,
  host: HandlerHost,
  place: HandlerPlace,
): NodeHandlers | Refusal {
  const running: RunningHandler[] = [];
  const badges: string[] = [];
  let stateChangesOnly = false;
  for (const definition of handlers) {
    const own = options.handlers.filter((use) => use.definition === definition);
    const global = definition.globally(host);
    const isAdded = own.length === 0 && global.handler !== undefined;
    const uses: readonly HandlerUse[] = isAdded ? [global.handler] : own;
    for (const use of uses) {
      const started = use.start(host, place);
      if (isRefusal(started)) return { ok: false, error: nodeError(definition, started) };
      running.push(started);
    }
    if (isAdded) badges.push(`global ${definition.name}`);
    if (!global.stateChangesOnly) continue;
    stateChangesOnly = true;
    badges.push(`state changes only (${definition.name})`);
  }
  return { running, stateChangesOnly, badges };
}

function nodeError({ nodeError: prefix }: HandlerDefinition, error: { error: string; bare?: boolean }): string {
  return prefix === undefined || error.bare === true ? error.error : `${prefix}: ${error.error}`;
}
