import type { ActionResult, Origin } from '../../handlers/host';
import type { HttpAnswer, HttpRequest } from '../../handlers/request';
import type { CaseFile } from '../../workspace/case-file';
import type { Workspace } from '../../workspace/workspace';

/** What is outside the server: it answers requests, and takes what handlers would write and send. */
export interface World {
  /** It takes requests and never answers them. */
  readonly isSlow: boolean;
  /** `success`: a status that the one who asks takes for success; `origins`: where the parts of the request come from. */
  answer(request: HttpRequest, about: { readonly success?: number; readonly origins: readonly Origin[] }): HttpAnswer;
  act(kind: string, target: string): ActionResult;
  /** Whether all tasks are stopped behind the last point, and their topics closed, whatever they hold. */
  stopsTasks(workspace: Workspace): boolean;
}

/** Every service is well, unless `case.json` says how they answer. */
export function friendlyWorld({ respond }: CaseFile): World {
  const isPlain = respond.status === 204 && respond.body === '';
  return {
    isSlow: respond.slow === true,
    answer: (_, { success }) => (isPlain && success !== undefined ? { status: success, body: '' } : respond),
    act: () => ({}),
    stopsTasks: () => false,
  };
}
