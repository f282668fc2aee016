import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { HttpRequest } from '../handlers/request';
import type { SendAnswer } from '../sharing/proxy-contract';
import { exactTarget } from './target';

const TIMEOUT = 15_000;
const ANSWER_LIMIT = 64 * 1024;

/** Sends exactly the bytes of `request` and tells what came back. Redirects are not followed. */
export function forward(request: HttpRequest): Promise<SendAnswer> {
  const { protocol, hostname, port } = new URL(request.url);
  const make = protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve) => {
    const outgoing = make(
      {
        method: request.method,
        // `URL` keeps the brackets of an IPv6 address, sockets want none.
        hostname: hostname.replace(/^\[|\]$/g, ''),
        ...(port === '' ? {} : { port }),
        path: exactTarget(request.url),
        headers: request.headers.flat(),
        setHost: false,
        agent: false,
        timeout: TIMEOUT,
      },
      (incoming) => {
        let body = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          if (body.length < ANSWER_LIMIT) body += chunk.slice(0, ANSWER_LIMIT - body.length);
        });
        incoming.on('end', () => {
          const headers = pairs(incoming.rawHeaders);
          resolve({ ok: true, status: incoming.statusCode ?? 0, headers, body });
        });
        incoming.on('error', () => resolve({ ok: false, error: 'The room broke off its answer.' }));
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${TIMEOUT / 1000} seconds`)));
    outgoing.on('error', (error) => resolve({ ok: false, error: `The room cannot be reached: ${error.message}.` }));
    outgoing.end(request.body, 'utf8');
  });
}

function pairs(raw: readonly string[]): [string, string][] {
  const headers: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) headers.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return headers;
}
