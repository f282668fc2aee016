import { alert } from './alert';
import { evalNode } from './eval';
import { from } from './from';
import { groupBy } from './group-by';
import { httpOut } from './http-out';
import { join } from './join';
import { kapacitorLoopback } from './kapacitor-loopback';
import type { NodeDefinition } from './node';
import { trickle } from './trickle';
import { union } from './union';
import { where } from './where';

/** Every node of Kapacitor 1.8. Adding a node means adding one file and one line. */
export const NODES: readonly NodeDefinition[] = [
  alert,
  evalNode,
  from,
  groupBy,
  httpOut,
  join,
  kapacitorLoopback,
  trickle,
  union,
  where,
];
