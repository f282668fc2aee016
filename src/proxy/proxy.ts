/** A proxy that forwards HipChat notifications of the page on this machine, and nothing else. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readNotification } from '../sharing/notification';
import { PAIRING_HEADER, SEND_PATH, type SendAnswer } from '../sharing/proxy-contract';
import { forward } from './forward';
import { answerWhatIsNoRequest } from './no-request';
import { Pairing } from './pairing';
import { printable } from './printable';
import { Rate } from './rate';
import { readBody, readRequest } from './read-request';
import { type Lookup, resolve, systemLookup } from './resolve';

export interface ProxyOptions {
  /** Origins that requests may go to. */
  readonly allow: readonly string[];
  /** Origins of pages that may ask, besides those of this machine. */
  readonly pages: readonly string[];
  readonly pairingCode: string;
  /** One line about each request: origin and room, never a token, no control characters. */
  readonly print: (line: string) => void;
  /** Private networks may be sent to. */
  readonly allowPrivate?: boolean;
  /** Requests a second; twice as many at once. */
  readonly rate?: number;
  /** Milliseconds from the first byte of a request to the last of its answer. */
  readonly deadline?: number;
  readonly lookup?: Lookup;
  /** Milliseconds, never going back. */
  readonly now?: () => number;
}

export const DEFAULT_RATE = 20;
const BODY_LIMIT = 256 * 1024;
const DEADLINE = 15_000;
/** Connections at once, half open or not. */
const MOST_CONNECTIONS = 100;
/** Requests at once that wait for their answers. */
const MOST_WAITING = 200;
const LOCAL_PAGE = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

export function createProxy(options: ProxyOptions): Server {
  const { deadline = DEADLINE, rate = DEFAULT_RATE, now = () => performance.now() } = options;
  const state: State = {
    options,
    deadline,
    pairing: new Pairing(options.pairingCode),
    rate: new Rate(rate, 2 * rate, now),
    waiting: 0,
  };
  const limits = { headersTimeout: deadline, requestTimeout: deadline, connectionsCheckingInterval: 500 };
  // A request without a host is refused by us, in words.
  const server = createServer(
    { ...limits, keepAliveTimeout: 5_000, requireHostHeader: false },
    (incoming, response) => void handle(state, incoming, response),
  );
  answerWhatIsNoRequest(server, deadline, (error) => options.print(line('refused', '', error)));
  server.maxConnections = MOST_CONNECTIONS;
  // Of a client that reads nothing.
  server.timeout = 4 * deadline;
  return server;
}

interface State {
  readonly options: ProxyOptions;
  readonly deadline: number;
  readonly pairing: Pairing;
  readonly rate: Rate;
  waiting: number;
}

/** A status for the page's browser, a sentence for its user; in the terminal it stands behind `about`. */
class Refusal {
  constructor(
    readonly status: number,
    readonly error: string,
    readonly about = '',
  ) {}
}

async function handle(state: State, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { print } = state.options;
  const early = admit(state, incoming, response);
  if (early === 'preflight') {
    response.writeHead(204).end();
    return;
  }
  const answer = early ?? (await send(state, incoming, response).catch((error: unknown) => broken(error)));
  if (answer instanceof Refusal) {
    print(line(answer.status >= 500 ? 'failed' : 'refused', answer.about, answer.error));
    // What was not read of the request is not waited for.
    if (!incoming.complete) response.setHeader('Connection', 'close');
    write(response, answer.status, { ok: false, error: answer.error });
    return;
  }
  const { about, result } = answer;
  print(result.ok ? line(`sent ${result.status}`, about) : line('failed', about, result.error));
  write(response, 200, result);
}

/** Each part is limited for itself: a long name must not push out what went wrong. */
function line(what: string, about: string, error = ''): string {
  const parts = [about, error].filter((part) => part !== '').map(printable);
  return `${what.padEnd(9)}${parts.join(': ')}`;
}

