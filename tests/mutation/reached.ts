import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, expect } from 'vitest';

/** Which mutants a test file comes by: probes in the source write into it. */
const reached = new Set<number>();
Object.assign(globalThis, { __reached: reached });

let whileLoading: readonly number[] = [];
beforeAll(() => {
  whileLoading = [...reached];
});

afterAll(() => {
  const to = process.env.MUTANTS_REACHED;
  if (to === undefined || reached.size === 0) return;
  const file = expect.getState().testPath ?? '';
  appendFileSync(to, `${JSON.stringify({ file, whileLoading, ids: [...reached] })}\n`);
});
