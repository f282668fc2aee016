/** Which node of one task is which of another: by kind, name and path from the source. */
import type { NodeRunner } from '../kapacitor/server/node-runner';
import { spend } from '../text/budget';

export interface NodePair {
  readonly first?: NodeRunner;
  readonly second?: NodeRunner;
}

/** In the order of the graph, the second task's own nodes behind those that stand before them. */
export function matchNodes(first: readonly NodeRunner[], second: readonly NodeRunner[]): readonly NodePair[] {
  const partners = partnersOf(first, second);
  const places = new Map(second.map((runner, place) => [runner, place]));
  const taken = new Set(partners.values());
  const pairs: NodePair[] = [];
  let next = 0;
  const putOwn = (until: number) => {
    for (; next < until; next++) {
      const right = second[next];
      if (right !== undefined && !taken.has(right)) pairs.push({ second: right });
    }
  };
  for (const left of first) {
    const right = partners.get(left);
    if (right !== undefined) putOwn(places.get(right) ?? 0);
    pairs.push(right === undefined ? { first: left } : { first: left, second: right });
  }
  putOwn(second.length);
  return pairs;
}

/** Parents stand before their children, so theirs are known. */
function partnersOf(first: readonly NodeRunner[], second: readonly NodeRunner[]): Map<NodeRunner, NodeRunner> {
  const partners = new Map<NodeRunner, NodeRunner>();
  const places = new Map(second.map(({ node }, place) => [node, place]));
  const runners = new Map(first.map((runner) => [runner.node, runner]));
  const byPath = new Shelf(second, ({ node }) =>
    [kindOf(node), ...node.parents.map((parent) => places.get(parent))].join(' '),
  );
  for (const left of first) {
    const parents = left.node.parents.map((parent) => {
      const own = runners.get(parent);
      const other = own && partners.get(own);
      return other === undefined ? '?' : places.get(other.node);
    });
    const right = byPath.take([kindOf(left.node), ...parents].join(' '), left.nodeName);
    if (right !== undefined) partners.set(left, right);
  }
  // Behind a node that was put between, the path is another one.
  const taken = new Set(partners.values());
  const byKind = new Shelf(
    second.filter((runner) => !taken.has(runner)),
    ({ node }) => kindOf(node),
  );
  for (const left of first) {
    const right = partners.has(left) ? undefined : byKind.take(kindOf(left.node), left.nodeName);
    if (right !== undefined) partners.set(left, right);
  }
  return partners;
}

function kindOf(node: NodeRunner['node']): string {
  return node.definition.kind;
}

/** Nodes by a key, each to be taken once: rather the one of a name. */
class Shelf {
  readonly #lists = new Map<string, NodeRunner[]>();

  constructor(runners: readonly NodeRunner[], keyOf: (runner: NodeRunner) => string) {
    for (const runner of runners) {
      const key = keyOf(runner);
      const list = this.#lists.get(key);
      if (list === undefined) this.#lists.set(key, [runner]);
      else list.push(runner);
    }
  }

  take(key: string, name: string): NodeRunner | undefined {
    const list = this.#lists.get(key) ?? [];
    spend(1 + list.length / 64);
    const named = list.findIndex(({ nodeName }) => nodeName === name);
    return list.splice(Math.max(0, named), 1)[0];
  }
}
