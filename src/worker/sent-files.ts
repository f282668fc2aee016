/** A workspace on its way to the worker: a file that is there already, from the run before, is not sent again. */
import type { Workspace, WorkspaceFile } from '../workspace/workspace';

export type SentFile = WorkspaceFile | { readonly path: string; readonly isAsBefore: true };

/** Files for another question about a run's workspace: what that run was sent is left out. */
export interface SentSince {
  /** The first is 1. */
  readonly run: number;
  readonly files: readonly SentFile[];
}

/** The page's end. One belongs to one worker, which has to get all that it gives, in order. */
export class FileSender {
  #before = new Map<string, WorkspaceFile['content']>();
  #runs = 0;

  send(workspace: Workspace): readonly SentFile[] {
    const sent = this.#withoutKnown(workspace);
    this.#runs++;
    this.#before = new Map(workspace.map(({ path, content }) => [path, content]));
    return sent;
  }

  /** Files of another question, without what the run made last was sent. */
  since(files: Workspace): SentSince {
    return { run: this.#runs, files: this.#withoutKnown(files) };
  }

  #withoutKnown(files: Workspace): readonly SentFile[] {
    return files.map((file) => {
      const { path, content } = file;
      return this.#before.get(path) === content ? { path, isAsBefore: true } : file;
    });
  }
}

/** The worker's end. */
export class FileReceiver {
  #before = new Map<string, WorkspaceFile>();
  #runs = 0;

  receive(sent: readonly SentFile[]): Workspace {
    const workspace = sent.map((file) => ('content' in file ? file : this.#kept(file.path)));
    this.#runs++;
    this.#before = new Map(workspace.map((file) => [file.path, file]));
    return workspace;
  }

  /** `undefined` where files are left out and that run is not the one made last: its question came on another way. */
  receiveSince({ run, files }: SentSince): Workspace | undefined {
    const isWhole = files.every((file) => 'content' in file);
    return isWhole || run === this.#runs
      ? files.map((file) => ('content' in file ? file : this.#kept(file.path)))
      : undefined;
  }

  #kept(path: string): WorkspaceFile {
    const file = this.#before.get(path);
    if (file === undefined) throw new Error(`the worker was never sent ${path}`);
    return file;
  }
}
