/** `tick run` works in a thread of its own: a folder on which the engine does not come back is an answer too. */

import { faultOf, OwnThread, type Thread, tellAnswer, tellBegun } from './own-thread';
import { type FolderAnswer, type FolderOptions, failedFolder, runFolder } from './run-folder';

interface FolderTask {
  readonly folders: readonly string[];
  readonly options: FolderOptions;
}

/** Begins a thread that answers about folders. */
export type FolderThreads = (task: unknown) => Thread<FolderAnswer>;

/** Answers about each folder in turn; behind one that gives none within its time the next thread goes on. */
export async function* answersInThread(
  folders: readonly string[],
  options: FolderOptions,
  begin?: FolderThreads,
): AsyncGenerator<FolderAnswer, void> {
  const start = (task: FolderTask) => new OwnThread<FolderAnswer>(task, begin);
  let thread = start({ folders, options });
  try {
    for (const [index, folder] of folders.entries()) {
      const next = await thread.next();
      if (next.ok) {
        yield next.answer;
        continue;
      }
      await thread.end();
      yield failedFolder(folder, next.error, options.json, 3);
      thread = start({ folders: folders.slice(index + 1), options });
    }
  } finally {
    await thread.end();
  }
}

/** Whether this is what a thread is there for. */
export function isFolderTask(task: unknown): task is FolderTask {
  return typeof task === 'object' && task !== null && 'folders' in task && 'options' in task;
}

/** In the thread. */
export function answerFolders({ folders, options }: FolderTask): void {
  for (const folder of folders) {
    tellBegun(options.milliseconds);
    tellAnswer(answerSafely(folder, options));
  }
}

/** A fault of ours is told of the folder that shows it, and the next one is read all the same. */
function answerSafely(folder: string, options: FolderOptions): FolderAnswer {
  try {
    return runFolder(folder, options);
  } catch (error) {
    const { words, code } = faultOf(error);
    return failedFolder(folder, words, options.json, code);
  }
}
