import type { ActionResult, Origin } from '../handlers/host';
import { clientError, type HttpAnswer, type HttpRequest } from '../handlers/request';
import type { World } from '../kapacitor/server/world';
import type { CaseFile } from '../workspace/case-file';
import { SCRIPT_KINDS } from '../workspace/kinds';
import { filesOf, textOf, type Workspace } from '../workspace/workspace';
import { dialError, resolveAndDialError } from './dial-errors';

/** Where scripts and handler files of recorded cases post to. */
export const CAPTURE = 'http://capture';

/** The world of the recordings: only HipChat's and the capture's addresses lead anywhere. */
export class RecordedWorld implements World {
  readonly #hipChatOrigin: string | undefined;

  constructor(
    private readonly respond: CaseFile['respond'],
    configuration: string,
  ) {
    this.#hipChatOrigin = hipChatOrigin(configuration);
  }

  get isSlow(): boolean {
    return this.respond.slow === true;
  }

  answer(request: HttpRequest, { origins }: { readonly origins: readonly Origin[] }): HttpAnswer {
    const { method, url, urlInErrors } = request;
    if (this.#listens(url, origins)) return this.respond;
    return { status: 0, body: '', error: clientError(method, urlInErrors ?? url, unreachable(url)) };
  }

  /** Nothing listens where a handler of kind `tcp` or `sensu` connects to. */
  act(kind: string, target: string): ActionResult {
    if (kind === 'tcp') return { error: dialError(target) };
    return kind === 'sensu' ? { error: resolveAndDialError(target) } : {};
  }

  /** The recordings stop all tasks as soon as one script so much as names the sink. */
  stopsTasks(workspace: Workspace): boolean {
    return filesOf(workspace, ...SCRIPT_KINDS).some((file) => textOf(file).includes('influxDBOut'));
  }

  #listens(url: string, origins: readonly Origin[]): boolean {
    // HipChat's server was put in the place of the one in the configuration only.
    const isOwn = origins.some(({ option, from }) => /url$/.test(option) && /^(?:script|handler file)$/.test(from));
    const known = isOwn ? [CAPTURE] : [CAPTURE, this.#hipChatOrigin];
    return known.some((origin) => origin !== undefined && url.startsWith(origin));
  }
}

/** The recordings put their own server in place of the `url` of a `[hipchat]` section, found by its looks. */
export function hipChatOrigin(configuration: string): string | undefined {
  const section = /^[ \t]*\[\s*["']?hipchat["']?\s*\][^\n]*$([\s\S]*?)(?=^[ \t]*\[|(?![\s\S]))/im.exec(
    configuration,
  )?.[1];
  const url = /^[ \t]*["']?url["']?\s*=\s*(?:"([^"]*)"|'([^']*)')/im.exec(section ?? '');
  return /^(https?:\/\/[A-Za-z0-9.-]+(?::\d+)?)(?=[/?#]|$)/.exec(url?.[1] ?? url?.[2] ?? '')?.[1];
}

function unreachable(url: string): string {
  const [, scheme, authority = ''] = /^(https?):\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(url) ?? [];
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority) ?? [];
  return dialError(`${host}:${port || (scheme === 'https' ? '443' : '80')}`);
}
