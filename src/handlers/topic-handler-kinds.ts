import type { HandlerDefinition } from './handler';
import { HANDLERS } from './index';
import { aggregate } from './kinds/topic/aggregate';
import { publish } from './kinds/topic/publish';

/** Every handler that handler files can name: those of alert nodes, and two that only topics have. */
export const TOPIC_HANDLER_DEFINITIONS: readonly HandlerDefinition[] = [...HANDLERS, publish, aggregate];

/** By the kind that handler files name. */
export const HANDLER_KINDS: ReadonlyMap<string, HandlerDefinition> = new Map(
  TOPIC_HANDLER_DEFINITIONS.map((handler) => [handler.kind, handler]),
);
