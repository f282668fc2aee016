import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { answerCommand, commandInThread, isCommandTask } from '../../src/cli/command-thread';
import type { ExitCode } from '../../src/cli/exit-code';
import { answerFolders, answersInThread, isFolderTask } from '../../src/cli/folder-thread';
import { faultOf, OwnThread, taskOfThread, tellAnswer, tellBegun } from '../../src/cli/own-thread';
import { runCommand } from '../../src/cli/run-command';
import type { FolderAnswer } from '../../src/cli/run-folder';
import { BudgetExceeded } from '../../src/text/budget';
import { FakeThread } from './fake-thread';
import { scratch } from './scratch';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const LATE = 'stopped: no result within 34 s. --budget gives it more time.';

describe('a thread', () => {
  let fake: FakeThread<string>;
  let thread: OwnThread<string>;
  beforeEach(() => {
    thread = new OwnThread<string>('task', (task) => {
      fake = new FakeThread(task);
      return fake;
    });
  });

  test('is given its task, and its answers come in order', async () => {
    expect(fake.task).toBe('task');
    fake.answers('a');
    const first = thread.next();
    const second = thread.next();
    fake.answers('b');
    expect([await first, await second]).toEqual([
      { ok: true, answer: 'a' },
      { ok: true, answer: 'b' },
    ]);
  });

  test.each([
    ['that never begins', undefined, 34_000, LATE],
    ['whose work takes too long', 1_000, 5_000, 'stopped: no result within 5 s. --budget gives it more time.'],
    ['whose work may take long', 60_000, 64_000, 'stopped: no result within 64 s. --budget gives it more time.'],
  ])('%s', async (_, begins, most, error) => {
    let given: unknown;
    void thread.next().then((next) => {
      given = next;
    });
    if (begins !== undefined) fake.begins(begins);
    await vi.advanceTimersByTimeAsync(most - 1);
    expect(given).toBe(undefined);
    await vi.advanceTimersByTimeAsync(2);
    expect(given).toEqual({ ok: false, error });
  });

  test('has its time from when it took the work up, or when it was asked for', async () => {
    let given: unknown;
    const ask = () =>
      void thread.next().then((next) => {
        given = next;
      });
    ask();
    await vi.advanceTimersByTimeAsync(10_000);
    fake.begins(1_000);
    await vi.advanceTimersByTimeAsync(4_000);
    fake.answers('a');
    await vi.advanceTimersByTimeAsync(0);
    expect(given).toEqual({ ok: true, answer: 'a' });
    await vi.advanceTimersByTimeAsync(60_000);
    given = undefined;
    ask();
    await vi.advanceTimersByTimeAsync(4_900);
    expect(given).toBe(undefined);
    await vi.advanceTimersByTimeAsync(200);
    expect(given).toMatchObject({ ok: false });
  });

  test.each([
    [new RangeError('x'), 'stopped: This is nested too deeply, or too large, for the playground.'],
    [new Error('a bug'), "stopped by a fault of the playground's own: a bug"],
    [
      Object.assign(new Error('x'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }),
      'stopped: it needs more than 3072 MB of memory.',
    ],
    ['text', "stopped by a fault of the playground's own: text"],
  ])('that breaks says why: %s', async (failure, error) => {
    const next = thread.next();
    fake.emit('error', failure);
    expect(await next).toEqual({ ok: false, error });
    expect(await thread.next()).toEqual({ ok: false, error });
  });

  test('is over when it ended by itself, and ends when it is told to', async () => {
    let isOver = false;
    void thread.over().then(() => {
      isOver = true;
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect([isOver, fake.isTerminated]).toEqual([false, false]);
    await thread.end();
    await vi.advanceTimersByTimeAsync(0);
    expect([isOver, fake.isTerminated]).toEqual([true, true]);
  });
});

test.each([
  [
    new BudgetExceeded('time'),
    'stopped: This takes more than the playground allows: it is too large, or grows with every line.',
    3,
  ],
  [new RangeError('x'), 'stopped: This is nested too deeply, or too large, for the playground.', 1],
  [new Error('a bug'), "stopped by a fault of the playground's own: a bug", 3],
])('what ended a piece of work: %s', (error, words, code) => {
  expect(faultOf(error)).toEqual({ words, code });
});

test('outside of a thread there is no task, and nobody hears what is told', () => {
  expect(taskOfThread()).toBe(undefined);
  expect([tellBegun(1), tellAnswer(1)]).toEqual([undefined, undefined]);
});

test.each([
  [{ folders: [], options: {} }, true, false],
  [{ command: 'fmt', args: [] }, false, true],
  [{ folders: [] }, false, false],
  [{ options: {} }, false, false],
  [{ command: 'fmt' }, false, false],
  [{ args: [] }, false, false],
  [null, false, false],
  [undefined, false, false],
  ['folders', false, false],
])('the task %j is one of folders: %s, of a command: %s', (task, ofFolders, ofCommand) => {
  expect([isFolderTask(task), isCommandTask(task)]).toEqual([ofFolders, ofCommand]);
});

describe('with what is said', () => {
  const here = scratch();
  let threads: FakeThread<FolderAnswer>[] = [];
  const OPTIONS = { strict: false, json: false, milliseconds: 1_000 };
  const begin = (task: unknown) => {
    const thread = new FakeThread<FolderAnswer>(task);
    threads.push(thread);
    return thread;
  };
  beforeEach(() => {
    threads = [];
  });

  test('folders are answered in turn, behind one without an answer by the next thread', async () => {
    const got: FolderAnswer[] = [];
    const all = (async () => {
      for await (const answer of answersInThread(['a', 'b', 'c'], OPTIONS, begin)) got.push(answer);
    })();
    threads[0]?.answers({ text: 'A', code: 0 });
    await vi.advanceTimersByTimeAsync(0);
    threads[0]?.emit('error', new Error('a bug'));
    await vi.advanceTimersByTimeAsync(0);
    expect(threads.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
    threads[1]?.answers({ text: 'C', code: 1 });
    await all;
    expect(got).toEqual([
      { text: 'A', code: 0 },
      { text: "b: stopped by a fault of the playground's own: a bug\n", code: 3 },
      { text: 'C', code: 1 },
    ]);
    expect(threads.map(({ task, isTerminated }) => [task, isTerminated])).toEqual([
      [{ folders: ['a', 'b', 'c'], options: OPTIONS }, true],
      [{ folders: ['c'], options: OPTIONS }, true],
    ]);
  });

  test.each<[readonly ExitCode[], ExitCode]>([
    [[0, 0], 0],
    [[0, 1, 0], 1],
    [[3, 1, 0], 3],
    [[1, 3], 3],
  ])('folders that end with %j end the command with %i', async (codes, code) => {
    const folders = codes.map((_, index) => `${index}`);
    const ended = runCommand(['--json', '--budget', '1s', ...folders], (task) => {
      const thread = begin(task);
      queueMicrotask(() => {
        for (const each of codes) thread.answers({ text: `${each}\n`, code: each });
      });
      return thread;
    });
    expect([await ended, here.said]).toEqual([code, codes.map((each) => `${each}\n`)]);
    expect(threads.map(({ task }) => task)).toEqual([{ folders, options: { ...OPTIONS, json: true, budget: '1s' } }]);
  });

  test('whoever wants no more answers ends the thread', async () => {
    const answers = answersInThread(['a', 'b'], OPTIONS, begin);
    const first = answers.next();
    threads[0]?.answers({ text: 'A', code: 0 });
    await first;
    await answers.return();
    expect(threads.map(({ isTerminated }) => isTerminated)).toEqual([true]);
  });

  test('a command ends with its code, when all that it printed is taken', async () => {
    let fake: FakeThread<ExitCode> | undefined;
    let code: ExitCode | undefined;
    const begun = commandInThread('fmt', ['a'], (task) => {
      fake = new FakeThread(task);
      return fake;
    });
    void begun.then((ended) => {
      code = ended;
    });
    expect(fake?.task).toEqual({ command: 'fmt', args: ['a'] });
    fake?.answers(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(code).toBe(undefined);
    fake?.emit('exit');
    await vi.advanceTimersByTimeAsync(0);
    expect([code, fake?.isTerminated, here.said]).toEqual([1, false, []]);
  });

  test('a command that does not come back is 3, and says why', async () => {
    let fake: FakeThread<ExitCode> | undefined;
    const code = commandInThread('fmt', [], (task) => {
      fake = new FakeThread(task);
      return fake;
    });
    await vi.advanceTimersByTimeAsync(34_001);
    expect([await code, fake?.isTerminated, here.err]).toEqual([3, true, [`tick fmt: ${LATE}\n`]]);
  });

  test('in the thread a command that breaks says why', async () => {
    const task = { command: 'fmt', args: ['a'] };
    const given: unknown[] = [];
    await answerCommand(task, (args) => {
      given.push(args);
      return 0;
    });
    expect([given, here.said]).toEqual([[['a']], []]);
    await answerCommand(task, () => {
      throw new RangeError('x');
    });
    expect(here.err).toEqual(['tick fmt: stopped: This is nested too deeply, or too large, for the playground.\n']);
    expect(answerFolders({ folders: [`${here.folder}/none`], options: OPTIONS })).toBe(undefined);
  });
});
