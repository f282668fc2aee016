import type { GlobalService } from '../../alert/global-service';
import { isRefusal, type Refusal } from '../../definition/value';
import type { HandlerDefinition, HandlerUse, RunningHandler } from '../../handlers/handler';
import type { HandlerHost, HandlerPlace } from '../../handlers/host';
import { groupedBy } from '../../text/grouped';
import type { AlertOptions } from './options';

/** The handlers of an alert node, running, and what the configuration adds to what the script says. */
export interface NodeHandlers {
  readonly running: readonly RunningHandler[];
  readonly globalServices: readonly GlobalService[];
}

export function startHandlers(
  handlers: readonly HandlerDefinition[],
  options: AlertOptions,
  host: HandlerHost,
  place: HandlerPlace,
): NodeHandlers | Refusal {
  const running: RunningHandler[] = [];
  const globalServices: GlobalService[] = [];
  const used = groupedBy(options.handlers, (use) => use.definition);
  for (const definition of handlers) {
    const own = used.get(definition) ?? [];
    const global = definition.globally(host);
    const isAdded = own.length === 0 && global.handler !== undefined;
    const uses: readonly HandlerUse[] = isAdded ? [global.handler] : own;
    for (const use of uses) {
      const started = use.start(host, place);
      if (isRefusal(started)) return { ok: false, error: nodeError(definition, started) };
      running.push(started);
    }
    const isQuiet = global.stateChangesOnly;
    if (isAdded || isQuiet) globalServices.push({ handler: definition.name, isAdded, isQuiet });
  }
  return { running, globalServices };
}

function nodeError({ nodeError: prefix }: HandlerDefinition, error: { error: string; bare?: boolean }): string {
  return prefix === undefined || error.bare === true ? error.error : `${prefix}: ${error.error}`;
}
