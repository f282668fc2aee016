/** Where the nodes of a task stand and how their edges run. Fetched late: the layout is a library's. */
import { Graph, layout } from '@dagrejs/dagre';
import type { TaskReport } from '../../kapacitor/record/run-model';

/** CSS pixels. */
export const NODE = { width: 164, height: 54 } as const;

export interface PlacedNode {
  readonly name: string;
  readonly left: number;
  readonly top: number;
}
export interface PlacedEdge {
  readonly parent: string;
  readonly child: string;
  /** An SVG path. */
  readonly path: string;
  /** Middle of its label. */
  readonly x: number;
  readonly y: number;
}
export interface Placed {
  readonly width: number;
  readonly height: number;
  /** In the order of the script. */
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

const MARGIN = 14;

export function placeGraph({ nodes, edges }: Pick<TaskReport, 'nodes' | 'edges'>): Placed {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 22, ranksep: 16, edgesep: 18, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({ width: 46, height: 14, labelpos: 'c' }));
  for (const { name } of nodes) graph.setNode(name, { ...NODE });
  for (const [parent, child] of edges) graph.setEdge(parent, child);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: nodes.map(({ name }) => {
      const { x, y } = graph.node(name);
      return { name, left: x - NODE.width / 2, top: y - NODE.height / 2 };
    }),
    edges: edges.map(([parent, child]) => {
      const { points, x, y } = graph.edge(parent, child);
      return { parent, child, path: smoothPath(points), x: x ?? 0, y: y ?? 0 };
    }),
  };
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** A line that bends at its inner points. */
export function smoothPath(points: readonly Place[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return '';
  const bends = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    return `Q${place(point)} ${place({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  return [`M${place(first)}`, ...bends, `L${place(last)}`].join(' ');
}

function place({ x, y }: Place): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`;
}
