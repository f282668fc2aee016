import type { HandlerDefinition } from './handler';
import { hipchat } from './kinds/chat/hipchat';
import { log } from './kinds/transport/log';
import { post } from './kinds/transport/post';

/** In the order in which an alert node checks and makes them. */
export function inOrderOfChecks(handlers: readonly HandlerDefinition[]): readonly HandlerDefinition[] {
  return handlers.toSorted((a, b) => placeOf(a) - placeOf(b));
}

function placeOf({ script }: HandlerDefinition): number {
  return script?.order ?? Number.POSITIVE_INFINITY;
}

/** The handlers that the first workspaces use; the others are in index.ts. */
export const CORE_HANDLERS = inOrderOfChecks([hipchat, log, post]);

/** How people write a kind of handler: `HipChat`. */
export function nameOfKind(handlers: readonly HandlerDefinition[], kind: string): string {
  return handlers.find((handler) => handler.kind === kind)?.name ?? kind;
}
