/** What the page opens with: what this tab had, a link, the work kept here, or the first example. */
import type { WorkerClient } from '../../worker/client';
import { firstExample, type Opening } from './first-example';
import { KEPT, recall } from './settings';

export async function opening(hash: string, worker: WorkerClient): Promise<Opening> {
  const isFirst = history.state === null && [KEPT, 'tick.draft'].every((key) => recall(key) === undefined);
  if (!isLink(hash) && isFirst) return { start: firstExample(), isFirst: true };
  const { restored } = await import('./restore');
  return restored(hash, worker);
}

/** Whether a hash looks like a permalink of any version. */
export function isLink(hash: string): boolean {
  return /^#\d+\./.test(hash);
}
