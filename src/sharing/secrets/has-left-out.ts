import type { Workspace } from '../../workspace/workspace';
import { LEFT_OUT } from './left-out';

/** Whether somebody left secrets out of this workspace: its requests then carry a placeholder. */
export function hasLeftOut(workspace: Workspace): boolean {
  return workspace.some(({ content }) => typeof content === 'string' && content.includes(LEFT_OUT));
}
