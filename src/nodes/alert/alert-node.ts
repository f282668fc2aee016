import { none } from '../../definition/signature';
import type { HandlerDefinition } from '../../handlers/handler';
import { groupedBy } from '../../text/grouped';
import { defineNode } from '../define';
import { told } from '../shape/shape';
import { AUGMENTING, augmentedShape } from './augment';
import { AlertBehaviour } from './behaviour';
import { alertOptions } from './options';
import { alertProperties } from './properties';

/** The alert node that knows these handlers, in the order in which it checks and makes them. */
export function alertNode(handlers: readonly HandlerDefinition[]) {
  return defineNode({
    method: 'alert',
    goType: 'AlertNode',
    doc: 'Gives each point a level and sends an event when an alert begins, changes or ends. Only points that made an event pass on.',
    signature: none,
    properties: alertProperties(handlers),
    wants: 'either',
    provides: 'same',
    shape: told(AUGMENTING, augmentedShape),
    describesMethods: true,
    options: alertOptions,
    validate(options) {
      const used = groupedBy(options.handlers, (use) => use.definition);
      for (const definition of handlers) {
        const problem = used
          .get(definition)
          ?.map((use) => use.validate())
          .find((text) => text !== undefined);
        if (problem !== undefined) return problem;
      }
      return undefined;
    },
    start: (options, context) => AlertBehaviour.start(handlers, options, context),
  });
}
