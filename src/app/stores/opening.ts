/** What the page opens with: a link, the work kept here, or the first example. */
import { exampleWorkspace } from '../../workspace/examples/example';
import { hipchatCpuAlert } from '../../workspace/examples/hipchat-cpu-alert';
import type { Start } from './app';
import type { Draft } from './draft';
import { recall } from './settings';

export interface Opening {
  readonly start: Start;
  /** Something to say about it. */
  readonly notice?: string;
  /** Work that was here before the link was opened. */
  readonly before?: Draft;
}

export async function opening(hash: string): Promise<Opening> {
  if (!isLink(hash) && recall('tick.draft') === undefined) return { start: firstExample() };
  const { restored } = await import('./restore');
  return restored(hash);
}

/** Whether a hash looks like a permalink of any version. */
export function isLink(hash: string): boolean {
  return /^#\d+\./.test(hash);
}

export function firstExample(): Start {
  const files = exampleWorkspace(hipchatCpuAlert);
  return { files, example: hipchatCpuAlert.id, exampleFiles: files, strict: false, hash: '', view: {} };
}
