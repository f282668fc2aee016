/** What comes over a connection that is no request the proxy could read: it is answered in words too. */
import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { SendAnswer } from '../sharing/proxy-contract';

interface Words {
  readonly status: string;
  readonly error: string;
}

/** Milliseconds for words to arrive: what is destroyed at once takes them along. */
const LINGER = 500;

/** `tell` hears why, for the terminal. */
export function answerWhatIsNoRequest(server: Server, deadline: number, tell: (error: string) => void): void {
  const begun = new WeakMap<Duplex, ServerResponse>();
  server.on('request', (incoming, response) => begun.set(incoming.socket, response));
  const refuse = (socket: Duplex, words: Words) => {
    const response = begun.get(socket);
    const isAnswering = response?.headersSent === true && !response.writableFinished;
    if (!socket.writable || isAnswering) {
      socket.destroy();
      return;
    }
    tell(words.error);
    const body = JSON.stringify({ ok: false, error: words.error } satisfies SendAnswer);
    const head = `HTTP/1.1 ${words.status}\r\nConnection: close\r\nContent-Type: application/json`;
    // Whoever reads nothing does not close its end either, and would hold the connection.
    socket.once('finish', () => setTimeout(() => socket.destroy(), LINGER).unref());
    socket.end(`${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || error.code === 'EPIPE') socket.destroy();
    else refuse(socket, wordsOf(error.code, deadline));
  });
  server.on('connect', (_incoming, socket) => refuse(socket, NO_TUNNEL));
  server.on('checkExpectation', (incoming) => refuse(incoming.socket, NO_EXPECTATION));
}

const NO_TUNNEL: Words = {
  status: '405 Method Not Allowed',
  error: 'The proxy makes no tunnel: it forwards requests.',
};
const NO_EXPECTATION: Words = {
  status: '417 Expectation Failed',
  error: 'The proxy does nothing that a request expects.',
};

function wordsOf(code: string | undefined, deadline: number): Words {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return { status: '408 Request Timeout', error: `The request did not come within ${deadline / 1000} seconds.` };
  if (code === 'HPE_HEADER_OVERFLOW')
    return { status: '431 Request Header Fields Too Large', error: 'The headers of the request are too long.' };
  return { status: '400 Bad Request', error: 'This is no HTTP request that the proxy can read.' };
}
