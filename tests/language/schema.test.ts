/**
 * What the schema says at each node equals the fields, tags and types of the points that really went through: over the
 * gallery, and over random chains in which every node occurs. More of them: `FUZZ=5000 npx vitest run …`.
 */
import { describe, expect, test } from 'vitest';
import { EXAMPLES } from '../../src/examples';
import { exampleWorkspace } from '../../src/examples/example';
import { NODES } from '../../src/nodes/all';
import { Random } from '../fuzz/random';
import { randomChain } from '../fuzz/random-chains';
import { type Compared, compareSchemas } from './schema-truth';

/** Of whose points no text tells all, and why. */
const UNTOLD: ReadonlyMap<string, string> = new Map([
  ['flatten', 'what a point without the second tag has already written stays in front of the names of the next one'],
]);
/** Nothing comes out of them. */
const SINKS: ReadonlySet<string> = new Set(
  NODES.flatMap(({ method, provides }) => (provides === 'none' ? [method] : [])),
);
/** A page does not run them, so that nothing comes out. */
const NOT_HERE = NODES.flatMap(({ method, unsupported }) => (unsupported === undefined ? [] : [method]));

describe('the schema at each node of the gallery is what its points are', () => {
  test.each(EXAMPLES)('$id', async ({ load }) => {
    for (const each of compareSchemas(exampleWorkspace(await load()))) {
      expect(each).toMatchObject({ wrong: [], unknown: [] });
    }
  });
});

const CHAINS = Number(process.env.FUZZ ?? 700);
/** How often each node has to have given points on. */
const LEAST = 20;

test(`the schema at each node of ${CHAINS} random chains is what its points are`, {
  timeout: 60_000 + CHAINS * 500,
}, () => {
  const uses = new Map<string, number>();
  const busy: Compared[] = [];
  for (let seed = 1; seed <= CHAINS; seed++) {
    const workspace = randomChain(new Random(seed), uses);
    const script = workspace[0]?.content;
    for (const each of compareSchemas(workspace)) {
      const { method, wrong, unknown, points } = each;
      expect({ seed, script, method, wrong }).toEqual({ seed, script, method, wrong: [] });
      if (points === 0 && !SINKS.has(method)) continue;
      uses.set(method, (uses.get(method) ?? 0) + 1);
      busy.push(each);
      if (UNTOLD.has(method)) continue;
      expect({ seed, script, method, unknown }).toEqual({ seed, script, method, unknown: [] });
    }
  }
  const rare = NODES.filter(({ method, unsupported }) => unsupported === undefined && (uses.get(method) ?? 0) < LEAST);
  expect(rare.map(({ method }) => `${method}: ${uses.get(method)}`)).toEqual([]);
  const share = (some: readonly Compared[]) => Number((some.length / busy.length).toFixed(4));
  const shares = {
    nodes: busy.length,
    told: share(busy.filter(({ unknown }) => unknown.length === 0)),
    // Nothing is said that no point has: an expression may leave out all that have a field.
    exact: share(busy.filter(({ unseen }) => unseen.length === 0)),
  };
  console.log(JSON.stringify(shares), `not told: ${[...UNTOLD.keys()]}, not here: ${NOT_HERE}`);
  expect(shares.told).toBeGreaterThan(0.99);
  expect(shares.exact).toBeGreaterThan(0.9);
});
