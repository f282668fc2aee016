/** Points for the scripts of the page, by a recipe that a worker makes of them. */
import { isOfKind, KINDS } from '../../workspace/kinds';
import { writeWithUndo } from '../files/write-with-undo';
import type { App } from '../stores/app';

const { offer } = KINDS.recipe;

/** Writes the recipe; the one that is there is made anew. */
export async function makePoints(app: App): Promise<string | undefined> {
  const { files, worker, player } = app;
  const before = files.all();
  const recipe = await worker.recipe(before);
  if (files.all() !== before) return undefined;
  const known = before.find(({ path }) => isOfKind(path, ['recipe']));
  const path = known?.path ?? offer.path;
  const text = recipe ?? offer.content;
  const words =
    recipe === undefined
      ? `No script runs that would get points, so ${path} makes some of a measurement cpu.`
      : `${path} makes points that reach the scripts and cross their thresholds.`;
  player.expect();
  writeWithUndo(app, path, text, words);
  return path;
}
