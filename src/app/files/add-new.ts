import { fileKind, type NewFile } from '../../workspace/kinds';
import { freePath } from '../../workspace/paths';
import type { App } from '../stores/app';

/** Where a name counts only once, the file that has it is opened. A recipe is made for the scripts. */
export function addNew(app: App, { path, content }: NewFile): void {
  const { files, settings } = app;
  settings.setPane('script');
  const free = freePath(path, files.all());
  if (fileKind(free) !== fileKind(path)) files.open(path);
  else if (fileKind(path) === 'recipe') void import('../lab/open-lab').then(({ openLab }) => openLab(app));
  else files.add({ path: free, content });
}
