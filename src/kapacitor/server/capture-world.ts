import type { ActionResult } from '../../handlers/host';
import { clientError, type HttpAnswer, type HttpRequest } from '../../handlers/request';
import type { CaseFile } from '../../workspace/case-file';
import { dialError, resolveAndDialError } from './dial-errors';

/** Where scripts and handler files of recorded cases post to. */
export const CAPTURE = 'http://capture';

/**
 * The world outside: it answers requests and takes what handlers would write and send. In a strict run it is the one of
 * the recordings, where only HipChat's and the capture's addresses lead anywhere; otherwise every service is well.
 */
export class StandIn {
  /** Scheme and authority of HipChat's URL, where the recordings found it in the configuration. */
  readonly hipChatOrigin: string | undefined;

  constructor(
    configuration: string,
    private readonly respond: CaseFile['respond'],
    private readonly isStrict: boolean,
  ) {
    this.hipChatOrigin = hipChatOrigin(configuration);
  }

  /** Takes requests and never answers them. */
  get isSlow(): boolean {
    return this.respond.slow === true;
  }

  /** `success`: a status that the one who asks takes for success. `isOwn`: the address is not the configuration's. */
  answer(request: HttpRequest, { success, isOwn }: { success?: number; isOwn: boolean }): HttpAnswer {
    if (this.isKnown(request.url, isOwn)) return this.respond;
    if (this.isStrict) {
      const { method, url, urlInErrors } = request;
      return { status: 0, body: '', error: clientError(method, urlInErrors ?? url, unreachable(url)) };
    }
    return this.isPlain() && success !== undefined ? { status: success, body: '' } : this.respond;
  }

  /** Whether somebody listens there in the recordings. */
  private isKnown(url: string, isOwn: boolean): boolean {
    const origins = [CAPTURE, isOwn && this.isStrict ? undefined : this.hipChatOrigin];
    return origins.some((origin) => origin !== undefined && url.startsWith(origin));
  }

  /** In the recordings nothing listens where a handler of kind `tcp` or `sensu` connects to. */
  act(kind: string, target: string): ActionResult {
    if (!this.isStrict) return {};
    if (kind === 'tcp') return { error: dialError(target) };
    return kind === 'sensu' ? { error: resolveAndDialError(target) } : {};
  }

  /** Nothing was said about how HipChat answers. */
  private isPlain(): boolean {
    return this.respond.status === 204 && this.respond.body === '';
  }
}

/** The recordings put their own server in place of the `url` of a `[hipchat]` section, found by its looks. */
function hipChatOrigin(configuration: string): string | undefined {
  const section = /^[ \t]*\[\s*["']?hipchat["']?\s*\][^\n]*$([\s\S]*?)(?=^[ \t]*\[|(?![\s\S]))/im.exec(
    configuration,
  )?.[1];
  const url = /^\s*["']?url["']?\s*=\s*(?:"([^"]*)"|'([^']*)')/im.exec(section ?? '');
  return /^(https?:\/\/[A-Za-z0-9.-]+(?::\d+)?)(?=[/?#]|$)/.exec(url?.[1] ?? url?.[2] ?? '')?.[1];
}

function unreachable(url: string): string {
  const [, scheme, authority = ''] = /^(https?):\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(url) ?? [];
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(authority) ?? [];
  return dialError(`${host}:${port || (scheme === 'https' ? '443' : '80')}`);
}
