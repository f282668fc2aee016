import { discord } from './discord';
import type { HandlerDefinition } from './handler';
import { hipchat } from './hipchat';
import { post } from './post';
import { slack } from './slack';
import { teams } from './teams';
import { telegram } from './telegram';

/** Every event handler of Kapacitor 1.8, in the order in which an alert node makes them. */
export const HANDLERS: readonly HandlerDefinition[] = [slack, telegram, hipchat, post, discord, teams];

/** By the kind that handler files name. */
export const HANDLER_KINDS: ReadonlyMap<string, HandlerDefinition> = new Map(
  HANDLERS.map((handler) => [handler.kind, handler]),
);
