/** What the page opens with: a link, the work kept here, or the first example. */
import type { WorkerClient } from '../../worker/client';
import { firstExample, type Opening } from './first-example';
import { recall } from './settings';

export async function opening(hash: string, worker: WorkerClient): Promise<Opening> {
  if (!isLink(hash) && recall('tick.draft') === undefined) return { start: firstExample(), isFirst: true };
  const { restored } = await import('./restore');
  return restored(hash, worker);
}

/** Whether a hash looks like a permalink of any version. */
export function isLink(hash: string): boolean {
  return /^#\d+\./.test(hash);
}
