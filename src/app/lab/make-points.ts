/** Points for the scripts of the page, by a recipe that a worker makes of them. */
import { isOfKind, KINDS } from '../../workspace/kinds';
import type { App } from '../stores/app';

const { offer } = KINDS.recipe;

/** Writes the recipe; the one that is there is made anew. */
export async function makePoints({ files, worker, player, notices }: App): Promise<string | undefined> {
  const before = files.all();
  const recipe = await worker.recipe(before);
  if (files.all() !== before) return undefined;
  const known = before.find(({ path }) => isOfKind(path, ['recipe']));
  const path = known?.path ?? offer.path;
  const text = recipe ?? offer.content;
  player.expect();
  files.write(path, text);
  const words =
    recipe === undefined
      ? `No script runs that would get points, so ${path} makes some of a measurement cpu.`
      : `${path} makes points that reach the scripts and cross their thresholds.`;
  notices.show(words, {
    label: 'Undo',
    run: () => {
      if (files.text(path) !== text) notices.show(`${path} has changed since.`);
      else if (known === undefined)
        files.replace(
          files.all().filter((file) => file.path !== path),
          files.active(),
        );
      else files.write(path, typeof known.content === 'string' ? known.content : '');
    },
  });
  return path;
}
