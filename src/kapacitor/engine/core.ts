import { CORE_HANDLERS } from '../../handlers/core';
import { CORE_FUNCTIONS, functionsByName } from '../../lambda/functions/core';
import { CORE_NODES, nodesByMethod } from '../../nodes/core';
import { CORE_SECTIONS } from '../config/sections';
import type { Engine } from './engine';
import { RELEASE } from './release';

/** What most alerts need. It comes with the worker, so that the first result need not wait for the rest. */
export const CORE: Engine = {
  release: RELEASE,
  nodes: nodesByMethod(CORE_NODES),
  functions: functionsByName(CORE_FUNCTIONS),
  handlers: CORE_HANDLERS,
  sections: CORE_SECTIONS,
  readers: undefined,
};
