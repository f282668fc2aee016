import type { NodeDefinition } from './node';

/** Every node of Kapacitor 1.8. Adding a node means adding one file and one line. */
export const NODES: readonly NodeDefinition[] = [];
