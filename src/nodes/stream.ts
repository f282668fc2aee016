import { defineSource } from './define';
import { forwarding } from './forward';

/** The source of a stream task: every point that one of the task's `from` nodes asks for. */
export const makeStream = defineSource({
  method: 'stream',
  goType: 'StreamNode',
  doc: 'All points that are written to the databases of the task. `|from()` chooses among them.',
  provides: 'stream',
  start: (context) => ({ ...forwarding(context), point: (point) => context.emitPoint(point) }),
});
