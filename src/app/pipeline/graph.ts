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

export type Direction = 'down' | 'right';

export function placeGraph(
  { nodes, edges }: Pick<TaskReport, 'nodes' | 'edges'>,
  direction: Direction = 'down',
): Placed {
  const graph = new Graph();
  graph.setGraph({
    rankdir: direction === 'down' ? 'TB' : 'LR',
    nodesep: 22,
    ranksep: 16,
    edgesep: 18,
    marginx: MARGIN,
    marginy: MARGIN,
  });
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

/** A pane, or a picture in it; CSS pixels. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** The direction in which the whole is larger in a pane. */
export function placedFor(task: Pick<TaskReport, 'nodes' | 'edges'>, pane: Size): Placed {
  const [down, right] = [placeGraph(task, 'down'), placeGraph(task, 'right')];
  return fitting(right, pane) > fitting(down, pane) * 1.1 ? right : down;
}

const LEAST = 0.15;
const MOST = 2;

/** The scale at which all is in sight; never larger than life. */
export function fitting({ width, height }: Size, pane: Size): number {
  return Math.max(LEAST, Math.min(1, pane.width / Math.max(1, width), pane.height / Math.max(1, height)));
}

/** A step larger or smaller. */
export function zoomed(scale: number, by: 1 | -1): number {
  return Math.max(LEAST, Math.min(MOST, by === 1 ? scale * 1.25 : scale / 1.25));
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
