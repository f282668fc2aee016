/** Commands work in a thread of their own, with a stack for deep trees, and end in words whatever they read. */
import type { ExitCode } from './exit-code';
import { faultOf, OwnThread, type Thread, tellAnswer } from './own-thread';

export type Command = (args: readonly string[]) => ExitCode | Promise<ExitCode>;

interface CommandTask {
  readonly command: string;
  readonly args: readonly string[];
}

/** What it prints goes out as it comes; where it does not come back, why. */
export async function commandInThread(
  command: string,
  args: readonly string[],
  begin?: (task: unknown) => Thread<ExitCode>,
): Promise<ExitCode> {
  const thread = new OwnThread<ExitCode>({ command, args } satisfies CommandTask, begin);
  const next = await thread.next();
  if (next.ok) {
    await thread.over();
    return next.answer;
  }
  await thread.end();
  process.stderr.write(`tick ${command}: ${next.error}\n`);
  return 3;
}

export function isCommandTask(task: unknown): task is CommandTask {
  return typeof task === 'object' && task !== null && 'command' in task && 'args' in task;
}

/** In the thread. */
export async function answerCommand({ command, args }: CommandTask, work: Command): Promise<void> {
  try {
    tellAnswer(await work(args));
  } catch (error) {
    const { words, code } = faultOf(error);
    process.stderr.write(`tick ${command}: ${words}\n`);
    tellAnswer(code);
  }
}
