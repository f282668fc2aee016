/** The tasks of a page's main thread by the processor time that they took, which other work on the machine does not lengthen. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of wall time. */
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds of the thread's own time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Milliseconds. */
export interface Task {
  readonly wall: number;
  readonly processor: number;
}

/** What Chromium writes down while `work` goes on; kept in the folder that TRACE names, with samples of what ran. */
export async function tasksWhile(
  browser: Browser,
  page: Page,
  name: string,
  work: () => Promise<void>,
): Promise<readonly Task[]> {
  const { TRACE } = process.env;
  const categories = ['toplevel', 'devtools.timeline', '__metadata'];
  if (TRACE !== undefined) categories.push('v8.execute', 'disabled-by-default-v8.cpu_profiler');
  await browser.startTracing(page, { categories });
  await work();
  const trace = await browser.stopTracing();
  if (TRACE !== undefined) writeFileSync(join(TRACE, `${name.replace(/\W+/g, '-')}.json`), trace);
  const { traceEvents }: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse(trace.toString('utf8'));
  const threads = new Set(
    traceEvents
      .filter(({ name: kind, args }) => kind === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return traceEvents
    .filter(({ name: kind, ph, pid, tid }) => ph === 'X' && /RunTask$/.test(kind) && threads.has(`${pid} ${tid}`))
    .map(({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, processor: tdur / 1000 }));
}
