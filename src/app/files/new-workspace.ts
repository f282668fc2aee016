/** A workspace to begin with. What stood in its place is kept. */
import type { StarterTitle } from '../../examples/starter-titles';
import { starterWorkspace } from '../../examples/starters';
import { KINDS } from '../../workspace/kinds';
import type { Workspace } from '../../workspace/workspace';
import type { App } from '../stores/app';

/** Without a title it is empty. */
export async function newWorkspace(app: App, title: StarterTitle | undefined): Promise<void> {
  if (title === undefined) {
    open(app, [
      { path: KINDS.script.offer.path, content: '' },
      { path: KINDS.points.offer.path, content: '' },
    ]);
    return;
  }
  const files = starterWorkspace(title);
  const recipe = (await app.worker.recipe(files)) ?? KINDS.recipe.offer.content;
  const [script, ...others] = files;
  const points = { path: KINDS.recipe.offer.path, content: recipe };
  open(app, script === undefined ? [points] : [script, points, ...others]);
}

function open(app: App, files: Workspace): void {
  app.replaceWork(
    { files, example: '', exampleFiles: files, strict: app.settings.strict(), hash: '', view: {} },
    'A new workspace is open. Your work is kept.',
  );
}
