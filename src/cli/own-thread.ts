/** Work in a thread of its own, so that what does not come back has an end and an answer too. */

import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { BudgetExceeded, limitWords } from '../text/budget';
import { messageOf } from '../text/thrown';
import type { ExitCode } from './exit-code';

/** Beyond it the thread ends by itself. */
const MOST_MEGABYTES = 3_072;
/** Chains of a hundred thousand operators are trees as deep. */
const STACK_MEGABYTES = 256;
/** Milliseconds past the time of a piece of work in which it has to tell what it has. */
const GRACE = 4_000;
/** On a busy machine a thread begins late, which is not its work's fault. */
const LONGEST_START = 30_000;

/** What the thread says when it takes up a piece of work that may take so many milliseconds. */
interface Begun {
  readonly begun: number;
}
interface Answered<Answer> {
  readonly answer: Answer;
}
type Message<Answer> = Begun | Answered<Answer>;

/** In the thread: what it is there for. `undefined` elsewhere. */
export function taskOfThread(): unknown {
  const data: unknown = isMainThread ? undefined : workerData;
  return typeof data === 'object' && data !== null && 'tick' in data ? data.tick : undefined;
}

/** In the thread: a piece of work begins. Elsewhere nobody hears it. */
export function tellBegun(milliseconds: number): void {
  if (taskOfThread() !== undefined) parentPort?.postMessage({ begun: milliseconds } satisfies Begun);
}

/** In the thread: what was asked for. */
export function tellAnswer<Answer>(answer: Answer): void {
  parentPort?.postMessage({ answer } satisfies Answered<Answer>);
}

/** What is asked of Node's `Worker`. */
export interface Thread<Answer> {
  on(event: 'message', listener: (message: Message<Answer>) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  on(event: 'exit', listener: () => void): unknown;
  terminate(): Promise<unknown>;
}

function begin(task: unknown): Worker {
  return new Worker(new URL(import.meta.url), {
    workerData: { tick: task },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES, stackSizeMb: STACK_MEGABYTES },
  });
}

export class OwnThread<Answer> {
  readonly #worker: Thread<Answer>;
  readonly #ended: Promise<void>;
  readonly #answers: Answered<Answer>[] = [];
  #failure: string | undefined;
  /** When it took up what is asked for, and how long that may take. */
  #begun: { readonly at: number; readonly milliseconds: number } | undefined;
  #wake: () => void = () => {};

  constructor(task: unknown, beginThread: (task: unknown) => Thread<Answer> = begin) {
    this.#worker = beginThread(task);
    this.#worker.on('message', (message: Message<Answer>) => {
      if ('begun' in message) this.#begun = { at: performance.now(), milliseconds: message.begun };
      else this.#answers.push(message);
      this.#wake();
    });
    this.#worker.on('error', (error) => {
      this.#failure = failureWords(error);
      this.#wake();
    });
    this.#ended = new Promise((resolve) => {
      this.#worker.on('exit', () => resolve());
    });
  }

  /** What it answers next; `ok: false` says why there is no answer. */
  async next(): Promise<
    { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly error: string }
  > {
    const asked = performance.now();
    for (;;) {
      const answered = this.#answers.shift();
      if (answered !== undefined) return { ok: true, ...answered };
      if (this.#failure !== undefined) return { ok: false, error: this.#failure };
      const { at, milliseconds } = this.#begun ?? { at: asked, milliseconds: LONGEST_START };
      const most = milliseconds + GRACE;
      const left = Math.max(asked, at) + most - performance.now();
      if (left <= 0) {
        const seconds = Math.round(most / 1000);
        return { ok: false, error: `stopped: no result within ${seconds} s. --budget gives it more time.` };
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** Ends by itself when all that it printed is taken. */
  async over(): Promise<void> {
    await this.#ended;
  }

  /** Ends it, whatever it does. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

function failureWords(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return `stopped: it needs more than ${MOST_MEGABYTES} MB of memory.`;
  return faultOf(error).words;
}

/** What ended a piece of work: the budget, which is 3; what is too deep or too large to be read; a fault of ours. */
export function faultOf(error: unknown): { readonly words: string; readonly code: ExitCode } {
  const limit = limitWords(error);
  if (limit !== undefined) return { words: `stopped: ${limit}`, code: error instanceof BudgetExceeded ? 3 : 1 };
  const fault = messageOf(error);
  return { words: `stopped by a fault of the playground's own: ${fault}`, code: 3 };
}
