/** A workspace on its way to the worker: a file that is there already, from the run before, is not sent again. */
import type { Workspace, WorkspaceFile } from '../workspace/workspace';

export type SentFile = WorkspaceFile | { readonly path: string; readonly isAsBefore: true };

/** The page's end. One belongs to one worker, which has to get all that it gives, in order. */
export class FileSender {
  #before = new Map<string, WorkspaceFile['content']>();

  send(workspace: Workspace): readonly SentFile[] {
    const sent = workspace.map((file): SentFile => {
      const { path, content } = file;
      return this.#before.get(path) === content ? { path, isAsBefore: true } : file;
    });
    this.#before = new Map(workspace.map(({ path, content }) => [path, content]));
    return sent;
  }
}

/** The worker's end. */
export class FileReceiver {
  #before = new Map<string, WorkspaceFile>();

  receive(sent: readonly SentFile[]): Workspace {
    const workspace = sent.map((file) => ('content' in file ? file : this.#kept(file.path)));
    this.#before = new Map(workspace.map((file) => [file.path, file]));
    return workspace;
  }

  #kept(path: string): WorkspaceFile {
    const file = this.#before.get(path);
    if (file === undefined) throw new Error(`the worker was never sent ${path}`);
    return file;
  }
}
