/** Posts a request through the proxy. The only network access of the page, and only when Send is pressed. */
import type { HttpRequest } from '../../handlers/request';
import { PAIRING_HEADER, SEND_PATH, type SendAnswer } from '../../sharing/proxy-contract';
import { isObject } from '../../text/json';

/** Milliseconds; the proxy gives up before that. */
const TIMEOUT = 20_000;

export async function sendThrough(address: string, code: string, request: HttpRequest): Promise<SendAnswer> {
  const base = parsed(address);
  if (base === undefined) return failure('The address of the proxy is not a URL.');
  if (base.hostname !== '127.0.0.1' && base.hostname !== 'localhost')
    return failure('The proxy runs on this machine: its address begins with http://127.0.0.1.');
  try {
    const response = await fetch(new URL(SEND_PATH, base), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', [PAIRING_HEADER]: code },
      body: JSON.stringify(request),
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return readAnswer(await response.json());
  } catch {
    return failure(`No proxy answers at ${base.origin}. Is it running, with the command above?`);
  }
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

function parsed(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

function failure(error: string): SendAnswer {
  return { ok: false, error };
}
