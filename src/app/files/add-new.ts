import { fileKind, type NewFile } from '../../workspace/kinds';
import { freePath } from '../../workspace/paths';
import type { App } from '../stores/app';

/** Where a name counts only once, the file that has it is opened. */
export function addNew({ files, settings }: App, { path, content }: NewFile): void {
  settings.setPane('script');
  const free = freePath(path, files.all());
  if (fileKind(free) === fileKind(path)) files.add({ path: free, content });
  else files.open(path);
}
