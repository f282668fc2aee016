/** A small stand-in for HipChat: checks the token, answers as HipChat's API v2 did, and remembers what it was told. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { printable } from './printable';
import { readBody } from './read-request';

export interface RoomOptions {
  /** The token that the room takes; any other gets 401. */
  readonly token: string;
  readonly print: (line: string) => void;
}

/** A message as it came. */
export interface ReceivedMessage {
  readonly room: string;
  readonly contentLength: number;
  readonly body: string;
}

export interface Room {
  readonly server: Server;
  /** The newest ones, oldest first. */
  readonly messages: readonly ReceivedMessage[];
}

const PATH = /^\/v2\/room\/(.+)\/notification$/;
const COLORS = new Set(['yellow', 'green', 'red', 'purple', 'gray', 'random']);
const BODY_LIMIT = 64 * 1024;
/** Messages that are remembered. */
export const MOST_MESSAGES = 200;
const MOST_CONNECTIONS = 200;
const TIMEOUT = 15_000;

export function createRoom(options: RoomOptions): Room {
  const messages: ReceivedMessage[] = [];
  const limits = { headersTimeout: TIMEOUT, requestTimeout: TIMEOUT, connectionsCheckingInterval: 1_000 };
  const server = createServer(limits, (incoming, response) => {
    const [pathname = '', query = ''] = split(incoming.url ?? '');
    if (incoming.method === 'GET' && pathname === '/') return listMessages(response, messages);
    const room = PATH.exec(pathname)?.[1];
    if (room === undefined) return fail(response, 404, 'Not Found', 'There is nothing here');
    if (incoming.method !== 'POST') return fail(response, 405, 'Method Not Allowed', 'This method is not allowed');
    const say = (what: string, text: string) =>
      options.print(`${what}  ${printable(decode(room))}: ${printable(withoutToken(text, options.token))}`);
    if (token(incoming, new URLSearchParams(query)) !== options.token) {
      say('401', 'invalid token');
      return fail(response, 401, 'Unauthorized', 'Invalid OAuth session');
    }
    readBody(incoming, BODY_LIMIT).then(
      (body) => {
        const wrong = body === undefined ? 'The request body is too large' : fault(body);
        if (body === undefined || wrong !== undefined) {
          say('400', wrong ?? '');
          return fail(response, 400, 'Bad Request', wrong ?? '');
        }
        messages.push({ room: decode(room), contentLength: Number(incoming.headers['content-length'] ?? 0), body });
        if (messages.length > MOST_MESSAGES) messages.shift();
        say('204', body.trimEnd());
        response.writeHead(204).end();
      },
      // Nobody is there to be told.
      () => say('gone', 'the sender broke off its request'),
    );
  });
  server.maxConnections = MOST_CONNECTIONS;
  return { server, messages };
}

/** Path and query of a request line; of a whole URL in it, too, as proxies get it. */
function split(url: string): string[] {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  const mark = target.indexOf('?');
  return mark === -1 ? [target] : [target.slice(0, mark), target.slice(mark + 1)];
}

function token(incoming: IncomingMessage, query: URLSearchParams): string | undefined {
  const bearer = /^Bearer (.*)$/i.exec(incoming.headers.authorization ?? '')?.[1];
  return query.get('auth_token') ?? bearer;
}

/** Some clients repeat it in the body. */
function withoutToken(text: string, token: string): string {
  return token === '' ? text : text.replaceAll(token, '<token>');
}

/** What HipChat would not take about a notification. */
function fault(body: string): string | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return 'The request body is not valid JSON';
  }
  if (typeof json !== 'object' || json === null) return 'The request body is not an object';
  const message = 'message' in json ? json.message : undefined;
  if (typeof message !== 'string' || message === '') return "Property 'message' is required";
  if (message.length > 10_000) return "Property 'message' is too long";
  if ('color' in json && !(typeof json.color === 'string' && COLORS.has(json.color)))
    return "Property 'color' is invalid";
  return undefined;
}

function fail(response: ServerResponse, code: number, type: string, message: string): void {
  // The rest of a request that is refused is not waited for.
  response.writeHead(code, { 'Content-Type': 'application/json', ...(code === 400 ? { Connection: 'close' } : {}) });
  response.end(JSON.stringify({ error: { code, type, message } }));
}

function listMessages(response: ServerResponse, messages: readonly ReceivedMessage[]): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(messages, null, 2));
}

function decode(room: string): string {
  try {
    return decodeURIComponent(room);
  } catch {
    return room;
  }
}
