/** A task as a Graphviz text, as Kapacitor serves it. */
import { hasEdges, type Pipeline } from './graph';

/** Of a task that does not run: edges only, a node's children in the order they were made. */
export function dot(taskId: string, pipeline: Pipeline): string {
  const edges = pipeline
    .nodes()
    .filter(hasEdges)
    .flatMap(({ name, children }) => children.map((child) => `${name} -> ${child.name};\n`));
  return `digraph ${taskId} {\n${edges.join('')}}`;
}
