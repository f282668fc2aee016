import { rest } from '../definition/signature';
import type { ObjectValue } from '../definition/value';
import type { NodePlace, PipelineNode } from './node';

/** Any number of further nodes to read from. */
export const FURTHER_NODES = rest('nodes', 'node');

/** The nodes that the arguments of join and union are; a handler of an alert stands for the alert. */
export function nodesOf(values: readonly ObjectValue[], place: NodePlace): PipelineNode[] {
  return values.flatMap(({ object }) => place.pipeline.nodeOf(object) ?? []);
}
