import { expect, test } from 'vitest';
import { STARTER_TITLES } from '../../../src/examples/starter-titles';
import { starterWorkspace } from '../../../src/examples/starters';
import { WHOLE } from '../../../src/kapacitor/engine/whole';
import { recipeFor } from '../../../src/kapacitor/recipe/recipe-for';
import { RunSession } from '../../../src/kapacitor/run/run-session';

test.each(STARTER_TITLES)('%s: its alert goes up and comes back, and the room hears of it', (title) => {
  const files = starterWorkspace(title);
  const session = new RunSession(WHOLE, [
    ...files,
    { path: 'lab.recipe.json', content: recipeFor(WHOLE, files) ?? '' },
  ]);
  while (!session.step(1000));
  const run = session.finish();
  expect(run.problems.filter(({ severity }) => severity !== 'info')).toEqual([]);
  expect(new Set([...run.evaluations.level].map((level) => level > 0))).toEqual(new Set([false, true]));
  expect(run.requests.length).toBeGreaterThan(1);
});
