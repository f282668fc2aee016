/** A task as a Graphviz text, as Kapacitor serves it. */
import type { Pipeline } from './graph';

/** Of a task that does not run: edges only. */
export function dot(taskId: string, pipeline: Pipeline): string {
  const edges = pipeline.edges().map(([parent, child]) => `${parent} -> ${child};\n`);
  return `digraph ${taskId} {\n${edges.join('')}}`;
}
