/**
 * `tick run` works in a thread of its own, so that a folder on which the engine does not come back is an answer too.
 */

import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { limitWords } from '../text/budget';
import { type FolderAnswer, type FolderOptions, failedFolder, runFolder } from './run-folder';

interface Task {
  readonly folders: readonly string[];
  readonly options: FolderOptions;
}

/** Milliseconds past the run's own budget in which it has to tell what it has. */
const GRACE = 4_000;
/** What the thread says when it takes up a folder: on a busy machine it begins late, which is not the folder's fault. */
const BEGUN = 'begun';
const LONGEST_START = 30_000;
/** Beyond it the thread ends by itself. */
const MOST_MEGABYTES = 3_072;
/** Chains of a hundred thousand operators are trees as deep. */
const STACK_MEGABYTES = 256;

/** Answers about each folder in turn; behind one that gives none within its time the next thread goes on. */
export async function* answersInThread(
  folders: readonly string[],
  options: FolderOptions,
): AsyncGenerator<FolderAnswer, void> {
  let thread = new FolderThread({ folders, options });
  try {
    for (const [index, folder] of folders.entries()) {
      const answer = await thread.next(options.milliseconds + GRACE);
      if (typeof answer !== 'string') {
        yield answer;
        continue;
      }
      await thread.end();
      yield failedFolder(folder, answer, options.json, 3);
      thread = new FolderThread({ folders: folders.slice(index + 1), options });
    }
  } finally {
    await thread.end();
  }
}

class FolderThread {
  readonly #worker: Worker;
  readonly #answers: FolderAnswer[] = [];
  #failure: string | undefined;
  /** When it took up the folder that is asked for. */
  #begun: number | undefined;
  #wake: () => void = () => {};

  constructor(task: Task) {
    this.#worker = new Worker(new URL(import.meta.url), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES, stackSizeMb: STACK_MEGABYTES },
    });
    this.#worker.on('message', (message: FolderAnswer | typeof BEGUN) => {
      if (message === BEGUN) this.#begun = performance.now();
      else this.#answers.push(message);
      this.#wake();
    });
    this.#worker.on('error', (error) => {
      this.#failure = failureWords(error);
      this.#wake();
    });
  }

  /** A text says why there is no answer. */
  async next(milliseconds: number): Promise<FolderAnswer | string> {
    const asked = performance.now();
    for (;;) {
      const answer = this.#answers.shift();
      if (answer !== undefined) return answer;
      if (this.#failure !== undefined) return this.#failure;
      const until = this.#begun === undefined ? asked + LONGEST_START : Math.max(asked, this.#begun) + milliseconds;
      const left = until - performance.now();
      if (left <= 0)
        return `stopped: no result within ${Math.round(milliseconds / 1000)} s. --budget gives it more time.`;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

function failureWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return `stopped: it needs more than ${MOST_MEGABYTES} MB of memory.`;
  return `stopped by a fault of the playground's own: ${error instanceof Error ? error.message : String(error)}`;
}

function isTask(value: unknown): value is Task {
  return typeof value === 'object' && value !== null && 'folders' in value && 'options' in value;
}

/** In the thread: true where this is one, and the folders are its work. */
export function workInThread(): boolean {
  if (isMainThread || !isTask(workerData)) return false;
  const { folders, options } = workerData;
  for (const folder of folders) {
    parentPort?.postMessage(BEGUN);
    parentPort?.postMessage(answerSafely(folder, options));
  }
  return true;
}

/** A fault of ours is told of the folder that shows it, and the next one is read all the same. */
function answerSafely(folder: string, options: FolderOptions): FolderAnswer {
  try {
    return runFolder(folder, options);
  } catch (error) {
    const limit = limitWords(error);
    const fault = error instanceof Error ? error.message : String(error);
    const words = limit === undefined ? `stopped by a fault of the playground's own: ${fault}` : `stopped: ${limit}`;
    return failedFolder(folder, words, options.json, 3);
  }
}
