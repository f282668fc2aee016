/** Posts a request through the proxy. The only network access of the page, and only when it is told to send. */
import type { HttpRequest } from '../../handlers/request';
import { PAIRING_HEADER, SEND_PATH, type SendAnswer } from '../../sharing/proxy-contract';
import { isObject } from '../../text/json';

/** Milliseconds; the proxy gives up before that. */
const TIMEOUT = 20_000;
/** Milliseconds in which the browser says that it was its own policy that stopped the page. */
const POLICY_WORDS = 100;

export async function sendThrough(
  address: string,
  code: string,
  request: HttpRequest,
  stop?: AbortSignal,
): Promise<SendAnswer> {
  const base = URL.canParse(address) ? new URL(address) : undefined;
  if (base === undefined) return failure('The address of the proxy is not a URL.');
  if (base.protocol !== 'http:' || (base.hostname !== '127.0.0.1' && base.hostname !== 'localhost'))
    return failure('The proxy runs on this machine: its address begins with http://127.0.0.1.');
  if (!/^[!-~]*$/.test(code)) return failure('The pairing code is eight letters and digits, as the proxy prints it.');
  const policy = watchPolicy(base.origin);
  const timeout = AbortSignal.timeout(TIMEOUT);
  try {
    const response = await fetch(new URL(SEND_PATH, base), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [PAIRING_HEADER]: code },
      body: JSON.stringify(request),
      credentials: 'omit',
      redirect: 'error',
      signal: stop === undefined ? timeout : AbortSignal.any([stop, timeout]),
    });
    return readAnswer(await response.json());
  } catch {
    if (stop?.aborted === true) return failure('Stopped.');
    if (await policy.forbids())
      return failure(
        `This page may not speak to ${base.origin}: it is served so that it reaches a proxy at one port only. The file _headers beside it says how to name another.`,
      );
    return failure(`No proxy answers at ${base.origin}. Is it running, with the command above?`);
  } finally {
    policy.end();
  }
}

/** Listens whether the page's own Content-Security-Policy stops it; a failed `fetch` does not say why it failed. */
function watchPolicy(origin: string): { forbids(): Promise<boolean>; end(): void } {
  let forbidden = false;
  const hear = (event: SecurityPolicyViolationEvent) => {
    if (event.effectiveDirective === 'connect-src' && event.blockedURI.startsWith(origin)) forbidden = true;
  };
  document.addEventListener('securitypolicyviolation', hear);
  return {
    forbids: async () => {
      if (!forbidden) await new Promise((resolve) => setTimeout(resolve, POLICY_WORDS));
      return forbidden;
    },
    end: () => document.removeEventListener('securitypolicyviolation', hear),
  };
}

function readAnswer(value: unknown): SendAnswer {
  if (!isObject(value)) return failure('The proxy answered something that is no answer.');
  if (value.ok !== true)
    return failure(typeof value.error === 'string' ? value.error : 'The proxy refused, and did not say why.');
  return {
    ok: true,
    status: typeof value.status === 'number' ? value.status : 0,
    headers: [],
    body: typeof value.body === 'string' ? value.body : '',
  };
}

function failure(error: string): SendAnswer {
  return { ok: false, error };
}