/** Who asks, and how; `undefined` when the request may be read. */
function admit(state: State, incoming: IncomingMessage, response: ServerResponse): Refusal | 'preflight' | undefined {
  const { pages } = state.options;
  if (!isOwnHost(incoming)) return new Refusal(403, 'The proxy answers under its own address only.');
  const page = incoming.headers.origin;
  if (page === undefined) return new Refusal(403, 'Only a page may use the proxy.');
  const about = `the page ${page}`;
  if (!LOCAL_PAGE.test(page) && !pages.includes(page))
    return new Refusal(403, 'This page may not use the proxy.', about);
  allowPage(response, page);
  if (incoming.method === 'OPTIONS') return 'preflight';
  if (incoming.method !== 'POST' || incoming.url !== SEND_PATH)
    return new Refusal(404, `The proxy knows POST ${SEND_PATH} only.`, about);
  const pairing = state.pairing.ask(page, incoming.headers[PAIRING_HEADER.toLowerCase()]);
  // Few letters keep the code short: after a handful of wrong ones a page is not heard again.
  if (pairing === 'locked out')
    return new Refusal(403, 'Too many wrong pairing codes came from this page. Start the proxy again.', about);
  if (pairing === 'wrong') return new Refusal(403, 'The pairing code is not the one that the proxy printed.', about);
  if (!state.rate.take()) {
    response.setHeader('Retry-After', '1');
    return new Refusal(429, `More than ${state.rate.perSecond} requests a second are not forwarded. Send more slowly.`);
  }
  if (state.waiting >= MOST_WAITING)
    return new Refusal(429, `${MOST_WAITING} requests wait for their answers already. Send more slowly.`);
  return undefined;
}

/** A page elsewhere can make its own name lead here, but not call itself by this machine's. */
function isOwnHost(incoming: IncomingMessage): boolean {
  const names = incoming.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  const port = incoming.socket.localPort ?? 0;
  const given = incoming.headers.host?.toLowerCase() ?? '';
  const own = ['127.0.0.1', 'localhost', '[::1]'].flatMap((name) => [
    `${name}:${port}`,
    ...(port === 80 ? [name] : []),
  ]);
  return names.length === 1 && own.includes(given);
}

interface Sent {
  /** Origin and room. */
  readonly about: string;
  readonly result: SendAnswer;
}

async function send(state: State, incoming: IncomingMessage, response: ServerResponse): Promise<Refusal | Sent> {
  const { allow, allowPrivate = false, lookup = systemLookup } = state.options;
  const ending = new AbortController();
  const timer = setTimeout(() => ending.abort(`No answer within ${state.deadline / 1000} seconds.`), state.deadline);
  const gone = () => ending.abort('The page went away before the answer came.');
  response.on('close', gone);
  state.waiting++;
  try {
    const text = await readBody(incoming, BODY_LIMIT).catch(() => 'broken off' as const);
    if (text === 'broken off') return new Refusal(400, 'The page went away before its request was whole.');
    if (text === undefined) return new Refusal(413, 'The request is too large.');
    const request = readRequest(text);
    if (request === undefined) return new Refusal(400, 'The page asked for something that is no request.');
    const target = readNotification(request);
    if (!target.ok) return new Refusal(403, target.error);
    const { origin, room, hostname } = target;
    if (!allow.includes(origin))
      return new Refusal(403, `${origin} is not allowed. Start the proxy with --allow ${origin}.`);
    const about = `${origin} ${room}`;
    const found = await before(ending.signal, resolve(hostname, allowPrivate, lookup));
    if (found === undefined) return { about, result: { ok: false, error: String(ending.signal.reason) } };
    if (!found.ok) return new Refusal(403, found.error, about);
    return { about, result: await forward(request, target, found.addresses, ending.signal) };
  } finally {
    state.waiting--;
    clearTimeout(timer);
    response.off('close', gone);
  }
}

/** A look-up cannot be ended, but it need not be waited for. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
    work.then(resolve, reject);
  });
}

/** A bug: where it is, but not its message, which may quote the request. */
function broken(error: unknown): Refusal {
  const place = error instanceof Error ? (error.stack?.split('\n    at ')[1] ?? '') : '';
  const name = error instanceof Error ? error.name : typeof error;
  return new Refusal(500, 'The proxy failed. Its terminal says more.', `${name} at ${place}`);
}

function allowPage(response: ServerResponse, page: string): void {
  response.setHeader('Access-Control-Allow-Origin', page);
  response.setHeader('Vary', 'Origin');
  response.setHeader('Access-Control-Allow-Headers', `Content-Type, ${PAIRING_HEADER}`);
  response.setHeader('Access-Control-Allow-Methods', 'POST');
  response.setHeader('Access-Control-Allow-Private-Network', 'true');
  response.setHeader('Access-Control-Max-Age', '600');
}

function write(response: ServerResponse, status: number, body: SendAnswer): void {
  if (response.destroyed) return;
  const head = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
  response.writeHead(status, head);
  response.end(JSON.stringify(body));
}
