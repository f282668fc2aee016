/** Where the nodes of a task stand and how their edges run. Fetched late: the layout is a library's. */
import { Graph, layout } from '@dagrejs/dagre';
import type { TaskReport } from '../../kapacitor/record/run-model';
import { groupedBy } from '../../text/grouped';

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

export function placeGraph(task: Pick<TaskReport, 'nodes' | 'edges'>, direction: Direction = 'down'): Placed {
  const { nodes, edges } = task;
  if (nodes.length > MOST_ARRANGED) return placedInRanks(task, direction);
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

/** Nodes that the library arranges: of 2,000 it makes the page wait for seconds. */
const MOST_ARRANGED = 150;
const BESIDE = 22;
const BETWEEN = 46;

/** Each node one step further than the furthest of its parents, which stand before it in the script. */
function placedInRanks({ nodes, edges }: Pick<TaskReport, 'nodes' | 'edges'>, direction: Direction): Placed {
  const parents = groupedBy(edges, ([, child]) => child);
  const ranks = new Map<string, number>();
  const filled: number[] = [];
  const placed = new Map<string, PlacedNode>();
  for (const { name } of nodes) {
    const own = (parents.get(name) ?? []).map(([parent]) => ranks.get(parent) ?? 0);
    const rank = own.reduce((most, each) => Math.max(most, each + 1), 0);
    const place = filled[rank] ?? 0;
    ranks.set(name, rank);
    filled[rank] = place + 1;
    const [across, along] = direction === 'down' ? [place, rank] : [rank, place];
    const [besideX, besideY] = direction === 'down' ? [BESIDE, BETWEEN] : [BETWEEN, BESIDE];
    const left = MARGIN + across * (NODE.width + besideX);
    placed.set(name, { name, left, top: MARGIN + along * (NODE.height + besideY) });
  }
  const all = [...placed.values()];
  return {
    width: all.reduce((most, { left }) => Math.max(most, left), 0) + NODE.width + MARGIN,
    height: all.reduce((most, { top }) => Math.max(most, top), 0) + NODE.height + MARGIN,
    nodes: all,
    edges: edges.flatMap(([parent, child]) => {
      const [from, to] = [placed.get(parent), placed.get(child)];
      return from === undefined || to === undefined ? [] : [straightEdge(from, to, direction)];
    }),
  };
}

function straightEdge(from: PlacedNode, to: PlacedNode, direction: Direction): PlacedEdge {
  const { width, height } = NODE;
  const [start, end] =
    direction === 'down'
      ? [
          { x: from.left + width / 2, y: from.top + height },
          { x: to.left + width / 2, y: to.top },
        ]
      : [
          { x: from.left + width, y: from.top + height / 2 },
          { x: to.left, y: to.top + height / 2 },
        ];
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  return { parent: from.name, child: to.name, path: smoothPath([start, end]), ...middle };
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
