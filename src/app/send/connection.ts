/** The proxy that this page is paired with. Kept in memory only: the code pairs the page with the proxy's terminal. */
import { createSignal } from 'solid-js';
import type { RequestRecord } from '../../kapacitor/record/run-model';
import { DEFAULT_PROXY_PORT, type SendAnswer } from '../../sharing/proxy-contract';
import { LEFT_OUT } from '../../sharing/secrets/left-out';
import { Pace } from './pace';
import { sendThrough } from './send-through';

/** `VITE_PROXY_PORT=9199 npm run build` lets the page speak to another one (walls.ts). */
const built: unknown = import.meta.env.VITE_PROXY_PORT;
const PORT = typeof built === 'string' ? built : String(DEFAULT_PROXY_PORT);

export const [address, setAddress] = createSignal(`http://127.0.0.1:${PORT}`);
export const [code, setCode] = createSignal('');

/** Of everything that this page sends. */
export const pace = new Pace();

export function isLeftOut({ request }: RequestRecord): boolean {
  return request.url.includes(LEFT_OUT);
}

export async function send(record: RequestRecord, stop?: AbortSignal): Promise<SendAnswer> {
  if (isLeftOut(record)) return { ok: false, error: 'The token was left out of this workspace. Put yours in first.' };
  return sendThrough(address().trim(), code().trim(), record.request, stop);
}

/** Ends early, without an error, when it is to stop. */
export function sleep(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
