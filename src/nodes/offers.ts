/** Which chain methods a node offers (Kapacitor pipeline/{node,stream,batch}.go, v1.8). */
import type { PipelineNode } from './node';

/** What every node offers, a sink too. */
const EVERY_NODE = ['stats', 'deadman'];
const FIRST_METHODS = ['from', 'query', 'queryFlux'];

/** Nodes that offer nothing but these. */
const LIMITED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['stream', new Set(['from', ...EVERY_NODE])],
  ['batch', new Set(['query', 'queryFlux', ...EVERY_NODE])],
  ['influxDBOut', new Set(EVERY_NODE)],
  ['kapacitorLoopback', new Set(EVERY_NODE)],
]);

/** Whether `|method()` can follow the node; `method` is in script spelling. */
export function offers(node: Pick<PipelineNode, 'definition'>, method: string): boolean {
  const own = node.definition.method;
  const limited = LIMITED.get(own);
  if (limited !== undefined) return limited.has(method);
  return !FIRST_METHODS.includes(method) || (own === 'from' && method === 'from');
}
