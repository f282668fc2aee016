/** Load directories for tests: what a real server says of them. */
import type { Answer } from '../../../src/conformance/answer';
import { strictAnswer } from '../../../src/conformance/strict-answer';
import { WHOLE } from '../../../src/kapacitor/engine/whole';

export const DBRPS = 'dbrps:\n  - db: telegraf\n    rp: autogen\n';

/** A template whose var `x` of some type stands where that type can stand. */
export const TEMPLATES = {
  int: 'var x int\nstream\n    |from()\n    |where(lambda: "v" > x)\n    |log()\n',
  float: 'var x float\nstream\n    |from()\n    |where(lambda: "v" > x)\n    |log()\n',
  bool: 'var x bool\nstream\n    |from()\n    |where(lambda: x)\n    |log()\n',
  string: 'var x string\nstream\n    |from()\n        .measurement(x)\n    |log()\n',
  duration: 'var x duration\nstream\n    |from()\n    |window()\n        .period(x)\n        .every(10s)\n    |log()\n',
  regex: 'var x regex\nstream\n    |from()\n    |where(lambda: "host" =~ x)\n    |log()\n',
  lambda: 'var x lambda\nstream\n    |from()\n    |where(x)\n    |log()\n',
  list: 'var x list\nstream\n    |from()\n        .groupBy(x)\n    |log()\n',
  star: 'var x star\nstream\n    |from()\n        .groupBy(x)\n    |log()\n',
} as const;

export type Files = Readonly<Record<string, string>>;

export function answerTo(files: Files): Answer {
  return strictAnswer(
    WHOLE,
    Object.entries(files).map(([path, content]) => ({ path, content })),
  );
}

/** What defining the task says; `ok` when it runs. */
export function told(answer: Answer, id: string): string {
  const task = answer.tasks[id];
  if (task === undefined) return 'no such task';
  return 'error' in task ? task.error : 'panic' in task ? `panic: ${task.panic}` : 'ok';
}

export function loadError(answer: Answer): string | undefined {
  return answer.load !== undefined && 'error' in answer.load ? answer.load.error : undefined;
}
