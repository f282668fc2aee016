/** What the page opens with. */
import { hipchatCpuAlert } from '../../examples/documentation/hipchat-cpu-alert';
import { exampleWorkspace } from '../../examples/example';
import type { Start } from './app';

export interface Opening {
  readonly start: Start;
  /** Nothing of this browser's own, and no link. */
  readonly isFirst?: boolean;
  /** Something to say about it. */
  readonly notice?: string;
  /** Id of the work that was here before the link was opened. */
  readonly before?: string;
}

export function firstExample(): Start {
  const files = exampleWorkspace(hipchatCpuAlert);
  return { files, example: hipchatCpuAlert.id, exampleFiles: files, strict: false, hash: '', view: {} };
}
