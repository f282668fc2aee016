import { httpOut } from './http-out';
import { join } from './join';
import { kapacitorLoopback } from './kapacitor-loopback';
import type { NodeDefinition } from './node';
import { trickle } from './trickle';
import { union } from './union';

/** Every node of Kapacitor 1.8. Adding a node means adding one file and one line. */
export const NODES: readonly NodeDefinition[] = [httpOut, join, kapacitorLoopback, trickle, union];
