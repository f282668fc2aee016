/** A task as a Graphviz text, as Kapacitor serves it. */
import type { Pipeline } from './graph';

/** Of a task that does not run: edges only, a node's children in the order they were made. */
export function dot(taskId: string, pipeline: Pipeline): string {
  const edges = pipeline
    .nodes()
    .flatMap(({ name, children }) => children.map((child) => `${name} -> ${child.name};\n`));
  return `digraph ${taskId} {\n${edges.join('')}}`;
}
