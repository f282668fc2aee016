import type { NodeContext } from './context';
import type { NodeBehaviour } from './node';

/** What most nodes do with messages that carry no data: they pass them on. */
export function forwarding(context: NodeContext): Required<Pick<NodeBehaviour, 'barrier' | 'deleteGroup'>> {
  return {
    barrier: (barrier) => context.emitBarrier(barrier),
    deleteGroup: (group) => context.emitDeleteGroup(group),
  };
}
