import { type HandlerSpec, readHandlerFile } from '../kapacitor/handler-files/handler-files';
import { perFile } from '../workspace/per-file';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';

/** What a topic handler file says; `undefined` where it cannot be read, or is not looked into for its name. */
export const handlerSpec = perFile((file): HandlerSpec | undefined => {
  if (!/\.(?:ya?ml|json)$/.test(file.path)) return undefined;
  const read = readHandlerFile(file.path, textOf(file));
  return read.ok ? read.spec : undefined;
});

export function handlerSpecs(workspace: Workspace): readonly HandlerSpec[] {
  return filesOf(workspace, 'handler').flatMap((file) => handlerSpec(file) ?? []);
}
