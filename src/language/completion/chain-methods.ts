/** Which nodes can follow which. */
import { NODES } from '../../nodes/all';
import { canBeFollowedBy } from '../../nodes/can-follow';
import { DEFINITIONS, definitionOf, type ModelNode } from '../model';

export const EVERY_CHAIN_METHOD: readonly string[] = [...DEFINITIONS.keys()].sort();

const REDUCERS = ['mean', 'max', 'min', 'sum', 'count', 'last', 'percentile'] as const;
const JUDGES = ['alert', 'eval', 'where', 'stateDuration', 'stateCount'] as const;

/** What usually comes next, the likeliest first: behind a source, behind points, behind batches, behind an alert. */
export const USUAL = {
  stream: ['from'],
  batch: ['query'],
  points: ['where', 'groupBy', 'window', 'eval', 'alert', 'deadman', 'derivative', 'stateDuration', 'join', 'union'],
  batches: [...REDUCERS, ...JUDGES],
  reduced: [...JUDGES, 'join', 'influxDBOut', 'httpOut'],
  alert: ['log', 'influxDBOut', 'httpOut', 'httpPost'],
} as const;

/** The chain methods of a node, those that usually follow first; one that is not known is taken for any. */
export function offeredBy(node: ModelNode): readonly string[] {
  const definition = definitionOf(node);
  const offered = NODES.filter((next) =>
    definition === undefined ? typeof next.follows !== 'object' : canBeFollowedBy(definition, next),
  );
  const methods = offered.map(({ method }) => method).sort();
  const first = usualBehind(node).filter((method) => methods.includes(method));
  return [...first, ...methods.filter((method) => !first.includes(method))];
}

function usualBehind(node: ModelNode): readonly string[] {
  // What gives on what it gets is followed by what follows that.
  for (let at: ModelNode | undefined = node; at !== undefined; at = at.parents[0]) {
    const { method, definition } = at;
    if (method === 'stream' || method === 'batch') return USUAL[method];
    if (method === 'alert' || method === 'deadman') return USUAL.alert;
    if (REDUCERS.some((reducer) => reducer === method)) return USUAL.reduced;
    if (definition?.provides === 'batch') return USUAL.batches;
    if (definition?.provides !== 'same') return USUAL.points;
  }
  return USUAL.points;
}
